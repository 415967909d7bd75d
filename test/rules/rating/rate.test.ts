import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ratedAnswer } from "../../../web/text/rating/rated";
import { Refusal } from "../../../worker/core/refusal";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import { propose } from "../../../worker/rating/engine/rules";
import { rate } from "../../../worker/rating/files/rules";
import { fileTexts } from "../../../worker/rating/files/rules-export";
import type { FactsFileInput, PersonFactsInput } from "../../../worker/rating/files/shape";
import { attended, aUnit, aYear, months, runs } from "../makers";

type Changes = Partial<PersonFactsInput>;

/** Everything that staff are asked for, nothing more. */
function aMember(id: string, changes: Changes = {}): PersonFactsInput {
  return {
    id,
    name: `成员${id}`,
    unit: "城关支部",
    attendance: { expected: 16, present: 16 },
    minutes: 1920,
    characters: 6000,
    notes: 12,
    quarters: ["Q1", "Q2", "Q3", "Q4"].map((quarter) => ({ quarter, result: "pass", quality: "excellent" })),
    essays: [
      { half: "H1", characters: 1500 },
      { half: "H2", characters: 1500 },
    ],
    items: 1,
    ballots: { excellent: 10 },
    ...changes,
  };
}
const appraisal = (people: PersonFactsInput[], more: Partial<FactsFileInput> = {}): FactsFileInput => ({
  scheme: "democratic_appraisal",
  people,
  ...more,
});
const personIn = (file: FactsFileInput, id: string) => {
  const found = ratedAnswer(rate(file)).people.find((person) => person.id === id);
  if (!found) throw new Error(`${id} is not rated`);
  return found;
};
const gatesOf = (file: FactsFileInput, id: string) => personIn(file, id).gates.map(({ code }) => code);

function refusedAt(file: unknown): string[] {
  try {
    rate(file);
  } catch (error) {
    if (error instanceof Refusal)
      return (error.details.fields ?? []).map(({ path, reason }) => `${path} ${reason}`);
    throw error;
  }
  return [];
}

test("scenario 1: five counted months ask 2,500 characters and one essay; civil-service probation is comment only", () => {
  const joined = aMember("new", {
    onProbation: true,
    months: 5,
    attendance: { expected: 9, present: 9 },
    characters: 2600,
    minutes: 14 * 60,
    essays: [{ half: "H2", characters: 900 }],
    quarters: [
      { quarter: "Q3", result: "pass", quality: "excellent" },
      { quarter: "Q4", result: "pass", quality: "excellent" },
    ],
  });
  const three = [joined, aMember("a"), aMember("b")];
  expect(personIn(appraisal(three), "new")).toMatchObject({ notGraded: null, gates: [] });
  expect(personIn(appraisal(three), "new").criteria[2]?.params).toMatchObject({ target: "2500" });
  const annual = { ...appraisal(three), scheme: "annual_assessment" as const };
  expect(personIn(annual, "new").notGraded?.code).toBe("probation_employment");
});

test("scenario 2: 21 of 24 with three unexcused fails G1 and G2 and says so", () => {
  const moved = personIn(
    appraisal([aMember("moved", { attendance: { expected: 24, present: 21 } })]),
    "moved",
  );
  expect(moved.grade).toBe("qualified");
  expect(moved.gates.map(({ zh }) => zh)).toEqual([
    "出勤率 87.5%（21/24），低于标准 90%",
    "无故缺席 3 次，达到 3 次",
  ]);
});

test("scenario 3: 212 days of sick leave leave a person ungraded without gates, 179 do not", () => {
  const absent = { attendance: { expected: 0, present: 0 }, characters: 0, minutes: 0, essays: [] };
  const long = appraisal([aMember("ill", { ...absent, leaveDays: 212, months: 5, monthsInPost: 12 })]);
  expect(personIn(long, "ill")).toMatchObject({
    notGraded: { code: "leave_over_half" },
    gates: [],
    grade: null,
  });
  const short = appraisal([
    aMember("ill", {
      leaveDays: 179,
      months: months(2026).slice(0, 7),
      monthsInPost: 12,
      characters: 3500,
      minutes: 1120,
    }),
  ]);
  expect(personIn(short, "ill").notGraded).toBeNull();
  expect(personIn(short, "ill").criteria[2]?.params).toMatchObject({ target: "3500" });
});

test("scenario 4: three made-up leaves and one unexcused count 19 of 20; one make-up owed counts 18 of 19 and fails G10", () => {
  const made = appraisal([
    aMember("m", { attendance: { expected: 20, present: 19, madeUp: 3 } }),
    aMember("n"),
    aMember("o", { ballots: null }),
  ]);
  expect(gatesOf(made, "m")).toEqual([]);
  const owed = appraisal([aMember("m", { attendance: { expected: 19, present: 18, madeUp: 2, leave: 1 } })]);
  expect(personIn(owed, "m").criteria[0]?.params).toMatchObject({ present: 18, expected: 19 });
  expect(gatesOf(owed, "m")).toEqual(["G10"]);
});

test("scenario 5: one rectified quarter keeps a person eligible, a failed one is G4", () => {
  const with_ = (result: "rectified" | "failed") =>
    gatesOf(appraisal([aMember("b", { quarters: [{ quarter: "Q2", result, quality: "excellent" }] })]), "b");
  expect(with_("rectified")).toEqual([]);
  expect(with_("failed")).toEqual(["G4_failed"]);
});

const votes = (excellent: number) => ({ excellent, unqualified: 300 - excellent });
const marked = (quality: string) => ({
  quarters: ["Q1", "Q2", "Q3", "Q4"].map((quarter) => ({ quarter, result: "pass" as const, quality })),
});

/** Four ahead, two for the fifth seat, one behind, eight far off and one on probation. */
function sixteen(first: Changes, second: Changes): FactsFileInput {
  return appraisal([
    ...[300, 298, 296, 294].map((excellent, i) => aMember(`e${i}`, { ballots: votes(excellent) })),
    aMember("t0", first),
    aMember("t1", second),
    aMember("last", { ballots: votes(200) }),
    ...Array.from({ length: 8 }, (_, i) => aMember(`r${i}`, { characters: 3000, ballots: null, items: 0 })),
    aMember("new", { standing: "probationary" }),
  ]);
}

test("scenario 6: sixteen members have five seats; two level for the last are told apart by their ballots", () => {
  // 264 of 300 is 4/15 of a mark ahead, which 2/75 of quality takes back.
  const file = sixteen(
    { ballots: votes(264), ...marked("73/75") },
    { ballots: votes(260), ...marked("excellent") },
  );
  const { quotas, ratings } = rate(file);
  const of = (id: string) => ratings.find(({ personId }) => personId === id);
  expect(of("t0")?.score?.total).toBe(of("t1")?.score?.total);
  expect(quotas[0]).toMatchObject({ base: 16, cap: 5, pending: { seats: 0, candidates: [] } });
  expect(quotas[0]?.proposed).toEqual(["e0", "e1", "e2", "e3", "t0"]);
  expect(of("t1")).toMatchObject({ outcome: "beyond_quota", grade: "qualified", tieKey: "appraisal_ratio" });
  expect(of("last")).toMatchObject({ outcome: "beyond_quota", grade: "qualified", tieKey: null });
});

test("scenario 6: with every key equal one seat stays pending with two candidates", () => {
  const level = sixteen({ ballots: votes(264) }, { ballots: votes(264) });
  expect(rate(level).quotas[0]).toMatchObject({
    proposed: ["e0", "e1", "e2", "e3"],
    pending: { seats: 1, candidates: ["t0", "t1"] },
  });
  expect(personIn(level, "t0")).toMatchObject({ outcome: "pending_decision", grade: null });
});

test("scenario 7: three full members have one seat; two full and one probationary as well, with a warning", () => {
  const three = [aMember("a"), aMember("b", { characters: 5900 }), aMember("c", { characters: 5900 })];
  expect(rate(appraisal(three)).quotas[0]?.cap).toBe(1);
  expect(rate(appraisal(three)).warnings).toEqual([]);
  const two = rate(appraisal([...three.slice(0, 2), aMember("c", { standing: "probationary" })]));
  expect(two.quotas[0]?.cap).toBe(1);
  expect(two.warnings[0]?.warnings[0]?.code).toBe("few_full_members");
});

test("scenario 8: a leading cadre without a lesson is qualified and the duty is named", () => {
  const leader = (lessons: number) =>
    appraisal([
      aMember("l", { post: "leading_cadre", characters: 10_000, lessons }),
      aMember("a", { ballots: null }),
      aMember("b", { ballots: null }),
    ]);
  expect(personIn(leader(0), "l")).toMatchObject({
    grade: "qualified",
    gates: [{ gate: "G8", zh: "领导干部讲课 0 次，应讲 1 次" }],
  });
  expect(gatesOf(leader(1), "l")).toEqual([]);
});

test("scenario 9: a probationary member is ungraded with the score shown, and counts in the base", () => {
  const file = appraisal([aMember("p", { standing: "probationary" }), aMember("a"), aMember("b")]);
  expect(personIn(file, "p")).toMatchObject({ grade: null, notGraded: { code: "probationary_standing" } });
  expect(personIn(file, "p").total).not.toBeNull();
  expect(rate(file).quotas[0]?.base).toBe(3);
});

test("scenario 10: who is graded elsewhere is in no base, who is exempt is in it; no local session removes the criterion", () => {
  const mobile = aMember("m", { attendance: { expected: 0, present: 0 }, gradedElsewhere: true });
  const old = aMember("x", { exempt: true });
  const file = appraisal([mobile, old, aMember("a"), aMember("b")]);
  expect(rate(file).quotas[0]?.base).toBe(3);
  expect(personIn(file, "m").notGraded?.code).toBe("graded_elsewhere");
  expect(personIn(file, "m").criteria[0]?.removed).toBe("nothing_expected");
  expect(personIn(file, "x").notGraded?.code).toBe("exempt");
});

test("scenario 11: a non-party person is out of the democratic appraisal and its base, and in the annual assessment", () => {
  const file = appraisal([aMember("n", { standing: "non_party" }), aMember("a")]);
  expect(personIn(file, "n").notGraded?.code).toBe("out_of_scheme");
  expect(rate(file).quotas[0]?.base).toBe(1);
  const annual = rate({ ...file, scheme: "annual_assessment" });
  expect(annual.ratings.every(({ notGraded }) => notGraded === null)).toBe(true);
  expect(annual.quotas[0]?.base).toBe(2);
});

test("units without a seat of their own that opted in share their parent's", () => {
  const people = ["甲", "乙"].flatMap((unit) => [
    aMember(`${unit}1`, { unit }),
    aMember(`${unit}2`, { unit, characters: 3000 }),
  ]);
  const pooled = ["甲", "乙"].map((id) => ({ id, parent: "总支", pooled: true }));
  expect(rate(appraisal(people)).quotas.map(({ cap }) => cap)).toEqual([0, 0]);
  expect(rate(appraisal(people, { units: pooled })).quotas).toMatchObject([
    { quotaId: "pool:总支", base: 4, cap: 1, pending: { seats: 1 } },
  ]);
});

test("what a file leaves out is none or not applicable, and nobody is nobody", () => {
  expect(rate(appraisal([]))).toMatchObject({ ratings: [], quotas: [], warnings: [] });
  const bare = personIn(appraisal([{ id: "a", unit: "城关支部" }]), "a");
  expect(bare.criteria.map(({ removed }) => removed)).toEqual([
    "nothing_expected",
    null,
    null,
    null,
    null,
    "no_ballots",
  ]);
  expect(bare.outcome).toBe("committee_decides");
  expect(bare.name).toBe("a");
});

test("people come back in the order of their ids, and nobody without a reason", () => {
  const { people } = ratedAnswer(
    rate(appraisal([aMember("z"), aMember("a"), aMember("m", { exempt: true })])),
  );
  expect(people.map(({ id }) => id)).toEqual(["a", "m", "z"]);
  for (const { reasons } of people)
    expect([reasons.zh.length > 0, reasons.en.length > 0]).toEqual([true, true]);
});

const person = (changes: object) => ({
  scheme: "democratic_appraisal",
  people: [{ id: "a", unit: "b", ...changes }],
});
test.each<[string, unknown, string]>([
  ["a list", [], "scheme required"],
  ["nothing at all", null, " invalid_format"],
  ["no people", { scheme: "annual_assessment" }, "people required"],
  ["no scheme", { people: [] }, "scheme required"],
  ["an unknown scheme", { scheme: "annual", people: [] }, "scheme not_one_of"],
  ["an unknown field", { scheme: "annual_assessment", people: [], persons: [] }, "persons unknown_field"],
  ["a person's unknown field", person({ caracters: 1 }), "people.0.caracters unknown_field"],
  ["a negative number", person({ minutes: -1 }), "people.0.minutes too_small"],
  ["half a note", person({ characters: 0.5 }), "people.0.characters not_a_whole_number"],
  ["text for a number", person({ minutes: "60" }), "people.0.minutes invalid_format"],
  ["a negative count", person({ items: -1 }), "people.0.items too_small"],
  ["an unknown post", person({ post: "boss" }), "people.0.post not_one_of"],
  [
    "present above expected",
    person({ attendance: { expected: 3, present: 4 } }),
    "people.0.attendance.present more_than",
  ],
  [
    "more late than present",
    person({ attendance: { expected: 3, present: 1, late: 2 } }),
    "people.0.attendance.late more_than",
  ],
  [
    "unexcused that does not fit",
    person({ attendance: { expected: 3, present: 3, unexcused: 1 } }),
    "people.0.attendance.unexcused not_equal",
  ],
  ["thirteen months", person({ months: 13 }), "people.0.months too_large"],
  ["another year's month", person({ months: ["2025-12"] }), "people.0.months.0 other_year"],
  ["a month twice", person({ months: ["2026-01", "2026-01"] }), "people.0.months.1 duplicate"],
  ["more counted months than in post", person({ months: 12, monthsInPost: 3 }), "people.0.months more_than"],
  [
    "a quarter twice",
    person({
      quarters: [
        { quarter: "Q1", result: "pass" },
        { quarter: "2026Q1", result: "pass" },
      ],
    }),
    "people.0.quarters.1.quarter duplicate",
  ],
  [
    "a fifth quarter",
    person({ quarters: [{ quarter: "Q5", result: "pass" }] }),
    "people.0.quarters.0.quarter invalid_format",
  ],
  [
    "a mark above 1",
    person({ quarters: [{ quarter: "Q1", result: "pass", quality: "3/2" }] }),
    "people.0.quarters.0.quality share_over_one",
  ],
  [
    "more missing than listed",
    person({ mustReads: { listed: 1, missing: 2 } }),
    "people.0.mustReads.missing more_than",
  ],
  ["too many days of leave", person({ leaveDays: 400 }), "people.0.leaveDays too_large"],
  [
    "a pool without a parent",
    { scheme: "annual_assessment", people: [], units: [{ id: "a", pooled: true }] },
    "units.0.parent required",
  ],
  [
    "measures that do not hold",
    {
      scheme: "annual_assessment",
      people: [],
      measures: { ...defaultMeasures(), bands: { excellent: 60, qualified: 70, basically_qualified: 60 } },
    },
    "measures.bands.excellent band_order",
  ],
  [
    "measures in part",
    { scheme: "annual_assessment", people: [], measures: {} },
    "measures.standards required",
  ],
])("a file with %s is refused and the field is named", (_, file, expected) => {
  expect(refusedAt(file)).toContain(expected);
});

test("an id that occurs twice is refused at its second place", () => {
  expect(refusedAt(appraisal([aMember("a"), aMember("b"), aMember("a")]))).toEqual(["people.2.id duplicate"]);
});

test("any JSON value is rated or refused with a field, never anything else", () => {
  const loose = fc.jsonValue({ maxDepth: 3 });
  const likely = fc.record(
    {
      scheme: fc.constantFrom("democratic_appraisal", "annual_assessment", "x"),
      people: fc.array(
        fc.oneof(
          loose,
          fc.record(
            { id: fc.string(), unit: fc.string(), minutes: loose, months: loose, attendance: loose },
            { requiredKeys: [] },
          ),
        ),
      ),
      measures: loose,
      units: loose,
      year: loose,
    },
    { requiredKeys: ["scheme", "people"] },
  );
  fc.assert(
    fc.property(fc.oneof(loose, likely), (value) => {
      try {
        rate(value);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        expect((error.details.fields ?? []).length).toBeGreaterThan(0);
      }
    }),
    runs,
  );
}, 60_000);

test("exported facts give the engine's proposal again, records included", async () => {
  const measures = defaultMeasures();
  measures.bands.excellent = 85;
  measures.quotas.democratic_appraisal.rounding = "up";
  const lead = months(2026, "leading_cadre", true);
  const people = [
    aYear(
      "p1",
      attended("p1", {
        present: 10,
        late: 2,
        left_early: 1,
        leave: 1,
        made_up: 2,
        official: 1,
        unexcused: 1,
        exempt: 3,
      }),
    ),
    aYear("p2", {
      post: "leading_cadre",
      months: { democratic_appraisal: lead, annual_assessment: lead },
      warnings: ["w1"],
    }),
    aYear("p3", { standing: "probationary", ballots: null, held: "cas_1" }),
    aYear("p4", { quarters: [{ quarter: "2026Q2", itemId: "i", result: "rectified", mark: "17/20" }] }),
    aYear("p5", { branch: { id: "unt_c", name: "东街支部" }, leaveDays: 40, leaveRecords: ["lea_1"] }),
  ];
  const units = [aUnit("unt_b", { seatsTaken: 1 }), aUnit("unt_c", { optsIntoPool: true })];
  const versions = [
    { from: "2026Q1", measures: defaultMeasures() },
    { from: "2026Q3", measures },
  ];
  const stored = propose(people, units, measures, "democratic_appraisal", versions);
  const slices = (async function* () {
    yield people.slice(0, 2);
    yield people.slice(2);
  })();
  const run = { year: 2026, scheme: "democratic_appraisal", measures, versions } as const;
  let file = "";
  for await (const text of fileTexts(run, slices, stored.quotas)) file += text;
  const { ratings, quotas, warnings } = rate(JSON.parse(file));
  expect({ ratings, quotas, warnings }).toEqual({
    ratings: stored.ratings,
    quotas: stored.quotas,
    warnings: stored.warnings,
  });
});

const folder = mkdtempSync(join(tmpdir(), "rate-"));
function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const args = ["--import", "./worker/local/extensions.ts", "worker/local/rate.ts", ...words];
    execFile("node_modules/.bin/node", args, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
function saved(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test("the command prints JSON for a file, a byte order mark or not, twice the same", async () => {
  const text = JSON.stringify(appraisal([aMember("甲"), aMember("乙")]));
  const [plain, marked] = [await run(saved("a.json", text)), await run(saved("b.json", `\uFEFF${text}`))];
  expect([plain.code, plain.err]).toEqual([0, ""]);
  expect(JSON.parse(plain.out).people).toHaveLength(2);
  expect(marked.out).toBe(plain.out);
});

test.each<[string, string[], RegExp]>([
  ["no file", [], /^用法：.*\n$/],
  ["a file that is not there", [join(folder, "none.json")], /^没有找到或无法读取文件 .*none\.json。\n$/],
  ["text that is not JSON", [saved("c.json", "{")], /^.*c\.json 不是有效的 JSON。\n$/],
  [
    "a wrong field",
    [saved("d.json", JSON.stringify(person({ minutes: -5 })))],
    /^people\.0\.minutes：不能小于 0。\n$/,
  ],
  [
    "a wrong field, in English",
    [saved("d.json", JSON.stringify(person({ minutes: -5 }))), "--lang", "en"],
    /^people\.0\.minutes: Not below 0\.\n$/,
  ],
])("the command ends with 2 and one sentence for %s", async (_, words, sentence) => {
  const { code, out, err } = await run(...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(sentence);
});

test("the example in docs/rate-file.md gives the result that stands there", () => {
  const section = readFileSync("docs/rate-file.md", "utf8");
  const [file, result] = [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) =>
    JSON.parse(text ?? ""),
  );
  expect(file.people).toHaveLength(3);
  expect(ratedAnswer(rate(file))).toMatchObject(result);
});

/** The same file with everything in it that has no order in another one. */
function shuffled(file: FactsFileInput, seed: number): FactsFileInput {
  let state = seed;
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => {
        state = (state * 48_271 + 11) % 2_147_483_647;
        return { one, at: state };
      })
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  const deep = (value: unknown): unknown =>
    Array.isArray(value)
      ? mixed(value.map(deep))
      : value !== null && typeof value === "object"
        ? Object.fromEntries(mixed(Object.entries(value).map(([key, one]) => [key, deep(one)])))
        : value;
  const { people, units = [], versions = [], ...rest } = file;
  return {
    ...rest,
    people: deep(people) as PersonFactsInput[],
    units: deep(units) as NonNullable<FactsFileInput["units"]>,
    versions: mixed(versions),
  };
}

test("a file gives the same bytes whatever the order of its people, units, versions and records", () => {
  const cited = (id: string, kind: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${id}-${kind}${n}`);
  const people = ["d", "b", "a", "c"].map((id, place) =>
    aMember(id, {
      unit: { id: place % 2 ? "unt_1" : "unt_2", name: place % 2 ? "一支部" : "二支部" },
      months: ["2026-03", "2026-01", "2026-02", "2026-12", "2026-11", "2026-10"],
      notes: cited(id, "not", 5),
      items: cited(id, "con", 2),
      certificates: cited(id, "cer", 3),
      warnings: place === 1 ? cited(id, "war", 2) : [],
      lessons: cited(id, "les", 2),
      memberships: cited(id, "mem", 2),
      leaveRecords: cited(id, "lea", 2),
      attendance: {
        expected: 16,
        present: 13 + (place % 2),
        attended: cited(id, "ses", 6),
        late: cited(id, "late", 2),
        leave: cited(id, "leave", 2),
        madeUp: cited(id, "made", 2),
        unexcused: cited(id, "none", 3 - (place % 2)),
      },
      essays: [
        { half: "H2", characters: 900, id: `${id}-e2` },
        { half: "H1", characters: 800, id: `${id}-e1` },
        { half: "H2", characters: 1200, id: `${id}-e3` },
      ],
    }),
  );
  const dearer = defaultMeasures();
  dearer.targets.characters.staff = 8000;
  const file = appraisal(people, {
    units: [
      { id: "unt_1", parent: "unt_0", pooled: true },
      { id: "unt_2", parent: "unt_0", pooled: true },
    ],
    versions: [
      { from: "2026Q1", measures: defaultMeasures() },
      { from: "2026Q4", measures: dearer },
    ],
  });
  const first = JSON.stringify(ratedAnswer(rate(file)));
  expect(first.length).toBeGreaterThan(5_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      expect(JSON.stringify(ratedAnswer(rate(shuffled(file, seed))))).toBe(first);
    }),
    { numRuns: runs.numRuns / 4 },
  );
}, 60_000);

test("a unit that a file calls by two names is refused at the second", () => {
  const people = [
    aMember("a", { unit: { id: "unt_1", name: "一支部" } }),
    aMember("b", { unit: { id: "unt_1", name: "第一支部" } }),
  ];
  expect(refusedAt(appraisal(people))).toEqual(["people.1.unit not_equal"]);
});

test("essays stand by half, then by length as a number, then by id, in whatever order a file has them", () => {
  const stand = [
    { half: "2026H1", characters: 900 },
    { half: "2026H1", characters: 1100 },
    { half: "2026H1", characters: 1100, id: "ess_a" },
    { half: "2026H1", characters: 1100, id: "ess_b" },
    { half: "2026H2", characters: 1000 },
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(stand, { minLength: stand.length }), (essays) => {
      const given = essays.map(({ half, ...rest }) => ({ half: half.slice(-2), ...rest }));
      const { facts } = rate(appraisal([aMember("a", { essays: given })]));
      expect(facts.get("a")?.essays).toEqual(
        stand.map((essay, index) => ({ ...essay, id: essay.id ?? `#${index + 1}` })),
      );
    }),
  );
}, 60_000);

test("a warning names its branch also where it has one member", () => {
  const { warnings } = rate(appraisal([aMember("a", { unit: { id: "unt_1", name: "一支部" } })]));
  expect(warnings).toEqual([
    {
      unitId: "unt_1",
      unitName: "一支部",
      warnings: [{ code: "few_full_members", params: { members: 1, standard: 3 } }],
    },
  ]);
});
