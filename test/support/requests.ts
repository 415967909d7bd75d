import type { Ids } from "./full-county";
import type { Route } from "./sweep";
import { password } from "./world";

type Body = (ids: Ids) => unknown;
const planned = {
  kind: "discussion",
  audience: "everyone",
  title: "研讨",
  heldOn: "2027-01-20",
  startsAt: "09:00",
  endsAt: "10:00",
};
const post = { post: "staff", office: "none", employment: "civil_servant", fromOn: "2027-01-10" };

/** A body of the right shape for every route that takes one: so that what refuses is a wall, not the validator. */
export const bodies: Record<string, Body> = {
  "PUT /password": () => ({ current: "not-the-password", next: "another-password-9" }),
  "POST /second-factor/confirmation": () => ({ code: "000000", password: "not-the-password" }),
  "POST /second-factor/recovery-codes": () => ({ password: "not-the-password" }),
  "PUT /own-account/phone": () => ({ phone: "13800009999", password: "not-the-password", version: 99 }),
  "DELETE /second-factor": () => ({ password: "not-the-password" }),
  "POST /accounts/:id/roles": ({ units }) => ({
    role: "recorder",
    unitId: units,
    fromOn: "2027-06-01",
    password,
  }),
  "DELETE /accounts/:id/roles/:role": () => ({ password }),
  "PUT /accounts/:id/person": ({ people }) => ({ personId: people, version: 99 }),
  "POST /accounts/:id/suspension": () => ({ version: 1, password }),
  "DELETE /accounts/:id/suspension": () => ({ version: 2, password }),
  "POST /accounts/:id/reset": () => ({ password }),
  "DELETE /accounts/:id/second-factor": () => ({ password }),
  "POST /export": () => ({ password }),
  "POST /runs/:id/repetition": () => ({ reason: "登记有误", confirmed: 0, waiting: 0 }),
  "POST /runs/:id/repetition/confirmation": () => ({
    request: "rep_01K00000000000000000000000",
    confirmed: 0,
    waiting: 0,
  }),
  "POST /invitations": ({ people }) => ({ role: "person", people: [people] }),
  "POST /invitations/renewal": ({ invitations }) => ({ links: [invitations] }),
  "PUT /drafts/:form": () => ({ content: { body: "草稿" }, version: 0 }),
  "DELETE /drafts/:form": () => ({ version: 1 }),
  "PUT /settings": () => ({ codesRequired: false, retentionYears: 3, version: 1 }),
  "POST /units": ({ organ }) => ({ parentId: organ, kind: "branch", name: "新支部" }),
  "PUT /units/:id": () => ({ name: "改名支部", version: 99 }),
  "POST /units/:id/move": () => ({ direction: "up", version: 99 }),
  "POST /units/:id/dissolution": () => ({ on: "2027-01-20", version: 1 }),
  "POST /units/:id/quota-terms": () => ({
    fromYear: 2027,
    optsIntoPool: true,
    approvedShare: false,
    version: 99,
  }),
  "POST /units/:id/standards": () => ({
    standard: "notes",
    fromYear: 2027,
    applies: false,
    reason: "离退休",
    version: 99,
  }),
  "POST /units/:id/groups": () => ({ name: "第三小组", fromOn: "2027-01-10" }),
  "POST /units/:id/groups/:group/end": () => ({ on: "2027-01-20", version: 99 }),
  "POST /people": ({ units }) => ({ name: "新人", branchId: units, standing: "full", ...post }),
  "PUT /people/:id": () => ({ name: "改名", version: 99 }),
  "POST /people/:id/transfer": ({ units }) => ({ branchId: units, fromOn: "2027-01-10", version: 99 }),
  "POST /people/:id/standing": () => ({ standing: "full", fromOn: "2027-01-10", version: 99 }),
  "POST /people/:id/post": () => ({ ...post, version: 99 }),
  "POST /people/:id/exemptions": () => ({ covers: "sessions", reason: "mobile", fromOn: "2026-12-05" }),
  "POST /people/:id/intervals/:interval/withdrawal": () => ({ version: 99 }),
  "POST /people/:id/exemptions/:exemption/end": () => ({ on: "2027-01-10" }),
  "POST /cases/:person/warnings": () => ({ decidedOn: "2027-01-10", document: "决定一号" }),
  "POST /cases/:person/open-cases": () => ({ openedOn: "2027-01-10" }),
  "POST /cases/:person/open-cases/:id/closure": () => ({ closedOn: "2027-01-10", version: 99 }),
  "POST /cases/:person/outside-appraisals": () => ({ year: 2026, grade: "qualified", document: "决定二号" }),
  "POST /sessions": ({ units }) => ({ unitId: units, ...planned }),
  "PUT /sessions/:id": () => ({ ...planned, version: 1 }),
  "POST /sessions/:id/cancellation": () => ({ reason: "改期" }),
  "PUT /sessions/:id/minutes": () => ({ body: "记录", version: 0 }),
  "PUT /sessions/:id/attendance": ({ person }) => ({
    marks: [{ personId: person, status: "present", version: 1 }],
  }),
  "POST /sessions/:id/corrections": ({ person }) => ({
    personId: person,
    status: "late",
    reason: "更正",
    version: 1,
  }),
  "POST /sessions/:id/make-ups": ({ person }) => ({ personId: person, heldOn: "2026-01-06" }),
  "POST /sessions/:id/sitters-in": ({ person }) => ({ personId: person }),
  "POST /leaves": ({ person }) => ({
    personId: person,
    kind: "personal",
    firstOn: "2027-02-01",
    lastOn: "2027-02-02",
  }),
  "POST /leaves/:id/approval": () => ({}),
  "POST /leaves/:id/refusal": () => ({}),
  "POST /notes": ({ person }) => ({
    personId: person,
    form: "typed",
    writtenOn: "2027-01-20",
    title: "笔记",
    body: "学习",
  }),
  "POST /notes/:id/verification": () => ({ characters: 800 }),
  "POST /essays": () => ({ half: "2027H1", title: "心得", body: "学习" }),
  "POST /essays/:id/acceptance": () => ({ version: 99 }),
  "POST /essays/:id/return": () => ({ version: 99, comment: "请补充" }),
  "POST /learning": ({ person }) => ({
    personId: person,
    kind: "certificate",
    title: "结业",
    doneOn: "2027-01-10",
    minutes: 60,
  }),
  "POST /list-exports": () => ({ page: "/people", format: "xlsx", rows: 3 }),
  "POST /feedback": () => ({ page: "/notes", body: "字太小" }),
  "POST /measures": () => ({ content: {}, fromQuarter: "2028Q1", reason: "县委研究决定", basedOn: 1 }),
  "POST /lectures": ({ person }) => ({
    personId: person,
    year: 2027,
    plannedOn: "2027-04-08",
    topic: "监督法",
  }),
  "POST /holidays": () => ({ first: "2027-03-03", last: "2027-03-03", kind: "off", reason: "县庆" }),
  "POST /measures/check": () => ({ content: {} }),
  "POST /measures/what-if": () => ({ content: {}, year: 2026, scheme: "democratic_appraisal" }),
  "POST /must-reads": () => ({ year: 2027, title: "必读" }),
  "POST /must-reads/:id/readings": ({ person }) => ({ people: [person], finishedOn: "2027-01-10" }),
  "PUT /inspections/:id/items/:person": () => ({ quality: "good", version: 99 }),
  "POST /inspections/:id/closure": () => ({}),
  "POST /assessments/:id/confirmation": ({ units, person }) => ({ unitId: units, people: [person] }),
  "POST /assessments/:id/people/:person/override/approval": () => ({ override: "ovr_unseen" }),
  "POST /assessments/:id/people/:person/override": () => ({ grade: "qualified", reason: "会议研究决定" }),
  "PUT /ballots/:year": ({ units, person }) => ({
    branchId: units,
    rows: [{ personId: person, excellent: 0, qualified: 1, basically: 0, unqualified: 0, version: 0 }],
  }),
  "PUT /rosters/:id/mapping": () => ({
    mapping: { headerRow: 1, columns: ["name"], organName: null },
    version: 99,
  }),
  "PUT /rosters/:id/choices": () => ({
    choices: {
      confirmedWarnings: [],
      confirmedRows: [],
      excludedRows: [],
      acceptedSuggestions: [],
      createUnits: true,
      parentKind: "general_branch",
      defaultFromOn: "2027-01-01",
    },
    version: 99,
  }),
  "POST /rosters/remarks/:person/decision": () => ({ kind: "retired", accepted: true }),
  "POST /rosters/:id/commitment": () => ({ version: 99 }),
};

/** What a list may be asked beyond itself: with the ids of somebody else's unit or person it must come without their rows. */
export const queries: Record<string, (ids: Ids) => string> = {
  "GET /people": ({ units }) => `?unit=${units}`,
  "GET /sessions": ({ units }) => `?unit=${units}`,
  "GET /sessions/series": () => "?first=2027-01-20&every=month&until=2027-12-31",
  "GET /leaves": ({ units, person }) => `?unit=${units}&person=${person}`,
  "GET /notes": ({ units, person }) => `?unit=${units}&person=${person}`,
  "GET /notes/likenesses": ({ units }) => `?branch=${units}&quarter=2026Q4`,
  "GET /notes/progress": ({ person }) => `?person=${person}`,
  "GET /essays": ({ units, person }) => `?unit=${units}&person=${person}`,
  "GET /learning": ({ units, person }) => `?unit=${units}&person=${person}`,
  "GET /ballots/:year": ({ units }) => `?branch=${units}`,
  "GET /assessments/:id": ({ units }) => `?unit=${units}`,
  "GET /audit": ({ people }) => `?subject=${people}`,
  "GET /reports/comparison": () => "?period=2026Q4",
};

/** Routes that take a file's bytes instead. */
export const uploads = new Set(["POST /rosters", "POST /sessions/:id/sign-in-sheet"]);

/** Whose effect is on the caller's own session: asked last. */
export const endsSession = new Set(["DELETE /session", "DELETE /sessions"]);

export const nameOf = ({ method, path }: Route) => `${method} ${path.replace("/api/c/:county", "")}`;
