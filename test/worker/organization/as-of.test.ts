import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import { systemScope } from "../../../worker/core/scope";
import { yearRecords } from "../../../worker/inspection/facts/records";
import { tick } from "../../support/schedule";
import { aStory } from "../../support/story";
import { aCounty, aPerson, type County, idOf, withBranches } from "../../support/world";

async function twoBranches() {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  return { county, one: branches["城关支部"] ?? "", two: branches["东街支部"] ?? "" };
}

async function itemOf(county: County, quarter: string, personId: string) {
  const row = await county.binding
    .prepare(
      `SELECT t.branch_id AS branchId, t.verdict, t.facts FROM inspection_items t JOIN inspections i ON i.county_id = t.county_id
        AND i.id = t.inspection_id WHERE t.county_id = ?1 AND i.quarter = ?2 AND t.person_id = ?3`,
    )
    .bind(county.code, quarter, personId)
    .first<{ branchId: string; verdict: string; facts: string }>();
  return row && { ...row, facts: JSON.parse(row.facts) as { months: unknown[] } };
}

test("a late run reads a membership as it stood at the freeze, not the transfer recorded since", async () => {
  const { county, one, two } = await twoBranches();
  const moved = await aPerson(county, one, "甲", { fromOn: "2025-06-01" });
  const gone = await aPerson(county, one, "乙", { fromOn: "2025-06-01" });
  county.on("2026-04-03");
  expect(
    (
      await county.administrator.post(`/people/${moved}/transfer`, {
        branchId: two,
        fromOn: "2026-03-10",
        version: 1,
      })
    ).status,
  ).toBe(204);
  expect(
    (
      await county.administrator.post(`/people/${gone}/transfer`, {
        branchId: null,
        fromOn: "2025-12-20",
        version: 1,
      })
    ).status,
  ).toBe(204);
  await tick(county);
  expect((await itemOf(county, "2026Q1", moved))?.branchId).toBe(one);
  expect((await itemOf(county, "2026Q1", gone))?.facts.months).toHaveLength(3);
  county.on("2026-07-01");
  await tick(county);
  expect((await itemOf(county, "2026Q2", moved))?.branchId).toBe(two);
  expect(await itemOf(county, "2026Q2", gone)).toBeNull();
});

test("a late run reads a post and an exemption as they stood at the freeze", async () => {
  const { county, one } = await twoBranches();
  const promoted = await aPerson(county, one, "甲", { fromOn: "2025-06-01" });
  const exempt = await aPerson(county, one, "乙", { fromOn: "2025-06-01" });
  const exemption = await idOf(
    await county.administrator.post(`/people/${exempt}/exemptions`, {
      covers: "everything",
      reason: "aged",
      fromOn: "2026-01-01",
    }),
  );
  county.on("2026-04-03");
  const post = { office: "none", employment: "civil_servant" };
  expect(
    (
      await county.administrator.post(`/people/${promoted}/post`, {
        ...post,
        post: "leading_cadre",
        fromOn: "2026-01-10",
        version: 1,
      })
    ).status,
  ).toBe(204);
  const ended = await county.administrator.post(`/people/${exempt}/exemptions/${exemption}/end`, {
    on: "2026-02-01",
  });
  expect(ended.status).toBe(204);
  const again = await county.administrator.post(`/people/${exempt}/exemptions/${exemption}/end`, {
    on: "2026-01-15",
  });
  expect([again.status, await again.json()]).toMatchObject([409, { code: "already_ended" }]);
  await tick(county);
  const months = (await itemOf(county, "2026Q1", promoted))?.facts.months as { post: string }[];
  expect(months.map((month) => month.post)).toEqual(["staff", "staff", "staff"]);
  expect((await itemOf(county, "2026Q1", exempt))?.verdict).toBe("exempt");
  county.on("2026-07-01");
  await tick(county);
  expect((await itemOf(county, "2026Q2", exempt))?.verdict).toBe("rectify");
});

test("a case closed after the freeze still holds the rating that runs late", async () => {
  const { county, one } = await twoBranches();
  const held = await aPerson(county, one, "甲", { fromOn: "2025-06-01" });
  county.on("2026-11-02");
  const id = await idOf(
    await county.administrator.post(`/cases/${held}/open-cases`, { openedOn: "2026-11-01" }),
  );
  county.on("2027-01-25");
  expect(
    (
      await county.administrator.post(`/cases/${held}/open-cases/${id}/closure`, {
        closedOn: "2026-12-20",
        version: 1,
      })
    ).status,
  ).toBe(204);
  await tick(county);
  const row = await county.binding
    .prepare("SELECT score->>'$.notGraded.code' AS code FROM assessment_scores WHERE county_id = ?1 LIMIT 1")
    .bind(county.code)
    .first<{ code: string }>();
  expect(row?.code).toBe("held");
});

test("a mark that was written over since the instant is read as it stood; a late finalisation counts from the day rectification ended", async () => {
  const story = await aStory("城关支部");
  const branch = story.branch("城关支部");
  const { county } = story;
  const person = await aPerson(county, branch, "甲");
  story.note(branch, person, "2026-02-10", 1_000, "book");
  story.mark(person, "2026Q1", "2026-04-05", { quality: "poor", verifiedCharacters: 900 });
  story.mark(person, "2026Q1", "2026-04-08", { quality: "good", verifiedCharacters: 1_200 });
  await story.tell();
  const scope = systemScope({ countyId: county.code, db: county.db, now: county.now.ms });
  const asOf = async (day: string) => {
    const span = { first: "2026-01-01", last: "2026-12-31", recordedUntil: startOfDayMs(day) };
    const [record] = await yearRecords(scope, 2026, span, "");
    const first = record?.inspected.find(({ quarter }) => quarter === "2026Q1");
    return [first?.quality, first?.final, record?.counted.at(-1)?.characters];
  };
  expect(await asOf("2026-04-05")).toEqual([null, null, undefined]);
  expect(await asOf("2026-04-07")).toEqual(["poor", null, 900]);
  expect(await asOf("2026-04-09")).toEqual(["good", null, 1_200]);
  // The run came on 31 May; rectification had ended on 13 May.
  expect(await asOf("2026-05-13")).toEqual(["good", null, 1_200]);
  expect(await asOf("2026-05-14")).toEqual(["good", expect.stringMatching(/pass|failed/), 1_200]);
}, 60_000);
