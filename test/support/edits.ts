import {
  admin,
  adoption,
  anAccount,
  aRoster,
  aSession,
  branchOf,
  markedRoll,
  type Prepared,
  planned,
  someone,
} from "./attempts";
import { tick } from "./schedule";
import { aCounty, aPerson, idOf, password, withBranches } from "./world";

const interval = { fromOn: "2027-01-10", version: 1 };
let named = 0;

const onPerson =
  (below: string, body: object): Prepared =>
  async (full) => ({ who: admin(full), path: `/people/${await someone(full)}${below}`, body });

const onUnit =
  (below: string, body: object): Prepared =>
  async (full) => {
    const organ = full.one.organ ?? "";
    const unit = { parentId: organ, kind: "branch", name: `支部${++named}` };
    const id = await idOf(await admin(full).post("/units", unit));
    return { who: admin(full), path: `/units/${id}${below}`, body };
  };

/** Routes that change what stands: each takes the version that was seen. */
export const edits: Record<string, Prepared> = {
  "PUT /people/:id": onPerson("", { name: "改名", version: 1 }),
  "POST /people/:id/transfer": onPerson("/transfer", { branchId: null, ...interval }),
  "POST /people/:id/standing": onPerson("/standing", { standing: "non_party", ...interval }),
  "POST /people/:id/post": onPerson("/post", {
    post: "department_head",
    office: "none",
    employment: "worker",
    ...interval,
  }),
  "POST /people/:id/intervals/:interval/withdrawal": async (full) => {
    const path = `/people/${await someone(full)}`;
    await admin(full).post(`${path}/standing`, { standing: "non_party", ...interval });
    const { standings } = (await (await admin(full).get(path)).json()) as { standings: { id: string }[] };
    return {
      who: admin(full),
      path: `${path}/intervals/${standings[0]?.id}/withdrawal`,
      body: { version: 2 },
    };
  },
  "PUT /units/:id": onUnit("", { name: "改名支部", version: 1 }),
  "POST /units/:id/move": onUnit("/move", { direction: "up", version: 1 }),
  "POST /units/:id/dissolution": onUnit("/dissolution", { on: "2027-01-20", version: 1 }),
  "POST /units/:id/quota-terms": onUnit("/quota-terms", {
    fromYear: 2027,
    optsIntoPool: true,
    approvedShare: false,
    version: 1,
  }),
  "POST /units/:id/standards": onUnit("/standards", {
    standard: "notes",
    fromYear: 2027,
    applies: false,
    reason: "离退休",
    version: 1,
  }),
  "POST /units/:id/groups/:group/end": async (full) => {
    const path = `/units/${branchOf(full)}/groups`;
    const id = await idOf(await admin(full).post(path, { name: `小组${++named}`, fromOn: "2027-01-01" }));
    return { who: admin(full), path: `${path}/${id}/end`, body: { on: "2027-01-20", version: 1 } };
  },
  "PUT /settings": (full) => ({
    who: admin(full),
    path: "/settings",
    body: { codesRequired: false, retentionYears: 4, version: 1 },
  }),
  "PUT /own-account/phone": async ({ callers }) => {
    const { version } = (await (await callers.inspector.get("/own-account")).json()) as { version: number };
    const body = { phone: "13800008888", password, version };
    return { who: callers.inspector, path: "/own-account/phone", body };
  },
  "PUT /drafts/:form": (full) => ({
    who: full.callers.secretary,
    path: "/drafts/essay.2027H1",
    body: { content: { body: "草稿" }, version: 0 },
  }),
  "PUT /accounts/:id/person": async (full) => {
    const { id, version } = await anAccount(full, "spare2");
    const body = { personId: await someone(full, `何新${++named}`), version };
    return { who: admin(full), path: `/accounts/${id}/person`, body };
  },
  "POST /accounts/:id/suspension": async (full) => {
    const { id, version } = await anAccount(full, "spare1");
    return { who: admin(full), path: `/accounts/${id}/suspension`, body: { version, password } };
  },
  "PUT /sessions/:id": async (full) => ({
    who: admin(full),
    path: `/sessions/${await aSession(full)}`,
    body: { ...planned, title: "改题", version: 1 },
  }),
  "PUT /sessions/:id/minutes": async (full) => ({
    who: admin(full),
    path: `/sessions/${await aSession(full, "opening")}/minutes`,
    body: { body: "记录", version: 0 },
  }),
  "PUT /sessions/:id/attendance": async (full) => {
    const id = await aSession(full, "opening");
    const marks = (await markedRoll(full, id)).map((row) => ({ ...row, status: "present" }));
    return { who: admin(full), path: `/sessions/${id}/attendance`, body: { marks } };
  },
  "POST /sessions/:id/corrections": async (full) => {
    const id = await aSession(full, "opening");
    const marks = (await markedRoll(full, id)).map((row) => ({ ...row, status: "present" }));
    await admin(full).put(`/sessions/${id}/attendance`, { marks });
    await admin(full).post(`/sessions/${id}/closure`);
    const [row] = await markedRoll(full, id);
    return {
      who: admin(full),
      path: `/sessions/${id}/corrections`,
      body: { ...row, status: "late", reason: "签到表核对" },
    };
  },
  "POST /cases/:person/open-cases/:id/closure": async (full) => {
    const person = await someone(full, "钱新");
    const id = await idOf(await admin(full).post(`/cases/${person}/open-cases`, { openedOn: "2027-01-10" }));
    return {
      who: admin(full),
      path: `/cases/${person}/open-cases/${id}/closure`,
      body: { closedOn: "2027-01-11", version: 1 },
    };
  },
  "PUT /inspections/:id/items/:person": async () => {
    const county = await aCounty({ today: "2026-08-03" });
    const { branches } = await withBranches(county, "城关支部");
    const person = await aPerson(county, branches["城关支部"] ?? "", "冯新");
    county.on("2026-10-09");
    await tick(county);
    const reply = await county.administrator.get("/inspections?quarter=2026Q3");
    const { inspections } = (await reply.json()) as { inspections: { id: string }[] };
    const path = `/inspections/${inspections[0]?.id}/items/${person}`;
    return { who: county.administrator, path, body: { quality: "good", version: 0 } };
  },
  "PUT /ballots/:year": ({ callers, one }) => ({
    who: callers.secretary,
    path: "/ballots/2026",
    body: {
      branchId: one.units,
      rows: [{ personId: one.person, excellent: 1, qualified: 0, basically: 0, unqualified: 0, version: 0 }],
    },
  }),
  "PUT /rosters/:id/mapping": async (full) => {
    const { id, mapping, version } = await aRoster(full, "孙");
    return { who: admin(full), path: `/rosters/${id}/mapping`, body: { mapping, version } };
  },
  "PUT /rosters/:id/choices": async (full) => {
    const { id, choices, version } = await aRoster(full, "李");
    return { who: admin(full), path: `/rosters/${id}/choices`, body: { choices, version } };
  },
  "POST /measures": (full) => adoption(full, 8000, 1),
};
