import {
  admin,
  adoption,
  aRoster,
  aSession,
  branchOf,
  markedRoll,
  type Prepared,
  planned,
  someone,
} from "./attempts";
import { edits } from "./edits";
import { idOf } from "./world";

/** Routes that make something new: a repeat with the same key makes nothing more and is answered the same. */
export const creations: Record<string, Prepared> = {
  "POST /cases/:person/open-cases": async (full) => ({
    who: admin(full),
    path: `/cases/${await someone(full, "周一")}/open-cases`,
    body: { openedOn: "2027-01-10" },
  }),
  "POST /cases/:person/warnings": async (full) => ({
    who: admin(full),
    path: `/cases/${await someone(full, "周二")}/warnings`,
    body: { decidedOn: "2027-01-10", document: "决定一号" },
  }),
  "POST /cases/:person/outside-appraisals": async (full) => ({
    who: admin(full),
    path: `/cases/${await someone(full, "周三")}/outside-appraisals`,
    body: { year: 2026, grade: "qualified", document: "决定二号" },
  }),
  "POST /essays": ({ callers }) => ({
    who: callers.person,
    path: "/essays",
    body: { half: "2027H1", title: "心得", body: "学习".repeat(30) },
  }),
  "POST /feedback": ({ callers }) => ({
    who: callers.person,
    path: "/feedback",
    body: { page: "/notes", body: "字太小" },
  }),
  "POST /invitations": async (full) => ({
    who: admin(full),
    path: "/invitations",
    body: {
      role: "recorder",
      holders: [{ unitId: branchOf(full), personId: await someone(full, "钱记录") }],
    },
  }),
  "POST /holidays": (full) => ({
    who: admin(full),
    path: "/holidays",
    body: { first: "2027-03-08", last: "2027-03-08", kind: "off", reason: "县庆" },
  }),
  "POST /lectures": (full) => ({
    who: full.callers.secretary,
    path: "/lectures",
    body: { personId: full.one.person, year: 2027, topic: "又一讲" },
  }),
  "POST /learning": ({ callers }) => ({
    who: callers.person,
    path: "/learning",
    body: { kind: "certificate", title: "结业", doneOn: "2027-01-10", minutes: 60 },
  }),
  "POST /leaves": ({ callers }) => ({
    who: callers.person,
    path: "/leaves",
    body: { kind: "personal", firstOn: "2027-05-06", lastOn: "2027-05-07" },
  }),
  "POST /must-reads": (full) => ({
    who: admin(full),
    path: "/must-reads",
    body: { year: 2027, title: "又一必读" },
  }),
  "POST /must-reads/:id/readings": async (full) => {
    const id = await idOf(await admin(full).post("/must-reads", { year: 2027, title: "读物" }));
    const body = { people: [full.one.person], finishedOn: "2027-01-12" };
    return { who: full.callers.secretary, path: `/must-reads/${id}/readings`, body };
  },
  "POST /notes": ({ callers }) => ({
    who: callers.person,
    path: "/notes",
    body: { form: "typed", writtenOn: "2027-01-20", title: "笔记", body: "学习" },
  }),
  "POST /people": (full) => ({
    who: admin(full),
    path: "/people",
    body: {
      name: "新人",
      branchId: branchOf(full),
      standing: "full",
      post: "staff",
      office: "none",
      employment: "civil_servant",
      fromOn: "2027-01-10",
    },
  }),
  "POST /people/:id/exemptions": async (full) => ({
    who: admin(full),
    path: `/people/${await someone(full, "吴新")}/exemptions`,
    body: { covers: "sessions", reason: "mobile", fromOn: "2027-01-05" },
  }),
  "POST /second-factor": ({ callers }) => ({ who: callers.leader, path: "/second-factor", body: {} }),
  "POST /sessions": (full) => ({
    who: admin(full),
    path: "/sessions",
    body: { unitId: branchOf(full), ...planned },
  }),
  "POST /sessions/:id/make-ups": async (full) => {
    const id = await aSession(full, "opening");
    const marks = (await markedRoll(full, id)).map((row) => ({ ...row, status: "leave" }));
    await admin(full).put(`/sessions/${id}/attendance`, { marks });
    await admin(full).post(`/sessions/${id}/closure`);
    const body = { personId: full.one.person, heldOn: "2027-01-21" };
    return { who: admin(full), path: `/sessions/${id}/make-ups`, body };
  },
  "POST /sessions/:id/sitters-in": async (full) => ({
    who: admin(full),
    path: `/sessions/${await aSession(full, "opening")}/sitters-in`,
    body: { name: "来宾" },
  }),
  "POST /units": (full) => ({
    who: admin(full),
    path: "/units",
    body: { parentId: full.one.organ, kind: "branch", name: "再设支部" },
  }),
  "POST /rosters/:id/commitment": async (full) => {
    const { id, version } = await aRoster(full, "郑新");
    return { who: admin(full), path: `/rosters/${id}/commitment`, body: { version } };
  },
  "POST /units/:id/groups": (full) => ({
    who: admin(full),
    path: `/units/${branchOf(full)}/groups`,
    body: { name: "再设小组", fromOn: "2027-01-10" },
  }),
  "POST /units/:id/standards": edits["POST /units/:id/standards"] as Prepared,
  "POST /units/:id/quota-terms": edits["POST /units/:id/quota-terms"] as Prepared,
  "POST /measures": (full) => adoption(full, 9000, 2),
};
