import { expect, test } from "vitest";
import { SCHEMES } from "../../../db/vocabulary";
import { format } from "../../../worker/core/rational";
import {
  basisOf,
  completed,
  defaultMeasures,
  faultsOf,
  floorTo,
  leavesOf,
  targetsFor,
} from "../../../worker/measures/versions/rules";
import type { Measures } from "../../../worker/measures/versions/shape";
import { assess } from "../../../worker/rating/engine/rules";
import { scheduledMinutes } from "../../../worker/study/sessions/rules";
import { attended, aYear, months } from "../makers";

function refusedFields(change: (measures: Measures) => void) {
  const measures = defaultMeasures();
  change(measures);
  return faultsOf(measures).faults.map(({ path, reason }) => [path, reason]);
}

test("the default measures are valid and survive JSON", () => {
  expect(faultsOf(JSON.parse(JSON.stringify(defaultMeasures())))).toEqual({
    measures: defaultMeasures(),
    faults: [],
  });
});

test.each<[string, (measures: Measures) => void, [string, string]]>([
  ["weights that are not 100", (m) => (m.criteria.hours.weight = 11), ["criteria", "weights_not_100"]],
  ["a branch score that is not 100", (m) => (m.branchScore.plan = 19), ["branchScore", "weights_not_100"]],
  ["bands out of order", (m) => (m.bands.qualified = 90), ["bands.excellent", "band_order"]],
  ["stars out of order", (m) => (m.branchScore.stars.two = 75), ["branchScore.stars.three", "band_order"]],
  [
    "a quota over 1",
    (m) => (m.quotas.democratic_appraisal.share = [4, 3]),
    ["quotas.democratic_appraisal.share", "quota_over_one"],
  ],
  [
    "an approved share below the ordinary",
    (m) => (m.quotas.annual_assessment.approvedShare = [1, 10]),
    ["quotas.annual_assessment.approvedShare", "below_ordinary_share"],
  ],
  [
    "a gate's share over 1",
    (m) => (m.gates.G1.threshold = [90, 1]),
    ["gates.G1.threshold", "share_over_one"],
  ],
  ["30 February", (m) => (m.timetable.evidenceUntil = "02-30"), ["timetable.evidenceUntil", "no_such_date"]],
  ["a date that is no date", (m) => (m.timetable.runOn = "soon"), ["timetable.runOn", "no_such_date"]],
  [
    "a window until the 31st",
    (m) => (m.timetable.spotCheckUntilDay = 31),
    ["timetable.spotCheckUntilDay", "no_such_date"],
  ],
  [
    "a run before the evidence is in",
    (m) => (m.timetable.runOn = "01-15"),
    ["timetable.runOn", "date_order"],
  ],
  ["a negative target", (m) => (m.targets.characters.staff = -1), ["targets.characters.staff", "too_small"]],
  ["half a character", (m) => (m.targets.characters.staff = 0.5), ["targets.characters.staff", "not_whole"]],
  [
    "characters that are more than half of the mark for notes",
    (m) => (m.criteria.notes.qualityShare = [2, 5]),
    ["criteria.notes.qualityShare", "too_small"],
  ],
  [
    "a qualified ballot worth more than an excellent one",
    (m) => (m.criteria.appraisal.values.excellent = [3, 4]),
    ["criteria.appraisal.values.excellent", "band_order"],
  ],
  [
    "all marks on taking part",
    (m) => {
      for (const criterion of Object.values(m.criteria)) criterion.weight = 0;
      m.criteria.participation.weight = 100;
    },
    ["criteria.participation.weight", "too_large"],
  ],
  ["a tie key named twice", (m) => m.ties.push("fewer_leaves"), ["ties", "named_twice"]],
  ["a missing group", (m) => Reflect.deleteProperty(m, "bands"), ["bands", "required"]],
  ["an unknown field", (m) => Reflect.set(m, "extra", 1), ["extra", "not_known"]],
  [
    "half a day that ends before it begins",
    (m) => (m.sessions.halfDayUntil = 200),
    ["sessions.halfDayUntil", "too_small"],
  ],
  [
    "a whole day shorter than half of one",
    (m) => (m.sessions.wholeDayFrom = 270),
    ["sessions.wholeDayFrom", "too_small"],
  ],
  [
    "a likeness over 1",
    (m) => (m.inspection.alike.share = [6, 5]),
    ["inspection.alike.share", "share_over_one"],
  ],
  [
    "a likeness below half",
    (m) => (m.inspection.alike.share = [49, 100]),
    ["inspection.alike.share", "too_small"],
  ],
  ["a poor mark above fair", (m) => (m.quality.poor = [3, 4]), ["quality.fair", "band_order"]],
])("measures with %s are refused and the field is named", (_, change, field) => {
  expect(refusedFields(change)).toContainEqual(field);
});

test.each<[string, (measures: Measures) => void, string]>([
  ["the last day of a window on the 30th", (m) => (m.timetable.spotCheckUntilDay = 30), ""],
  ["windows that end on one day", (m) => (m.timetable.branchWindowUntilDay = 20), ""],
  [
    "a branch's window after the spot check",
    (m) => (m.timetable.branchWindowUntilDay = 21),
    "timetable.spotCheckUntilDay date_order",
  ],
  [
    "a window until the 31st",
    (m) => (m.timetable.branchWindowUntilDay = 31),
    "timetable.branchWindowUntilDay no_such_date 31",
  ],
  [
    "a fourth quarter whose window ends with rectification",
    (m) => (m.timetable.q4.branchWindowUntilDay = 20),
    "timetable.q4.rectificationUntil date_order",
  ],
  ["one that ends a day before", (m) => (m.timetable.q4.branchWindowUntilDay = 19), ""],
  [
    "evidence that ends before rectification",
    (m) => (m.timetable.evidenceUntil = "01-19"),
    "timetable.evidenceUntil date_order",
  ],
  ["a run on the last day of evidence", (m) => (m.timetable.runOn = "01-20"), "timetable.runOn date_order"],
  ["an approved share like the ordinary", (m) => (m.quotas.annual_assessment.approvedShare = [1, 5]), ""],
  ["half a day of one length", (m) => (m.sessions.halfDayUntil = 210), ""],
  [
    "half a day that ends before it begins",
    (m) => (m.sessions.halfDayUntil = 209),
    "sessions.halfDayUntil too_small 210",
  ],
  [
    "a whole day as long as half of one",
    (m) => (m.sessions.wholeDayFrom = 270),
    "sessions.wholeDayFrom too_small 271",
  ],
  ["a whole day a minute longer than half of one", (m) => (m.sessions.wholeDayFrom = 271), ""],
  ["a good mark like an excellent one", (m) => (m.quality.good = [1, 1]), ""],
  ["a poor mark like none", (m) => (m.quality.poor = [0, 1]), ""],
  ["no note worth more than a poor mark", (m) => (m.quality.none = [1, 2]), "quality.poor band_order"],
  [
    "an excellent mark below a good one",
    (m) => (m.quality.excellent = [4, 5]),
    "quality.excellent band_order",
  ],
  ["a qualified ballot like an excellent one", (m) => (m.criteria.appraisal.values.qualified = [1, 1]), ""],
  [
    "an unqualified ballot above a basic one",
    (m) => (m.criteria.appraisal.values.unqualified = [2, 3]),
    "criteria.appraisal.values.basically band_order",
  ],
  ["a likeness of half", (m) => (m.inspection.alike.share = [1, 2]), ""],
  [
    "a likeness below half",
    (m) => (m.inspection.alike.share = [2, 5]),
    "inspection.alike.share too_small 1/2",
  ],
  ["weights of 101", (m) => (m.criteria.hours.weight = 11), "criteria weights_not_100 101"],
  ["stars' weights of 99", (m) => (m.branchScore.closing = 4), "branchScore weights_not_100 99"],
  ["bands on one total", (m) => (m.bands.qualified = 90), "bands.excellent band_order 90"],
  ["a tie key named twice", (m) => m.ties.push("fewer_leaves"), "ties named_twice 5"],
  [
    "taking part for all",
    (m) => {
      for (const criterion of Object.values(m.criteria)) criterion.weight = 0;
      m.criteria.participation.weight = 100;
    },
    "criteria.participation.weight too_large 99",
  ],
  [
    "taking part for nearly all",
    (m) => {
      for (const criterion of Object.values(m.criteria)) criterion.weight = 0;
      m.criteria.participation.weight = 99;
      m.criteria.hours.weight = 1;
    },
    "",
  ],
])("measures with %s are answered exactly", (_, change, said) => {
  const measures = defaultMeasures();
  change(measures);
  const faults = faultsOf(measures).faults.map(({ path, reason, params }) =>
    [path, reason, ...Object.values(params ?? {})].join(" "),
  );
  expect(faults.join(", ")).toBe(said);
});

test("what a group or a field lacks is told as missing, for the first reason only", () => {
  const { bands: _, ...rest } = defaultMeasures();
  const told = (input: unknown) => faultsOf(input).faults.map(({ path, reason }) => `${path} ${reason}`);
  expect(told(rest)).toEqual(["bands required"]);
  expect(told({ ...defaultMeasures(), essayMonths: null })).toEqual(["essayMonths required"]);
  expect(told({ ...defaultMeasures(), essayMonths: "3" })).toEqual(["essayMonths not_a_number"]);
});

test("every wrong field is named at once", () => {
  expect(
    refusedFields((m) => {
      m.criteria.hours.weight = 11;
      m.bands.qualified = 95;
    }),
  ).toHaveLength(2);
});

test("every number of the defaults has a basis", () => {
  const basis = (path: string) => [path, basisOf(path)];
  expect(basis("standards.party_lesson.count")[1]).toBe("local");
  expect(basis("standards.themed_party_day.count")[1]).toBe("rule");
  expect(basis("targets.minutes.office")[1]).toBe("rule");
  expect(basis("targets.characters.staff")[1]).toBe("ours");
  expect(basis("quotas.democratic_appraisal.share")[1]).toBe("rule");
  for (const group of Object.keys(defaultMeasures()))
    expect(["rule", "local", "ours"]).toContain(basisOf(group));
});

test("a month asks 1/12 of the year's target of the post and office", () => {
  const measures = defaultMeasures();
  expect(targetsFor({ post: "staff", office: false }, "2026-05", measures)).toEqual({
    minutes: "160/1",
    characters: "500/1",
  });
  expect(targetsFor({ post: "leading_cadre", office: true }, "2026-05", measures)).toEqual({
    minutes: "280/1",
    characters: "2500/3",
  });
});

test("scenario 12: a target raised from Q3 on asks 7,000 of the year and 5,000 to Q3; without a named quarter nothing changes", () => {
  const raised = defaultMeasures();
  raised.targets.characters.staff = 8000;
  const versions = [
    { from: "2026Q1", measures: defaultMeasures() },
    { from: "2026Q3", measures: raised },
  ];
  const year = months(2026);
  expect(format(floorTo(year, "characters", raised, versions))).toBe("7000/1");
  expect(format(floorTo(year.slice(0, 9), "characters", raised, versions))).toBe("5000/1");
  expect(format(floorTo(year.slice(0, 6), "characters", raised, versions))).toBe("3000/1");
  const nextYear = [versions[0]!, { from: "2027Q1", measures: raised }];
  expect(format(floorTo(year, "characters", defaultMeasures(), nextYear))).toBe("6000/1");
  expect(format(floorTo(months(2027), "characters", raised, nextYear))).toBe("8000/1");
});

/** The defaults as a county stored them before the named leaf existed. */
function without(path: string): unknown {
  const names = path.split(".");
  const stored = structuredClone(defaultMeasures()) as unknown as Record<string, unknown>;
  const group = names.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, stored);
  Reflect.deleteProperty(group, names.at(-1) ?? "");
  return stored;
}

test("a stored set that lacks any one leaf, or any group of them, is the whole set and rates as it does", () => {
  const leaves = [...leavesOf(defaultMeasures()).keys()];
  const groups = leaves.flatMap((path) => path.split(".").map((_, n, all) => all.slice(0, n).join(".")));
  expect(leaves.length).toBeGreaterThan(150);
  const facts = aYear("per_1", attended("per_1", { present: 9, late: 1 }));
  const rated = (measures: Measures) => SCHEMES.map((scheme) => assess(facts, measures, scheme));
  const expected = rated(defaultMeasures());
  for (const path of new Set([...leaves, ...groups.filter((name) => name !== "")])) {
    const measures = completed(without(path));
    expect({ path, measures }).toEqual({ path, measures: defaultMeasures() });
    expect(rated(measures)).toEqual(expected);
  }
  for (const nothing of [{}, null, "", [], { timetable: null }, { timetable: 7 }])
    expect(completed(nothing)).toEqual(defaultMeasures());
});

test("what a stored set has stands, whether the defaults know it or not", () => {
  const stored = defaultMeasures();
  stored.timetable.q4.rectificationUntil = "01-18";
  stored.standards.party_lesson.minFullMembers = 3;
  stored.ties = [];
  const { alike: _, ...inspection } = stored.inspection;
  expect(completed({ ...stored, inspection, former: 1 })).toEqual({ ...stored, former: 1 });
});

test.each([
  ["08:30", "11:59", 209],
  ["08:30", "12:00", 240],
  ["08:30", "13:00", 240],
  ["08:30", "13:01", 271],
  ["08:30", "14:29", 359],
  ["08:30", "14:30", 480],
])("a session from %s to %s is %d minutes of study", (from, to, minutes) => {
  expect(scheduledMinutes(from, to, defaultMeasures().sessions)).toBe(minutes);
});

test("a county sets from which length a session is half a day and a whole one", () => {
  const own = { ...defaultMeasures().sessions, wholeDayFrom: 300, halfDayFrom: 180, halfDayUntil: 240 };
  expect([
    scheduledMinutes("09:00", "12:00", own),
    scheduledMinutes("09:00", "13:30", own),
    scheduledMinutes("09:00", "14:00", own),
  ]).toEqual([240, 270, 480]);
});
