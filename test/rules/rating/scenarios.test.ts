import { expect, test } from "vitest";
import { numbersFrom } from "../../../db/demo/random";
import { writing } from "../../../db/demo/writing";
import { format, parse, truncate } from "../../../worker/core/rational";
import { noFindings, verdictOf } from "../../../worker/inspection/inspections/rules";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { attendanceRate, countsOf } from "../../../worker/measures/versions/rules-counting";
import { assess, proposalOf, propose, recordsCited } from "../../../worker/rating/engine/rules";
import { scoreOf } from "../../../worker/rating/engine/rules-scores";
import { targetsOf } from "../../../worker/rating/engine/rules-targets";
import { whatIf } from "../../../worker/rating/engine/rules-what-if";
import type { YearFacts } from "../../../worker/rating/engine/shape";
import type { Assessed, Proposal } from "../../../worker/rating/engine/shape-answers";
import { isAlike, likenessOf, piecesOf } from "../../../worker/writing/likeness/rules";
import { aQuarter, attended, aUnit, aYear, months } from "../makers";

const measures = defaultMeasures();
const units = [aUnit("unt_b"), aUnit("unt_o")];
const appraise = (people: YearFacts[], with_ = measures, at = units) =>
  propose(people, at, with_, "democratic_appraisal");
const gateCodes = (facts: YearFacts) =>
  assess(facts, measures, "democratic_appraisal").gates.map(({ code }) => code);
const outcomeOf = ({ ratings }: Proposal, id: string) =>
  ratings.find(({ personId }) => personId === id)?.outcome;
const members = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    aYear(`x${String(i).padStart(2, "0")}`, { ballots: null, items: [], essays: [] }),
  );

/** A person whose exact total is wanted: everything full but C5 and C6, which the ballots make up for. */
function withBallots(id: string, excellent: number, of: number, changes: Partial<YearFacts> = {}): YearFacts {
  return aYear(id, {
    ballots: {
      id: `${id}:ballots`,
      excellent,
      qualified: 0,
      basically: 0,
      unqualified: of - excellent,
    },
    ...changes,
  });
}

test("scenario 1: joined on 10 August on civil-service probation: comment only, gradable in the democratic appraisal", () => {
  const counted = months(2026).slice(7);
  const facts = aYear("new", {
    months: { democratic_appraisal: counted, annual_assessment: counted },
    monthsInPost: { democratic_appraisal: 5, annual_assessment: 5 },
    onProbation: true,
    ...attended("new", { present: 9 }),
    characters: 2600,
    minutes: 14 * 60,
    essays: [{ id: "new:h2", half: "2026H2", characters: 900 }],
    quarters: [
      { quarter: "2026Q3", itemId: "new:q3", result: "pass", mark: "1/1" },
      { quarter: "2026Q4", itemId: "new:q4", result: "pass", mark: "1/1" },
    ],
  });
  const targets = targetsOf(facts, measures, "democratic_appraisal");
  expect([
    format(targets.characters),
    format(targets.minutes),
    targets.halves.map(({ half }) => half),
  ]).toEqual(["2500/1", "800/1", ["2026H2"]]);
  expect(assess(facts, measures, "annual_assessment").notGraded?.code).toBe("probation_employment");
  expect(assess(facts, measures, "democratic_appraisal")).toMatchObject({
    notGraded: null,
    before: "excellent",
    gates: [],
  });
});

test("scenario 2: moved from A to B with 21 of 24: G1 and G2 fail, graded once by B, in B's base only", () => {
  const moved = aYear("moved", attended("moved", { present: 21, unexcused: 3 }));
  const counts = countsOf(moved.attendance);
  expect(format(attendanceRate(counts)!)).toBe("7/8");
  expect(gateCodes(moved)).toEqual(["G1", "G2"]);
  const proposal = appraise([moved, aYear("a", { branch: { id: "unt_a", name: "A" } })]);
  expect(proposal.quotas.map(({ quotaId, base }) => [quotaId, base])).toEqual([
    ["unt_a", 1],
    ["unt_b", 1],
  ]);
  expect(proposal.ratings.filter(({ personId }) => personId === "moved")).toHaveLength(1);
});

test("scenario 3: 212 days of sick leave are not graded and show no gate, 179 days are graded", () => {
  const long = aYear("sick", { leaveDays: 212, leaveRecords: ["sick:leave"], characters: 0 });
  expect(assess(long, measures, "democratic_appraisal")).toMatchObject({
    before: "not_graded",
    gates: [],
    notGraded: { code: "leave_over_half", params: { days: 212, ofDays: 365 }, records: ["leaves"] },
  });
  expect(assess({ ...long, leaveDays: 179 }, measures, "democratic_appraisal").notGraded).toBeNull();
  expect(assess({ ...long, leaveDays: 182 }, measures, "democratic_appraisal").notGraded).toBeNull();
  expect(assess({ ...long, leaveDays: 183 }, measures, "democratic_appraisal").notGraded?.code).toBe(
    "leave_over_half",
  );
});

test("scenario 4: leaves made up count as present, one not confirmed fails G10", () => {
  const madeUp = aYear("m", attended("m", { present: 16, made_up: 3, unexcused: 1 }));
  const counts = countsOf(madeUp.attendance);
  expect([counts.present, counts.expected, counts.unexcused]).toEqual([19, 20, 1]);
  expect(assess(madeUp, measures, "democratic_appraisal")).toMatchObject({ before: "excellent", gates: [] });
  const open = aYear("m", attended("m", { present: 16, made_up: 2, leave: 1, unexcused: 1 }));
  expect(format(attendanceRate(countsOf(open.attendance))!)).toBe("18/19");
  const assessed = assess(open, measures, "democratic_appraisal");
  expect(assessed.gates).toMatchObject([{ gate: "G10", records: ["attendance:leave"] }]);
  expect(recordsCited(open, ["attendance:leave"])).toEqual([{ kind: "session", id: "m:leave0" }]);
  expect(assessed.before).toBe("qualified");
});

test("scenario 5: one rectified inspection stays eligible, two do not, a failed one fails G4", () => {
  const result = (results: Record<number, "rectified" | "failed" | "rectify">) =>
    gateCodes(
      aYear("p", {
        quarters: aYear("p").quarters.map((q, i) => ({ ...q, result: results[i + 1] ?? q.result })),
      }),
    );
  expect(result({ 2: "rectified" })).toEqual([]);
  expect(result({ 2: "failed" })).toEqual(["G4_failed"]);
  expect(result({ 2: "rectified", 4: "rectify" })).toEqual(["G5"]);
  expect(result({ 1: "failed", 2: "rectified" })).toEqual(["G4_failed", "G5"]);
});

function marked(id: string, mark: string): YearFacts["quarters"] {
  return aYear(id).quarters.map((quarter, i) => ({ ...quarter, mark: i === 0 ? mark : null }));
}

/** 92.5 by way of 264 of 300 ballots: 2.4 off there, 0.6 for one absence of 50, 1.5 for three late, 3 for a fair mark. */
function byMoreBallots(id: string): YearFacts {
  const rows = attended(id, { present: 46, late: 3, unexcused: 1 });
  return withBallots(id, 264, 300, { ...rows, quarters: marked(id, "7/10") });
}

/** 92.5 by way of 260 of 300 ballots: 2⅔ off there, ⅓ for one absence of 90, 3 for nine late, 1.5 for a good mark. */
function byFewerBallots(id: string): YearFacts {
  const rows = attended(id, { present: 80, late: 9, unexcused: 1 });
  return withBallots(id, 260, 300, { ...rows, quarters: marked(id, "17/20") });
}

/** Totals 97, 96, 95, 94, 92.5, 92.5, 91 among sixteen members of whom one is probationary. */
function sixteen(fifth: YearFacts, sixth: YearFacts): YearFacts[] {
  const first = [97, 96, 95, 94].map((total, i) => withBallots(`e${i}`, total - 80, 20));
  return [
    ...first,
    fifth,
    sixth,
    withBallots("e6", 11, 20),
    ...members(8),
    aYear("prob", { standing: "probationary" }),
  ];
}

test("scenario 6: sixteen members have five seats; two level at the cap are compared by their ballots", () => {
  const proposal = appraise(sixteen(byMoreBallots("e4"), byFewerBallots("e5")));
  const totals = proposal.ratings
    .filter(({ before }) => before === "excellent")
    .map(({ score }) => truncate(parse(score!.total)));
  expect(totals).toEqual(["97", "96", "95", "94", "92.5", "92.5", "91"]);
  expect(proposal.quotas[0]).toMatchObject({
    base: 16,
    cap: 5,
    proposed: ["e0", "e1", "e2", "e3", "e4"],
    beyond: ["e5", "e6"],
    pending: { seats: 0, candidates: [] },
  });
  const rating = (id: string) => proposal.ratings.find(({ personId }) => personId === id);
  expect(rating("e4")).toMatchObject({ outcome: "excellent", tieKey: "appraisal_ratio" });
  expect(rating("e5")).toMatchObject({
    outcome: "beyond_quota",
    grade: "qualified",
    tieKey: "appraisal_ratio",
  });
  expect(rating("e6")).toMatchObject({ outcome: "beyond_quota", tieKey: null });
  expect(outcomeOf(proposal, "prob")).toBe("not_graded");
});

test("scenario 6: with all keys equal four are proposed and one seat is pending with two candidates", () => {
  const proposal = appraise(sixteen(byMoreBallots("e4"), byMoreBallots("e5")));
  expect(proposal.quotas[0]).toMatchObject({
    proposed: ["e0", "e1", "e2", "e3"],
    pending: { seats: 1, candidates: ["e4", "e5"] },
  });
  expect(["e4", "e5", "e6"].map((id) => outcomeOf(proposal, id))).toEqual([
    "pending_decision",
    "pending_decision",
    "beyond_quota",
  ]);
});

test("a tie key that anyone in the group lacks is skipped for the whole group and not revisited", () => {
  const proposal = rank(
    [
      ["a", null, "1/1", "2/1"],
      ["b", "9/10", "1/1", "1/1"],
      ["c", "8/10", "1/2", "0/1"],
    ].map(([id, appraisal, rate, unexcused]) => ({
      ...assess(aYear(id!), measures, "democratic_appraisal"),
      score: { total: "92/1", criteria: [] },
      ties: {
        appraisal_ratio: appraisal ?? null,
        attendance_rate: rate!,
        fewer_unexcused: unexcused!,
        fewer_leaves: "0/1",
        mean_quality: null,
      },
    })),
  );
  expect(proposal.quotas[0]).toMatchObject({ cap: 1, proposed: ["b"], beyond: ["c", "a"].toSorted() });
  expect(proposal.ratings.map(({ tieKey }) => tieKey)).toEqual([
    "fewer_unexcused",
    "fewer_unexcused",
    "attendance_rate",
  ]);
});

test("scenario 7: three full members have one seat; two full and one probationary have one and a warning about the data", () => {
  const three = appraise([aYear("a"), aYear("b"), aYear("c")]);
  expect([three.quotas[0]?.cap, three.warnings]).toEqual([1, []]);
  const two = appraise([aYear("a"), aYear("b"), aYear("c", { standing: "probationary" })]);
  expect(two.quotas[0]?.cap).toBe(1);
  expect(two.warnings).toMatchObject([
    { unitId: "unt_b", warnings: [{ code: "few_full_members", params: { members: 2, standard: 3 } }] },
  ]);
});

test("scenario 8: a leading cadre without a lesson is qualified with the duty named; with the lesson excellent", () => {
  const cadre = (lessons: string[]) =>
    withBallots("lead", 17, 20, {
      post: "leading_cadre",
      characters: 10000,
      lessons,
      months: {
        democratic_appraisal: months(2026, "leading_cadre"),
        annual_assessment: months(2026, "leading_cadre"),
      },
    });
  const without = assess(cadre([]), measures, "democratic_appraisal");
  expect(without.before).toBe("qualified");
  expect(without.gates).toEqual([
    {
      gate: "G8",
      code: "G8_lesson",
      params: { given: 0, required: 1 },
      records: [],
      searched: { duty: "lesson", from: "2026-01-01", to: "2026-12-31" },
    },
  ]);
  expect(assess(cadre(["les_1"]), measures, "democratic_appraisal")).toMatchObject({
    before: "excellent",
    gates: [],
  });
  const staff = assess(
    aYear("sec", {
      months: { democratic_appraisal: months(2026, "staff", true), annual_assessment: [] },
      minutes: 3360,
    }),
    measures,
    "democratic_appraisal",
  );
  expect([staff.gates, staff.remarks.map(({ code }) => code)]).toEqual([[], ["lesson_missing"]]);
});

test("a leading cadre's missing notes and essay are listed beside G4 and G6", () => {
  const lead = aYear("lead", {
    post: "leading_cadre",
    characters: 9999,
    lessons: ["les_1"],
    essays: [{ id: "lead:h1", half: "2026H1", characters: 1499 }],
    mustReads: { listed: 3, missing: ["book_2"] },
    months: { democratic_appraisal: months(2026, "leading_cadre"), annual_assessment: [] },
  });
  expect(gateCodes(lead)).toEqual([
    "G4_notes",
    "G6",
    "G6",
    "G8_must_reads",
    "G8_notes",
    "G8_essay",
    "G8_essay",
  ]);
});

test("scenario 9: a probationary member takes part ungraded, the score is information, the person is in the base", () => {
  const proposal = appraise([aYear("a"), aYear("b"), aYear("p", { standing: "probationary" })]);
  expect(proposal.ratings.find(({ personId }) => personId === "p")).toMatchObject({
    outcome: "not_graded",
    notGraded: { code: "probationary_standing" },
    score: { total: "100/1" },
  });
  expect(proposal.quotas[0]?.base).toBe(3);
});

test("scenario 10: a mobile member graded elsewhere is in neither base nor seats, an exempt one is in the base", () => {
  const mobile = aYear("mobile", { gradedElsewhere: "doc_1", ...attended("mobile", { official: 4 }) });
  const exempt = aYear("old", { exemptOnDay: "exe_1", employment: null });
  const proposal = appraise([aYear("a"), mobile, exempt]);
  expect(attendanceRate(countsOf(mobile.attendance))).toBeUndefined();
  expect(proposal.quotas[0]).toMatchObject({ base: 2, cap: 0 });
  expect(proposal.ratings.map(({ notGraded }) => notGraded?.code)).toEqual([
    undefined,
    "graded_elsewhere",
    "exempt",
  ]);
  const takingPart = defaultMeasures();
  takingPart.quotas.democratic_appraisal.base = "taking_part";
  expect(appraise([aYear("a"), mobile, exempt], takingPart).quotas[0]?.base).toBe(1);
});

test("scenario 11: non-party staff are in the annual assessment and in no party base", () => {
  const people = [aYear("a"), aYear("b"), aYear("c", { standing: "non_party", ballots: null })];
  const party = appraise(people);
  expect(party.quotas[0]?.base).toBe(2);
  expect(party.ratings.find(({ personId }) => personId === "c")?.notGraded?.code).toBe("out_of_scheme");
  const annual = propose(people, units, measures, "annual_assessment");
  expect(annual.quotas[0]).toMatchObject({ quotaId: "unt_o", base: 3, cap: 0 });
  expect(annual.ratings.find(({ personId }) => personId === "c")).toMatchObject({
    outcome: "beyond_quota",
    score: { total: "100/1" },
  });
});

test("scenario 12: the year's target follows the version of each quarter", () => {
  const raised = defaultMeasures();
  raised.targets.characters.staff = 8000;
  const versions = [
    { from: "2026Q1", measures },
    { from: "2026Q3", measures: raised },
  ];
  const facts = aYear("a", { characters: 6999 });
  expect(assess(facts, raised, "democratic_appraisal", versions).gates).toMatchObject([
    { code: "G4_notes", params: { characters: 6999, target: "7000" } },
  ]);
  expect(assess({ ...facts, characters: 7000 }, raised, "democratic_appraisal", versions).gates).toEqual([]);
});

test("scenario 13: two notes 95 % alike are hinted at, both verdicts stand until an inspector marks one, and no grade knows of it", () => {
  const { alike } = measures.inspection;
  const text = writing(numbersFrom(13), 800);
  const copied = [...text].map((one, at) => (at % 20 === 7 ? "改" : one)).join("");
  const likeness = (other: string) => likenessOf(piecesOf(text), piecesOf(other));
  expect([isAlike(likeness(copied), alike), isAlike(likeness(writing(numbersFrom(14), 800)), alike)]).toEqual(
    [true, false],
  );
  const [one, other] = ["a", "b"].map((personId) => aQuarter("2026Q1", { personId, typedNotes: [personId] }));
  if (!one || !other) throw new Error("two people are compared");
  const verdicts = (found = noFindings) =>
    [verdictOf(one, measures, noFindings), verdictOf(other, measures, found)].map(({ verdict }) => verdict);
  expect(verdicts()).toEqual(["pass", "pass"]);
  expect(verdicts({ ...noFindings, quality: "poor" })).toEqual(["pass", "rectify"]);
  expect(Object.keys(aYear("a")).filter((key) => /copy|alike|hint/.test(key))).toEqual([]);
});

test("each criterion follows its formula", () => {
  const facts = aYear("a", {
    ...attended("a", { present: 15, late: 2, left_early: 1, unexcused: 2 }),
    minutes: 960,
    characters: 3000,
    essays: [{ id: "a:1", half: "2026H1", characters: 800 }],
    items: [],
    ballots: { id: "m", excellent: 2, qualified: 3, basically: 4, unqualified: 1 },
    quarters: aYear("a").quarters.map((q, i) => ({ ...q, mark: ["17/20", null, "7/10", "0/1"][i]! })),
  });
  const points = scoreOf(facts, measures, "democratic_appraisal")!.criteria.map(({ points: p }) =>
    truncate(parse(p)),
  );
  expect(points).toEqual(["25.5", "5", "10.16", "7.5", "0", "13.6"]);
});

test("a deduction is never more than 30 ÷ expected and C1 never below 0", () => {
  const c1 = (rows: Parameters<typeof attended>[1]) =>
    scoreOf(aYear("a", attended("a", rows)), measures, "democratic_appraisal")!.criteria[0]!.points;
  expect(c1({ late: 100 })).toBe("0/1");
  expect(c1({ late: 1, present: 99 })).toBe("297/10");
  expect(c1({ late: 1, unexcused: 9 })).toBe("5/2");
});

test("only taking part left is no basis", () => {
  const idle = aYear("a", {
    ...attended("a", { official: 3 }),
    months: { democratic_appraisal: [], annual_assessment: [] },
    ballots: null,
  });
  expect(assess(idle, measures, "democratic_appraisal")).toMatchObject({
    score: null,
    notGraded: { code: "no_basis" },
  });
});

test("not-graded cases are looked at in their order", () => {
  const all: Partial<YearFacts>[] = [
    { standing: "non_party" },
    { gradedElsewhere: "d" },
    { exemptOnDay: "e" },
    { held: "h" },
    { leaveDays: 300 },
    { monthsInPost: { democratic_appraisal: 2, annual_assessment: 2 } },
    { standing: "probationary" },
  ];
  const codes = all.map((_, i) => {
    const changes: Partial<YearFacts> = Object.assign({}, ...all.slice(i).toReversed());
    return assess(aYear("a", changes), measures, "democratic_appraisal").notGraded?.code;
  });
  expect(codes).toEqual([
    "out_of_scheme",
    "graded_elsewhere",
    "exempt",
    "held",
    "leave_over_half",
    "under_three_months",
    "probationary_standing",
  ]);
});

test("organs whose cap is 0 and that opted in share one pool under their parent", () => {
  const organ = (id: string, count: number) =>
    Array.from({ length: count }, (_, i) => aYear(`${id}${i}`, { organ: { id, name: id } }));
  const people = [...organ("o1", 4), ...organ("o2", 4), ...organ("o3", 2), ...organ("o4", 5)];
  const at = ["o1", "o2", "o4"].map((id) => aUnit(id, { optsIntoPool: true })).concat(aUnit("o3"));
  const { quotas } = propose(people, at, measures, "annual_assessment");
  expect(quotas.map(({ quotaId, base, cap }) => [quotaId, base, cap])).toEqual([
    ["o3", 2, 0],
    ["o4", 5, 1],
    ["pool:unt_county", 8, 1],
  ]);
  const approved = propose(
    organ("o1", 4),
    [aUnit("o1", { approvedShare: true })],
    measures,
    "annual_assessment",
  );
  expect(approved.quotas[0]?.cap).toBe(1);
});

test("a seat that is taken is not proposed again", () => {
  const people = Array.from({ length: 6 }, (_, i) => aYear(`p${i}`));
  const { quotas } = appraise(people, measures, [aUnit("unt_b", { seatsTaken: 2 })]);
  expect(quotas[0]).toMatchObject({ cap: 2, taken: 2, proposed: [], pending: { seats: 0, candidates: [] } });
});

test("what-if names who changes from what to what and both distributions", () => {
  const people = [aYear("a"), aYear("b"), withBallots("c", 10, 20)];
  const stricter = defaultMeasures();
  stricter.bands = { excellent: 95, qualified: 92, basically_qualified: 60 };
  const compared = whatIf(appraise(people), appraise(people, stricter));
  expect(
    compared.changes.map(({ personId, before, after }) => [personId, before?.outcome, after?.outcome]),
  ).toEqual([["c", "beyond_quota", "basically_qualified"]]);
  expect([compared.before.beyond_quota, compared.after.basically_qualified]).toEqual([1, 1]);
});

function rank(assessed: Assessed[]): Proposal {
  return proposalOf(assessed, units, measures, "democratic_appraisal");
}
