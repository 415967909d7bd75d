import { expect, test } from "vitest";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import type { Measures } from "../../../worker/measures/versions/shape";
import type { VersionList } from "../../../worker/measures/versions/shape-adoption";
import type { YearFacts } from "../../../worker/rating/engine/shape";
import { rate } from "../../../worker/rating/files/rules";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, type County, idOf, invited, withBranches } from "../../support/world";

const roles = ["inspector", "leader", "secretary", "recorder", "person"] as const;

async function aSmallCounty() {
  const county = await aCounty({ today: "2026-02-02" });
  const { root, branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const people = await Promise.all(["于波", "周文", "李明"].map((name) => aPerson(county, branch, name)));
  const callers: Record<string, Caller> = {};
  for (const role of roles) {
    const target =
      role === "person"
        ? { person: people[0] }
        : { unit: role === "inspector" || role === "leader" ? root : branch };
    callers[role] = await invited(county, role, target, `${role}${county.code}`);
  }
  return { county, branch, people, callers };
}

const draft = (change: (measures: Measures) => void = (m) => (m.targets.characters.staff = 8000)) => {
  const content = defaultMeasures();
  change(content);
  return content;
};
const adoption = (more: Record<string, unknown> = {}) => ({
  content: draft(),
  fromQuarter: "2027Q1",
  reason: "县委常委会研究提高字数要求",
  basedOn: 1,
  ...more,
});
const listed = async (caller: Caller) => (await (await caller.get("/measures")).json()) as VersionList;
const statesIn = async (county: County) =>
  (await listed(county.administrator)).versions.map(({ number, state }) => `${number} ${state}`);
async function refusal(reply: Response) {
  const body = (await reply.json()) as { code: string; fields?: { path: string; reason: string }[] };
  return [reply.status, body.code, ...(body.fields ?? []).map(({ path, reason }) => `${path} ${reason}`)];
}

test("everyone in the county reads the measures, only an administrator tries, adopts and withdraws", async () => {
  const { county, callers } = await aSmallCounty();
  const { versions } = await listed(county.administrator);
  const id = versions[0]?.id ?? "";
  for (const role of roles) {
    const caller = callers[role] as Caller;
    const list = await listed(caller);
    expect([role, list.can, list.versions[0]?.can]).toEqual([role, [], []]);
    expect([role, (await caller.get(`/measures/${id}`)).status]).toEqual([role, 200]);
    const asked = [
      await caller.post("/measures", adoption()),
      await caller.post("/measures/check", { content: draft() }),
      await caller.post("/measures/what-if", { content: draft(), year: 2026, scheme: "annual_assessment" }),
      await caller.post(`/measures/${id}/withdrawal`),
    ];
    expect([role, ...asked.map((reply) => reply.status)]).toEqual([role, 403, 403, 403, 403]);
  }
});

test("a version is another county's secret", async () => {
  const [ours, theirs] = [await aCounty(), await aCounty()];
  const id = (await listed(theirs.administrator)).versions[0]?.id ?? "";
  expect((await ours.administrator.get(`/measures/${id}`)).status).toBe(404);
  expect((await ours.administrator.post(`/measures/${id}/withdrawal`)).status).toBe(404);
});

test("an adopted version comes next year, is audited, and the one in force stays", async () => {
  const county = await aCounty({ today: "2026-10-14" });
  const id = await idOf(await county.administrator.post("/measures", adoption()));
  expect(await statesIn(county)).toEqual(["2 coming", "1 in_force"]);
  const row = await county.binding
    .prepare("SELECT event, detail FROM audit_log WHERE county_id = ? AND subject = ?")
    .bind(county.code, id)
    .first<{ event: string; detail: string }>();
  expect(row?.event).toBe("measures.adopted");
  expect(JSON.parse(row?.detail ?? "{}").changes).toEqual([
    { path: "targets.characters.staff", before: 6000, after: 8000 },
  ]);
  county.on("2027-01-05");
  const again = county.administrator;
  expect((await listed(again)).versions.map(({ state }) => state)).toEqual(["in_force", "past"]);
});

test("a version named for an earlier quarter yields to the one that comes later", async () => {
  const county = await aCounty({ today: "2026-10-14" });
  await idOf(await county.administrator.post("/measures", adoption()));
  const named = adoption({
    content: draft((m) => (m.targets.characters.staff = 7000)),
    fromQuarter: "2026Q4",
    basedOn: 2,
  });
  await idOf(await county.administrator.post("/measures", named));
  expect(await statesIn(county)).toEqual(["3 in_force", "2 coming", "1 past"]);
});

test("each wrong field is named and nothing is written", async () => {
  const county = await aCounty({ today: "2026-10-14" });
  const wrong = draft((m) => {
    m.criteria.hours.weight = 11;
    m.quotas.democratic_appraisal.share = [4, 3];
    m.timetable.runOn = "02-30";
  });
  expect(await refusal(await county.administrator.post("/measures", adoption({ content: wrong })))).toEqual([
    422,
    "invalid_input",
    "content.criteria weights_not_100",
    "content.quotas.democratic_appraisal.share quota_over_one",
    "content.timetable.runOn no_such_date",
  ]);
  const checked = await county.administrator.post("/measures/check", { content: wrong });
  expect(((await checked.json()) as { faults: unknown[] }).faults).toHaveLength(3);
  expect(await refusal(await county.administrator.post("/measures", adoption({ reason: "短" })))).toEqual([
    422,
    "invalid_input",
    "reason too_short",
  ]);
  expect(
    await refusal(await county.administrator.post("/measures", adoption({ content: defaultMeasures() }))),
  ).toEqual([422, "invalid_input", "content unchanged"]);
  expect(await refusal(await county.administrator.post("/measures", adoption({ content: "x" })))).toEqual([
    422,
    "invalid_input",
    "content invalid_format",
  ]);
  expect(await statesIn(county)).toEqual(["1 in_force"]);
});

test("a quarter that is over, is too far off, or whose inspection has opened is refused", async () => {
  const county = await aCounty({ today: "2026-09-15" });
  county.on("2026-10-14");
  const from = async (fromQuarter: string) =>
    (await refusal(await county.administrator.post("/measures", adoption({ fromQuarter })))).at(-1);
  expect(await from("2026Q3")).toBe("fromQuarter quarter_over");
  expect(await from("2027Q2")).toBe("fromQuarter not_one_of");
  expect(await from("2026Q5")).toBe("fromQuarter invalid_format");
  await withBranches(county, "城关支部");
  await tick(county);
  county.on("2026-09-30");
  const reply = await county.administrator.post("/measures", adoption({ fromQuarter: "2026Q3" }));
  expect((await refusal(reply)).at(-1)).toBe("fromQuarter quarter_inspected");
});

test("who has not seen the latest version is told so; a repeat with the same key has one effect", async () => {
  const county = await aCounty({ today: "2026-10-14" });
  const key = { "idempotency-key": "adopt-measures-1" };
  const first = await idOf(await county.administrator.post("/measures", adoption(), key));
  expect(await idOf(await county.administrator.post("/measures", adoption(), key))).toBe(first);
  expect(await refusal(await county.administrator.post("/measures", adoption()))).toEqual([
    409,
    "stale_version",
  ]);
  expect(await statesIn(county)).toEqual(["2 coming", "1 in_force"]);
});

test("two who adopt at the same moment: one does, the other is told", async () => {
  const county = await aCounty({ today: "2026-10-14" });
  const replies = await Promise.all([1, 2].map(() => county.administrator.post("/measures", adoption())));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(await statesIn(county)).toEqual(["2 coming", "1 in_force"]);
});

test("a version that comes can be withdrawn once; one in force cannot, and its number is not given again", async () => {
  const county = await aCounty({ today: "2026-10-14" });
  const id = await idOf(await county.administrator.post("/measures", adoption()));
  expect((await county.administrator.post(`/measures/${id}/withdrawal`)).status).toBe(204);
  expect(await refusal(await county.administrator.post(`/measures/${id}/withdrawal`))).toEqual([
    409,
    "withdrawn",
  ]);
  const inForce = (await listed(county.administrator)).versions.find(({ state }) => state === "in_force");
  expect(await refusal(await county.administrator.post(`/measures/${inForce?.id}/withdrawal`))).toEqual([
    409,
    "in_use",
  ]);
  await idOf(await county.administrator.post("/measures", adoption({ basedOn: 2 })));
  expect(await statesIn(county)).toEqual(["3 coming", "2 withdrawn", "1 in_force"]);
  county.on("2027-01-05");
  const { versions } = await listed(county.administrator);
  expect(versions.find(({ state }) => state === "in_force")?.number).toBe(3);
});

test("an adopted version can be neither changed nor deleted, not even in the database", async () => {
  const county = await aCounty();
  for (const sql of [
    "UPDATE measure_versions SET content = '{}' WHERE county_id = ?",
    "DELETE FROM measure_versions WHERE county_id = ?",
  ]) {
    await expect(county.binding.prepare(sql).bind(county.code).run()).rejects.toThrow(/frozen/);
  }
});

test("a later timetable moves nothing of the year that runs", async () => {
  const county = await aCounty({ today: "2026-09-15" });
  const later = draft((m) => {
    m.timetable.branchWindowUntilDay = 5;
    m.timetable.spotCheckUntilDay = 6;
  });
  await idOf(await county.administrator.post("/measures", adoption({ content: later })));
  const due = async () => {
    const { next } = (await (await county.administrator.get("/runs")).json()) as {
      next: { kind: string; period: string; dueOn: string }[];
    };
    return next.find(({ kind, period }) => kind === "start_rectification" && period === "2026Q3")?.dueOn;
  };
  expect(await due()).toBe("2026-10-21");
});

/** A year in which one was there and one was not, up to its run. */
async function aRatedCounty() {
  const { county, branch, people } = await aSmallCounty();
  for (const day of ["2026-03-02", "2026-04-02", "2026-05-06"]) {
    county.on(day);
    const admin = county.administrator;
    const session = await idOf(
      await admin.post("/sessions", {
        unitId: branch,
        kind: "branch_general_meeting",
        audience: "members",
        title: "党员大会",
        heldOn: day,
        startsAt: "15:00",
        endsAt: "17:00",
      }),
    );
    await admin.post(`/sessions/${session}/opening`);
    const marks = people.map((personId, i) => ({
      personId,
      version: 1,
      status: i === 2 ? "unexcused" : i === 1 ? "late" : "present",
    }));
    await admin.put(`/sessions/${session}/attendance`, { marks });
    const closed = await admin.post(`/sessions/${session}/closure`);
    if (closed.status >= 300) throw new Error(await closed.text());
  }
  county.on("2027-01-21");
  await tick(county);
  return { county, people, admin: county.administrator };
}

const tables = [
  "measure_versions",
  "measure_withdrawals",
  "audit_log",
  "assessments",
  "assessment_scores",
  "assessment_proposals",
  "assessment_quotas",
  "runs",
  "drafts",
  "idempotency_keys",
];
async function rowsIn(county: County): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const row = await county.binding
      .prepare(`SELECT count(*) AS n FROM ${table} WHERE county_id = ?`)
      .bind(county.code)
      .first<{ n: number }>();
    counts[table] = row?.n ?? -1;
  }
  return counts;
}

test("what-if starts from the stored proposal, names who would change and why, and writes nothing", async () => {
  const { county, people, admin } = await aRatedCounty();
  const stored = (await (await admin.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string; year: number }[];
  };
  const id = stored.assessments.find(({ scheme }) => scheme === "democratic_appraisal")?.id;
  const { ratings } = (await (await admin.get(`/assessments/${id}`)).json()) as {
    ratings: { outcome: string }[];
  };
  const before = await rowsIn(county);
  const { recording } = admin;
  const statements = recording.statements.length;
  const lenient = draft((m) => (m.bands = { excellent: 90, qualified: 12, basically_qualified: 10 }));
  const asked = { content: lenient, year: 2026, scheme: "democratic_appraisal" };
  const reply = await admin.post("/measures/what-if", asked);
  expect(recording.statements.length - statements).toBe(7);
  const trial = (await reply.json()) as {
    before: Record<string, number>;
    after: Record<string, number>;
    changes: {
      personId: string;
      before: { outcome: string };
      after: { outcome: string; gates: unknown[] };
    }[];
  };
  expect(trial.before.committee_decides).toBe(
    ratings.filter(({ outcome }) => outcome === "committee_decides").length,
  );
  expect(trial.before.committee_decides).toBe(3);
  expect(trial.changes.map((one) => [one.personId, one.before.outcome, one.after.outcome])).toEqual(
    [people[0], people[1]].toSorted().map((personId) => [personId, "committee_decides", "qualified"]),
  );
  expect(trial.after).toMatchObject({ qualified: 2, committee_decides: 1 });
  expect(await rowsIn(county)).toEqual(before);
});

test("what-if takes the quarter from which a change would hold: targets before it stay", async () => {
  const { admin } = await aRatedCounty();
  const nothing = draft((m) => {
    m.targets.minutes = { staff: 0, department_head: 0, leading_cadre: 0, office: 0 };
    m.targets.characters = { staff: 0, department_head: 0, leading_cadre: 0 };
    m.targets.essays.perHalf = 0;
  });
  const changed = async (fromQuarter?: string) => {
    const asked = { content: nothing, year: 2026, scheme: "democratic_appraisal", fromQuarter };
    const reply = await admin.post("/measures/what-if", asked);
    return ((await reply.json()) as { changes: unknown[]; scoreOnly: number }).changes.length;
  };
  expect([await changed(), await changed("2026Q1"), await changed("2026Q4")]).toEqual([2, 2, 0]);
});

test("what-if refuses a year to come and a draft that does not hold", async () => {
  const county = await aCounty();
  const ask = (more: object) =>
    county.administrator.post("/measures/what-if", {
      content: draft(),
      year: 2026,
      scheme: "annual_assessment",
      ...more,
    });
  expect(await refusal(await ask({ year: 2027 }))).toEqual([422, "invalid_input", "year in_future"]);
  expect(await refusal(await ask({ content: {} }))).toContain("content.bands required");
  expect(((await (await ask({})).json()) as { people: number }).people).toBe(0);
});

test.each(["democratic_appraisal", "annual_assessment"])(
  "exported facts of the %s give the stored proposal again",
  async (scheme) => {
    const { county, admin } = await aRatedCounty();
    const { results } = await county.binding
      .prepare(
        `SELECT a.id, p.person_id AS personId, p.outcome, p.grade, p.proposal, s.score, s.facts FROM assessments a
         JOIN assessment_proposals p ON p.county_id = a.county_id AND p.assessment_id = a.id
         JOIN assessment_scores s ON s.county_id = p.county_id AND s.assessment_id = p.assessment_id AND s.person_id = p.person_id
         WHERE a.county_id = ? AND a.scheme = ? ORDER BY p.person_id`,
      )
      .bind(county.code, scheme)
      .all<{
        id: string;
        personId: string;
        outcome: string;
        grade: string;
        proposal: string;
        score: string;
        facts: string;
      }>();
    expect(results).toHaveLength(3);
    const file = await (await admin.post(`/assessments/${results[0]?.id}/facts`)).json();
    const rated = rate(file);
    const again = rated.ratings.map(({ outcome, grade, tieKey, ...person }) => ({
      outcome,
      grade,
      tieKey,
      person,
    }));
    expect(again).toEqual(
      results.map(({ outcome, grade, proposal, score }) => ({
        outcome,
        grade,
        tieKey: (JSON.parse(proposal) as { tieKey: string | null }).tieKey,
        person: JSON.parse(score),
      })),
    );
    const quotas = await county.binding
      .prepare(
        "SELECT quota FROM assessment_quotas WHERE county_id = ? AND assessment_id = ? ORDER BY quota_id",
      )
      .bind(county.code, results[0]?.id)
      .all<{ quota: string }>();
    expect(rated.quotas).toEqual(
      quotas.results.map(({ quota }) => {
        const { warnings: _, ...rest } = JSON.parse(quota) as { warnings: unknown };
        return rest;
      }),
    );
    const facts = results.map((row) => JSON.parse(row.facts) as YearFacts);
    expect(facts.some(({ attendance }) => attendance.unexcused === 3)).toBe(true);
  },
);

test("the measures' own day ends late entry, and their hours count a day of study", async () => {
  const { county, branch, people, callers } = await aSmallCounty();
  const early = draft((m) => {
    m.timetable.q4.rectificationUntil = "01-10";
    m.timetable.evidenceUntil = "01-10";
    m.sessions.wholeDayMinutes = 420;
  });
  await idOf(
    await county.administrator.post("/measures", adoption({ content: early, fromQuarter: "2026Q1" })),
  );
  const session = await idOf(
    await county.administrator.post("/sessions", {
      unitId: branch,
      kind: "branch_general_meeting",
      audience: "members",
      title: "集中学习",
      heldOn: "2026-03-02",
      startsAt: "09:00",
      endsAt: "17:00",
    }),
  );
  const row = await county.binding
    .prepare("SELECT minutes FROM study_sessions WHERE county_id = ? AND id = ?")
    .bind(county.code, session)
    .first<{ minutes: number }>();
  expect(row?.minutes).toBe(420);
  const report = { personId: people[0], kind: "report", title: "调研报告", doneOn: "2026-12-20" };
  county.on("2027-01-11");
  const secretary = callers["secretary"] as Caller;
  expect(await refusal(await secretary.post("/learning", report))).toEqual([
    422,
    "invalid_input",
    "doneOn year_over",
  ]);
  county.on("2027-01-10");
  expect((await secretary.post("/learning", report)).status).toBe(201);
});

test.each([
  ["12-31", 0, 1],
  ["11-30", 1, 0],
])(
  "a make-up held on 10 December, with make-ups due by %s, leaves %i owed",
  async (makeUpHeldUntil, leave, madeUp) => {
    const { county, branch, people } = await aSmallCounty();
    if (makeUpHeldUntil !== "12-31") {
      const content = draft((m) => (m.timetable.makeUpHeldUntil = makeUpHeldUntil));
      await idOf(await county.administrator.post("/measures", adoption({ content, fromQuarter: "2026Q1" })));
    }
    county.on("2026-11-02");
    const admin = county.administrator;
    const session = await idOf(
      await admin.post("/sessions", {
        unitId: branch,
        kind: "branch_general_meeting",
        audience: "members",
        title: "党员大会",
        heldOn: "2026-11-02",
        startsAt: "15:00",
        endsAt: "17:00",
      }),
    );
    await admin.post(`/sessions/${session}/opening`);
    const marks = people.map((personId, i) => ({
      personId,
      version: 1,
      status: i === 0 ? "leave" : "present",
    }));
    await admin.put(`/sessions/${session}/attendance`, { marks });
    expect((await admin.post(`/sessions/${session}/closure`)).status).toBeLessThan(300);
    county.on("2026-12-11");
    const held = await admin.post(`/sessions/${session}/make-ups`, {
      personId: people[0],
      heldOn: "2026-12-10",
    });
    expect(held.status).toBeLessThan(300);
    county.on("2027-01-21");
    await tick(county);
    const row = await county.binding
      .prepare("SELECT facts FROM assessment_scores WHERE county_id = ? AND person_id = ? LIMIT 1")
      .bind(county.code, people[0])
      .first<{ facts: string }>();
    expect((JSON.parse(row?.facts ?? "{}") as YearFacts).attendance).toMatchObject({
      leave,
      made_up: madeUp,
    });
  },
);
