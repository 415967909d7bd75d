import { expect, test } from "vitest";
import type { QuarterFacts } from "../../../worker/inspection/facts/shape-quarter";
import { recordsBehind } from "../../../worker/inspection/inspections/rules";
import type { Reason } from "../../../worker/inspection/inspections/shape-answers";
import { citesOf, recordsCited } from "../../../worker/rating/engine/rules";
import type { YearFacts } from "../../../worker/rating/engine/shape";
import type { Assessed } from "../../../worker/rating/engine/shape-answers";
import { aStory } from "../../support/story";
import { aPerson, type County, invited } from "../../support/world";

/** Where a record of each kind is kept, and how its key names it beside the person. */
const tableOf: Record<string, string> = {
  session: "SELECT 1 FROM attendance WHERE county_id = ?1 AND session_id = ?2 AND person_id = ?3",
  make_up: "SELECT 1 FROM make_ups WHERE county_id = ?1 AND session_id = ?2 AND person_id = ?3",
  certificate:
    "SELECT 1 FROM contributions WHERE county_id = ?1 AND id = ?2 AND person_id = ?3 AND kind = 'certificate'",
  note: "SELECT 1 FROM notes WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  verification:
    "SELECT 1 FROM note_verifications v JOIN notes n ON n.county_id = v.county_id AND n.id = v.note_id WHERE v.county_id = ?1 AND v.note_id = ?2 AND n.person_id = ?3",
  inspection: "SELECT 1 FROM inspection_items WHERE county_id = ?1 AND inspection_id = ?2 AND person_id = ?3",
  essay: "SELECT 1 FROM essays WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  item: "SELECT 1 FROM contributions WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  lesson:
    "SELECT 1 FROM contributions WHERE county_id = ?1 AND id = ?2 AND person_id = ?3 AND kind = 'lesson'",
  ballots:
    "SELECT 1 FROM ballot_counts WHERE county_id = ?1 AND year || '/' || version = ?2 AND person_id = ?3",
  must_read: "SELECT 1 FROM must_reads WHERE county_id = ?1 AND id = ?2 AND ?3 <> ''",
  warning: "SELECT 1 FROM warnings WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  outside_appraisal:
    "SELECT 1 FROM outside_appraisals WHERE county_id = ?1 AND year = CAST(?2 AS INTEGER) AND person_id = ?3",
  exemption: "SELECT 1 FROM exemptions WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  open_case: "SELECT 1 FROM open_cases WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  leave: "SELECT 1 FROM leaves WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  membership: "SELECT 1 FROM memberships WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  standing: "SELECT 1 FROM standings WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
  post: "SELECT 1 FROM posts WHERE county_id = ?1 AND id = ?2 AND person_id = ?3",
};

async function isThere({ binding, code }: County, kind: string, id: string, person: string) {
  const sql = tableOf[kind];
  if (!sql) throw new Error(`no table for ${kind}`);
  return (await binding.prepare(sql).bind(code, id, person).first()) !== null;
}

/** One year in which somebody has a record of every kind that a result can rest on. */
async function aFullYear() {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const { county } = story;
  const administrator = county.administrator;
  const add = async (name: string, more: Record<string, unknown> = {}) => aPerson(county, branch, name, more);
  const busy = await add("勤");
  await add("预", { standing: "probationary" });
  await add("聘", { standing: "non_party" });
  await add("退", { employment: "none" });
  await add("迟", { fromOn: "2026-11-20" });
  const [held, exempt, elsewhere, sick] = [
    await add("立"),
    await add("免"),
    await add("外"),
    await add("病"),
  ];
  const ids: string[] = [];
  for (let month = 1; month <= 12; month++)
    story.session(
      branch,
      `2026-${String(month).padStart(2, "0")}-06`,
      { [busy]: month === 1 ? "leave" : month === 2 ? "unexcused" : month === 3 ? "late" : "present" },
      120,
      ids,
    );
  story.makeUp(branch, busy, ids, 0, "2026-04-05", true);
  story.note(branch, busy, "2026-02-10", 1_000);
  story.note(branch, busy, "2026-05-10", 900, "book");
  story.essay(branch, busy, "2026H1");
  story.contribution(branch, busy, "2026-03-10", {});
  story.contribution(branch, busy, "2026-03-12", { kind: "lesson" });
  story.contribution(branch, busy, "2026-06-01", { kind: "certificate", minutes: 240 });
  story.leave(branch, sick, "2026-02-01", "2026-08-31", "sick");
  story.at("2026-06-20", async () => {
    const ok = async (reply: Promise<Response>) => expect((await reply).status).toBeLessThan(300);
    await ok(administrator.post("/must-reads", { year: 2026, title: "必读一" }));
    await ok(administrator.post(`/cases/${busy}/warnings`, { decidedOn: "2026-06-01", document: "文" }));
    await ok(administrator.post(`/cases/${held}/open-cases`, { openedOn: "2026-06-01" }));
    await ok(
      administrator.post(`/people/${exempt}/exemptions`, {
        covers: "everything",
        reason: "aged",
        fromOn: "2026-01-01",
      }),
    );
    await ok(
      administrator.post(`/cases/${elsewhere}/outside-appraisals`, {
        year: 2026,
        grade: "qualified",
        document: "文",
      }),
    );
  });
  story.at("2026-07-11", async () => {
    const book = await county.binding
      .prepare("SELECT id FROM notes WHERE county_id = ?1 AND form = 'book'")
      .bind(county.code)
      .first<{ id: string }>();
    const inspector = await invited(
      county,
      "inspector",
      { unit: await rootOf(county) },
      `ducha${county.code}`,
    );
    const reply = await inspector.post(`/notes/${book?.id}/verification`, { characters: 920 });
    expect(reply.status).toBeLessThan(300);
  });
  story.mark(busy, "2026Q2", "2026-07-12", { quality: "good", verifiedCharacters: 950 });
  story.ballots(branch, { [busy]: [3, 1, 0, 0] });
  await story.tell();
  return { county, busy };
}

async function rootOf({ binding, code }: County) {
  const row = await binding
    .prepare("SELECT id FROM units WHERE county_id = ?1 AND parent_id IS NULL")
    .bind(code)
    .first<{ id: string }>();
  return row?.id ?? "";
}

test("every record that a year's result cites is in the county's tables and the person's own, whatever kind it is", async () => {
  const { county, busy } = await aFullYear();
  const { results } = await county.binding
    .prepare("SELECT person_id AS person, facts, score FROM assessment_scores WHERE county_id = ?1")
    .bind(county.code)
    .all<{ person: string; facts: string; score: string }>();
  expect(results.length).toBeGreaterThan(8);
  const kinds = new Set<string>();
  for (const row of results) {
    const [facts, score] = [JSON.parse(row.facts) as YearFacts, JSON.parse(row.score) as Assessed];
    for (const { kind, id } of recordsCited(facts, citesOf(score))) {
      kinds.add(kind);
      expect([kind, id, await isThere(county, kind, id, row.person)]).toEqual([kind, id, true]);
    }
    // The score says what kinds it rests on; the ids stand once, in the facts.
    for (const id of new Set(row.facts.match(/\b(?!per_|unt_)[a-z]{3}_[0-9A-Z]{26}\b/g) ?? []))
      expect([id, row.score.includes(id)]).toEqual([id, false]);
  }
  // A lesson that was given is cited only beside another that is missing.
  const expected = Object.keys(tableOf).filter((kind) => kind !== "lesson");
  expect([...kinds].toSorted()).toEqual(expected.toSorted());
  const page = await county.administrator.get(`/assessments/${await assessmentOf(county)}/people/${busy}`);
  const { labels, facts } = (await page.json()) as { labels: Record<string, string>; facts: YearFacts };
  for (const id of [...facts.attendanceRecords.present, ...facts.notes]) expect(labels[id]).toMatch(/^2026-/);
  // Of the rest a page tells the day or the year in words; a new kind is labelled or listed here.
  const worded = ["cas", "ess", "exe", "ins", "mem", "pos", "sta", "war"];
  const cited = results.flatMap(
    (row) => row.facts.match(/\b(?!per_|unt_)[a-z]{3}(?=_[0-9A-Z]{26}\b)/g) ?? [],
  );
  const labelled = new Set<string>();
  for (const { person } of results) {
    const shown = await county.administrator.get(
      `/assessments/${await assessmentOf(county)}/people/${person}`,
    );
    for (const id of Object.keys(((await shown.json()) as { labels: object }).labels))
      labelled.add(id.slice(0, 3));
  }
  const mute = [...new Set(cited)].filter((kind) => !labelled.has(kind) && !worded.includes(kind));
  expect(mute).toEqual([]);
}, 120_000);

test("a leader reads the marks that ballots gave, never their counts, in the list and on the page", async () => {
  const { county, busy } = await aFullYear();
  const leader = await invited(county, "leader", { unit: await rootOf(county) }, `lingdao${county.code}`);
  const assessment = `/assessments/${await assessmentOf(county)}`;
  const page = (await (await leader.get(`${assessment}/people/${busy}`)).json()) as {
    rating: { score: Assessed };
    facts: YearFacts;
  };
  const list = (await (await leader.get(assessment)).json()) as {
    ratings: { personId: string; score: Assessed }[];
  };
  expect(page.facts.ballots).toBeNull();
  for (const score of [page.rating.score, list.ratings.find(({ personId }) => personId === busy)?.score]) {
    const ballots = score?.score?.criteria.find(({ code }) => code === "C6");
    expect(ballots).toMatchObject({ removed: null, params: {}, records: [] });
    expect(ballots?.points).not.toBe("0/1");
  }
}, 120_000);

test("every record behind an inspection's figures and reasons is in the county's tables and the person's own", async () => {
  const { county } = await aFullYear();
  const { results } = await county.binding
    .prepare(
      `SELECT t.person_id AS person, t.inspection_id AS inspection, t.facts, coalesce(f.reasons, k.reasons, t.reasons) AS reasons
      FROM inspection_items t
      LEFT JOIN inspection_marks k ON k.county_id = t.county_id AND k.inspection_id = t.inspection_id AND k.person_id = t.person_id
      LEFT JOIN inspection_outcomes f ON f.county_id = t.county_id AND f.inspection_id = t.inspection_id AND f.person_id = t.person_id
      WHERE t.county_id = ?1`,
    )
    .bind(county.code)
    .all<{ person: string; inspection: string; facts: string; reasons: string }>();
  expect(results.length).toBeGreaterThan(20);
  const anyOf = ["session", "note", "certificate", "inspection", "essay", "exemption"];
  let cited = 0;
  for (const row of results) {
    const facts = JSON.parse(row.facts) as QuarterFacts;
    const reasons = JSON.parse(row.reasons) as Reason[];
    const own = [...recordsBehind(facts), ...facts.essays.map(({ id }) => id), ...facts.exemptionIds];
    const named = reasons.flatMap(({ records }) => records).filter((cite) => cite !== "notes");
    for (const id of new Set([...own, ...named])) {
      cited += 1;
      const found = await Promise.all(anyOf.map((kind) => isThere(county, kind, id, row.person)));
      expect([id, found.includes(true)]).toEqual([id, true]);
    }
    for (const { records, searched } of reasons)
      expect(records.length > 0 || searched !== undefined).toBe(true);
  }
  expect(cited).toBeGreaterThan(80);
}, 120_000);

async function assessmentOf(county: County) {
  const row = await county.binding
    .prepare("SELECT id FROM assessments WHERE county_id = ?1 AND scheme = 'democratic_appraisal'")
    .bind(county.code)
    .first<{ id: string }>();
  return row?.id;
}
