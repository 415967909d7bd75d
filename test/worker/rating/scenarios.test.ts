import { expect, test } from "vitest";
import { newId } from "../../../worker/core/ids";
import { format, parse, truncate } from "../../../worker/core/rational";
import { systemScope } from "../../../worker/core/scope";
import { findRun, insertRun } from "../../../worker/ledger/runs/records";
import { defaultMeasures, floorTo } from "../../../worker/measures/versions/rules";
import { attendanceRate, countsOf } from "../../../worker/measures/versions/rules-counting";
import { targetsOf } from "../../../worker/rating/engine/rules-targets";
import { runToEnd } from "../../../worker/schedule/consume";
import { addContribution } from "../../../worker/study/learning/actions";
import { aStory, itemOf, quotaOf, ratingOf, type Story } from "../../support/story";
import { aPerson, type County } from "../../support/world";

/** The scenarios of measures §10, told day by day as a county lives them, and read from what its runs stored. */
const measures = defaultMeasures();
const day = (month: number, of: number) =>
  `2026-${String(month).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
const rateOf = (facts: Awaited<ReturnType<typeof ratingOf>>["facts"]) => {
  const rate = attendanceRate(countsOf(facts.attendance));
  return rate ? format(rate) : null;
};

async function attended(story: Story, branch: string) {
  const { county } = story;
  const { results } = await county.binding
    .prepare(
      "SELECT status, count(*) AS n FROM attendance WHERE county_id = ?1 AND branch_id = ?2 GROUP BY status ORDER BY status",
    )
    .bind(county.code, branch)
    .all<{ status: string; n: number }>();
  return Object.fromEntries(results.map(({ status, n }) => [status, n]));
}

test("scenario 1: who joins on 10 August owes five months, is inspected from Q3 and gets a comment only", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const ids: string[] = [];
  let joined = "";
  for (const month of [3, 6]) story.session(branch, day(month, 2), {}, 90);
  story.at("2026-08-10", async () => {
    joined = await aPerson(story.county, branch, "新人", { fromOn: "2026-08-10", onProbation: true });
    ids.push(joined);
    const months = [8, 9, 9, 10, 10, 11, 11, 12, 12];
    for (const [n, month] of months.entries())
      story.session(branch, day(month, 11 + n), {}, n === 0 ? 120 : 90);
    for (const [month, characters] of [
      [8, 450],
      [9, 450],
      [10, 600],
      [11, 600],
      [12, 500],
    ] as const)
      story.note(branch, joined, day(month, 20), characters);
    story.essay(branch, joined, "2026H2");
  });
  await story.tell();
  const { county } = story;
  expect(await itemOf(county, "2026Q1", joined)).toBeNull();
  expect(await itemOf(county, "2026Q2", joined)).toBeNull();
  const third = await itemOf(county, "2026Q3", joined);
  expect(third?.facts.typedCharacters).toBe(900);
  expect(format(floorTo(third?.facts.months ?? [], "characters", measures, []))).toBe("1000/1");
  expect((await itemOf(county, "2026Q4", joined))?.proposed).toBe("pass");
  const annual = await ratingOf(county, joined, "annual_assessment");
  expect([annual.outcome, annual.notGraded]).toEqual(["not_graded", "probation_employment"]);
  const rating = await ratingOf(county, joined);
  const targets = targetsOf(rating.facts, measures, "democratic_appraisal");
  expect(rating.facts.months.democratic_appraisal.map(({ month }) => month)).toEqual([
    "2026-08",
    "2026-09",
    "2026-10",
    "2026-11",
    "2026-12",
  ]);
  expect([format(targets.characters), format(targets.minutes), targets.halves.length]).toEqual([
    "2500/1",
    "800/1",
    1,
  ]);
  expect([rating.facts.attendance.present, rating.facts.characters, rating.facts.minutes]).toEqual([
    9, 2600, 840,
  ]);
  expect(third?.proposed).toBe("pass");
  expect([rating.notGraded, rating.gates]).toEqual([null, []]);
}, 60_000);

/** The year's attendance of branches as the county's comparison reports it. */
async function reported(county: County, branches: readonly string[]) {
  const { rows } = (await (await county.administrator.get("/reports/comparison?period=2026")).json()) as {
    rows: { id: string; cells: { attendance?: { n: number; d: number } } }[];
  };
  return branches.map((branch) => {
    const cell = rows.find(({ id }) => id === branch)?.cells.attendance;
    return cell && { n: cell.n, d: cell.d };
  });
}

test("scenario 10: who is exempt and comes all the same does not change the branch's rate", async () => {
  const story = await aStory("甲支部");
  const branch = story.branch("甲支部");
  const { county } = story;
  const [young, aged] = [await aPerson(county, branch, "青年"), await aPerson(county, branch, "年长")];
  const exemption = { covers: "everything", reason: "aged", fromOn: "2026-01-01" };
  expect((await county.administrator.post(`/people/${aged}/exemptions`, exemption)).status).toBe(201);
  for (let month = 1; month <= 12; month++)
    story.session(branch, day(month, 5), { [young]: month > 9 ? "unexcused" : "present", [aged]: "present" });
  await story.tell();
  expect(await reported(county, [branch])).toEqual([{ n: 9, d: 12 }]);
  expect((await ratingOf(county, aged)).before).toBe("not_graded");
}, 60_000);

test("scenario 2: who moves from A to B is graded once, by B, on 21 of 24; each branch keeps what happened there", async () => {
  const story = await aStory("甲支部", "乙支部");
  const [a, b] = [story.branch("甲支部"), story.branch("乙支部")];
  const { county } = story;
  const mover = await aPerson(county, a, "调动");
  const stays = await aPerson(county, b, "留守", { fromOn: "2026-12-30" });
  for (let month = 1; month <= 6; month++) for (const on of [5, 20]) story.session(a, day(month, on));
  for (let month = 7; month <= 12; month++)
    for (const on of [5, 20])
      story.session(b, day(month, on), month > 9 && on === 5 ? { [mover]: "unexcused" } : {});
  story.at("2026-07-01", async () => {
    const reply = await county.administrator.post(`/people/${mover}/transfer`, {
      branchId: b,
      fromOn: "2026-07-01",
      version: 1,
    });
    expect(reply.status).toBe(204);
  });
  await story.tell();
  const rating = await ratingOf(county, mover);
  expect(rateOf(rating.facts)).toBe("7/8");
  expect(countsOf(rating.facts.attendance)).toMatchObject({ present: 21, expected: 24, unexcused: 3 });
  expect(rating.gates.slice(0, 2)).toEqual(["G1", "G2"]);
  expect(rating.facts.branch.name).toBe("乙支部");
  expect([await attended(story, a), await attended(story, b)]).toEqual([
    { present: 12 },
    { present: 9, unexcused: 3 },
  ]);
  expect(await reported(county, [a, b])).toEqual([
    { n: 12, d: 12 },
    { n: 9, d: 12 },
  ]);
  expect([await quotaOf(county, a), (await quotaOf(county, b))?.base]).toEqual([null, 2]);
  const { results } = await county.binding
    .prepare(
      "SELECT scheme FROM assessment_scores s JOIN assessments a ON a.county_id = s.county_id AND a.id = s.assessment_id WHERE s.county_id = ?1 AND s.person_id = ?2 ORDER BY scheme",
    )
    .bind(county.code, mover)
    .all();
  expect(results).toEqual([{ scheme: "annual_assessment" }, { scheme: "democratic_appraisal" }]);
  const insert = (from: string, until: string | null) =>
    county.binding
      .prepare(
        "INSERT INTO memberships (county_id, id, person_id, branch_id, from_on, until_on, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
      )
      .bind(county.code, `mem_${from}`, stays, a, from, until)
      .run();
  await expect(insert("2026-12-01", "2026-12-31")).rejects.toThrow(/overlapping/);
  await expect(insert("2026-12-01", "2026-12-30")).resolves.toBeTruthy();
}, 60_000);

test("scenario 3: 212 days of sick leave are not graded and deferred in Q2; 179 days are graded and their months are out", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const { county } = story;
  const [sick, away] = [await aPerson(county, branch, "病"), await aPerson(county, branch, "事")];
  story.leave(branch, sick, "2026-02-01", "2026-08-31", "sick");
  story.leave(branch, away, "2026-07-06", "2026-12-31", "personal");
  for (let month = 1; month <= 12; month++) story.session(branch, day(month, 12));
  for (let month = 1; month <= 7; month++) story.note(branch, away, day(month, 3), 500);
  await story.tell();
  const long = await ratingOf(county, sick);
  expect([long.outcome, long.notGraded, long.gates, long.facts.leaveDays]).toEqual([
    "not_graded",
    "leave_over_half",
    [],
    212,
  ]);
  expect((await itemOf(county, "2026Q2", sick))?.verdict).toBe("deferred");
  const short = await ratingOf(county, away);
  expect([short.notGraded, short.facts.leaveDays]).toEqual([null, 179]);
  expect(short.facts.months.democratic_appraisal.at(-1)?.month).toBe("2026-07");
  expect(short.facts.attendance).toMatchObject({ present: 6, leave: 1, exempt: 5 });
  expect(short.facts.attendanceRecords.leave).toHaveLength(1);
}, 60_000);

test("scenario 4: three leaves made up are 19 of 20; one make-up not confirmed is 18 of 19 and fails G10", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const { county } = story;
  const [made, open] = [await aPerson(county, branch, "补"), await aPerson(county, branch, "欠")];
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) {
    const status = n < 3 ? "leave" : n === 3 ? "unexcused" : "present";
    story.session(
      branch,
      day(1 + Math.floor(n / 2), n % 2 ? 24 : 6),
      { [made]: status, [open]: status },
      120,
      ids,
    );
  }
  for (const person of [made, open]) {
    story.diligent(branch, person);
    for (let n = 0; n < 3; n++) story.makeUp(branch, person, ids, n, day(4, 5 + n), person === made || n < 2);
    story.mark(person, "2026Q1", "2026-04-12", () => ({ explanations: [ids[3] ?? ""] }));
  }
  await story.tell();
  const good = await ratingOf(county, made);
  expect([rateOf(good.facts), good.facts.attendance.unexcused, good.gates, good.before]).toEqual([
    "19/20",
    1,
    [],
    "excellent",
  ]);
  expect((await itemOf(county, "2026Q1", made))?.verdict).toBe("pass");
  const short = await ratingOf(county, open);
  expect([rateOf(short.facts), short.gates, short.before]).toEqual(["18/19", ["G10"], "qualified"]);
}, 60_000);

test("scenario 5: a book shown on day 9 with 5,100 characters is rectified and stays eligible; not shown it fails G4", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const { county } = story;
  const [shown, hidden] = [await aPerson(county, branch, "示"), await aPerson(county, branch, "藏")];
  for (let n = 0; n < 16; n++) story.session(branch, day(1 + Math.floor((n * 12) / 16), 8 + (n % 2)));
  for (const person of [shown, hidden]) {
    for (const [month, characters] of [
      [1, 1500],
      [4, 1500],
      [8, 1500],
      [11, 1500],
    ] as const)
      story.note(branch, person, day(month, 10), characters, "book");
    story.essay(branch, person, "2026H1");
    story.essay(branch, person, "2026H2");
    story.contribution(branch, person, "2026-03-10", {});
    story.mark(person, "2026Q2", "2026-07-13", { bookNotHandedIn: true });
  }
  let during: string | undefined;
  story.mark(shown, "2026Q2", "2026-07-31", () => ({ bookShownOn: "2026-07-31", verifiedCharacters: 5100 }));
  story.at("2026-07-31", async () => {
    during = (await itemOf(county, "2026Q2", hidden))?.verdict;
  });
  await story.tell();
  const item = await itemOf(county, "2026Q2", shown);
  expect(format(floorTo(item?.facts.months ?? [], "characters", measures, []))).toBe("3000/1");
  expect([during, item?.verdict, (await itemOf(county, "2026Q2", hidden))?.verdict]).toEqual([
    "rectify",
    "rectified",
    "failed",
  ]);
  const kept = await ratingOf(county, shown);
  expect([kept.facts.characters, kept.gates, kept.before]).toEqual([8100, [], "excellent"]);
  expect(kept.facts.quarters.filter(({ result }) => result === "rectified")).toHaveLength(1);
  const lost = await ratingOf(county, hidden);
  expect([lost.gates, lost.before]).toEqual([["G4_failed"], "qualified"]);
}, 60_000);

async function sixteen() {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const people: string[] = [];
  for (let n = 0; n < 16; n++)
    people.push(
      await aPerson(story.county, branch, `人${n}`, {
        staffNumber: String(n),
        ...(n === 15 ? { standing: "probationary" } : {}),
      }),
    );
  const candidates = people.slice(0, 7);
  for (const person of candidates) story.diligent(branch, person);
  const [e0, e1, e2, e3, e4, e5, e6] = candidates as [string, string, string, string, string, string, string];
  return { story, branch, people, candidates, e0, e1, e2, e3, e4, e5, e6 };
}

test("scenario 6: five of sixteen; 264 of 300 beats 260 of 300 at 92.5, the other and the 91 are beyond quota", async () => {
  const { story, branch, candidates, e0, e1, e2, e3, e4, e5, e6 } = await sixteen();
  const { county } = story;
  /** Fifty sessions for the fifth, ninety for the sixth: the same one absence and lateness weigh differently. */
  for (let n = 0; n < 90; n++) {
    const own = n === 0 ? "unexcused" : n < 10 ? "late" : "present";
    const fifth = n === 0 ? "unexcused" : n < 4 ? "late" : n < 50 ? "present" : "official";
    story.session(branch, day(1 + (n % 12), 1 + (n % 25)), { [e4]: fifth, [e5]: own }, 60);
  }
  for (const person of [e4, e5])
    story.mark(person, "2026Q1", "2026-04-12", () => ({
      quality: person === e4 ? "fair" : "good",
      explanations: unexcused[person] ?? [],
    }));
  const unexcused: Record<string, string[]> = {};
  story.at("2026-04-11", async () => {
    for (const person of [e4, e5])
      unexcused[person] = (await itemOf(county, "2026Q1", person))?.facts.unexcusedRecords ?? [];
  });
  story.ballots(branch, {
    [e0]: [1, 3, 0, 0],
    [e1]: [0, 1, 0, 0],
    [e2]: [0, 3, 1, 0],
    [e3]: [0, 1, 1, 0],
    [e4]: [2, 3, 0, 0],
    [e5]: [1, 2, 0, 0],
    [e6]: [0, 2, 1, 1],
  });
  await story.tell();
  const ratings = await Promise.all(candidates.map((person) => ratingOf(county, person)));
  expect(ratings.map(({ total }) => truncate(parse(total ?? "0/1")))).toEqual([
    "97",
    "96",
    "95",
    "94",
    "92.5",
    "92.5",
    "91",
  ]);
  expect(ratings.map(({ outcome }) => outcome)).toEqual([
    "excellent",
    "excellent",
    "excellent",
    "excellent",
    "excellent",
    "beyond_quota",
    "beyond_quota",
  ]);
  expect([ratings[4]?.tieKey, ratings[5]?.tieKey, ratings[5]?.grade]).toEqual([
    "appraisal_ratio",
    "appraisal_ratio",
    "qualified",
  ]);
  expect(await quotaOf(county, branch)).toMatchObject({ base: 16, cap: 5, proposed: [e0, e1, e2, e3, e4] });
}, 120_000);

test("scenario 6: with all keys equal four are proposed and one seat is pending with two candidates", async () => {
  const { story, branch, people, e0, e1, e2, e3, e4, e5, e6 } = await sixteen();
  for (const person of people.slice(0, 7))
    story.contribution(branch, person, "2026-05-06", { kind: "certificate", minutes: 1920 });
  story.ballots(branch, {
    [e0]: [1, 3, 0, 0],
    [e1]: [0, 1, 0, 0],
    [e2]: [0, 3, 1, 0],
    [e3]: [3, 2, 0, 0],
    [e4]: [0, 1, 1, 0],
    [e5]: [0, 1, 1, 0],
    [e6]: [0, 1, 2, 0],
  });
  await story.tell();
  const quota = await quotaOf(story.county, branch);
  expect(new Set(quota?.proposed)).toEqual(new Set([e0, e1, e2, e3]));
  expect(quota?.pending).toEqual({ seats: 1, candidates: [e4, e5].toSorted() });
  expect((await ratingOf(story.county, e4)).outcome).toBe("pending_decision");
  expect((await ratingOf(story.county, e6)).outcome).toBe("beyond_quota");
}, 60_000);

test("scenario 7: three full members have one seat; two full and one probationary have one and a warning", async () => {
  const story = await aStory("三人支部", "缺员支部");
  const { county } = story;
  for (const [branch, last] of [
    ["三人支部", "full"],
    ["缺员支部", "probationary"],
  ] as const)
    for (const standing of ["full", "full", last])
      await aPerson(county, story.branch(branch), "员", { standing });
  await story.tell();
  expect(await quotaOf(county, story.branch("三人支部"))).toMatchObject({ base: 3, cap: 1, warnings: [] });
  expect(await quotaOf(county, story.branch("缺员支部"))).toMatchObject({
    base: 3,
    cap: 1,
    warnings: [{ code: "few_full_members", params: { members: 2, standard: 3 } }],
  });
}, 60_000);

test("scenario 8: a lesson of 28 December counts when entered on 12 January; entered on 25 January it takes the county and a new run", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const { county } = story;
  const leaders: string[] = [];
  for (const name of ["甲", "乙", "丙"])
    leaders.push(await aPerson(county, branch, name, { post: "leading_cadre" }));
  for (let n = 0; n < 6; n++) await aPerson(county, branch, `员${n}`);
  const [entered, late, none] = leaders as [string, string, string];
  for (let n = 0; n < 16; n++) story.session(branch, day(1 + Math.floor((n * 12) / 16), 8 + (n % 2)));
  for (const leader of leaders) story.diligent(branch, leader, 834, 1500);
  story.ballots(
    branch,
    Object.fromEntries(leaders.map((leader) => [leader, [2, 0, 3, 0] as [number, number, number, number]])),
  );
  story.contribution(branch, entered, "2026-12-28", { kind: "lesson", title: "党课" }, "2027-01-12");
  await story.tell();
  const first = await Promise.all(leaders.map((leader) => ratingOf(county, leader)));
  expect(first.map(({ total }) => truncate(parse(total ?? "0/1")))).toEqual(["95.2", "95.2", "95.2"]);
  expect(first.map(({ gates, before }) => [gates, before])).toEqual([
    [[], "excellent"],
    [["G8_lesson"], "qualified"],
    [["G8_lesson"], "qualified"],
  ]);
  county.on("2027-01-25");
  const lesson = {
    personId: late,
    kind: "lesson" as const,
    doneOn: "2026-12-28",
    title: "党课",
    sessionId: null,
  };
  const secretary = {
    ...story.administrator(),
    personId: "per_secretary",
    grants: [{ role: "secretary", unitId: branch, units: [branch] }],
  };
  await expect(addContribution(secretary as never, lesson)).rejects.toMatchObject({ code: "invalid_input" });
  await addContribution(story.administrator(), lesson);
  expect((await ratingOf(county, late)).gates).toEqual(["G8_lesson"]);
  const run = await county.binding
    .prepare("SELECT id FROM runs WHERE county_id = ?1 AND kind = 'propose_ratings'")
    .bind(county.code)
    .first<{ id: string }>();
  county.now.ms += 60_000;
  const again = await repeated(story, run?.id ?? "");
  await runToEnd(systemScope({ countyId: county.code, db: county.db, now: county.now.ms }), again);
  expect([(await ratingOf(county, late)).before, (await ratingOf(county, none)).before]).toEqual([
    "excellent",
    "qualified",
  ]);
  const latest = await county.binding
    .prepare(
      "SELECT id FROM assessments WHERE county_id = ?1 AND scheme = 'democratic_appraisal' ORDER BY attempt DESC LIMIT 1",
    )
    .bind(county.code)
    .first<{ id: string }>();
  const reply = await county.administrator.get(`/assessments/${latest?.id}/differences`);
  expect(await reply.json()).toMatchObject({
    supersedes: { attempt: 1 },
    differences: [
      {
        personId: late,
        before: { outcome: "qualified" },
        facts: ["lessons"],
        criteria: [],
        gates: { fallen: ["G8_lesson"], new: [] },
      },
    ],
  });
}, 60_000);

/** The year's ratings made anew, as two administrators agree on it. */
async function repeated({ county }: Story, runId: string): Promise<string> {
  const scope = systemScope({ countyId: county.code, db: county.db, now: county.now.ms });
  const id = newId("run");
  const { kind, period, attempt } = await findRun(scope, runId);
  await scope.db.batch([insertRun(scope, { id, kind, period, attempt: attempt + 1, dueOn: scope.today })]);
  return id;
}
