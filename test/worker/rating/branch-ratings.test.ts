import { expect, test } from "vitest";
import type { BranchProposal, MeetingFacts } from "../../../worker/rating/stars/shape";
import { aStory } from "../../support/story";
import { aPerson, invited } from "../../support/world";

type Answer = BranchProposal & { meetings: Record<string, MeetingFacts[]> };

test("a branch's score is read from its sessions, rolls, inspections and closings; a secretary sees the own branch alone", async () => {
  const story = await aStory("甲支部", "乙支部");
  const { county } = story;
  const [one, two] = [story.branch("甲支部"), story.branch("乙支部")];
  const person = await aPerson(county, one, "甲");
  await aPerson(county, two, "乙");
  for (const day of ["2026-01-20", "2026-03-05", "2026-03-20"])
    story.session(one, day, day === "2026-01-20" ? { [person]: "unexcused" } : {});
  story.note(one, person, "2026-02-03", 1500);
  const secretary = await invited(county, "secretary", { unit: one }, `shuji${county.code}`);
  story.at("2026-04-08", async () => {
    const { inspections } = (await (await secretary.get("/inspections?quarter=2026Q1")).json()) as {
      inspections: { id: string }[];
    };
    expect((await secretary.post(`/inspections/${inspections[0]?.id}/closure`, {})).status).toBe(204);
  });
  await story.tell();
  county.on("2026-06-01");
  const all = (await (await county.administrator.get("/branch-ratings?year=2026")).json()) as Answer;
  expect(all.ratings.map(({ branchId }) => branchId)).toEqual([one, two]);
  const themed = all.meetings[one]?.find(({ standard }) => standard === "themed_party_day");
  expect(themed).toMatchObject({ due: 5, held: 2, late: 1, missing: ["2026-04", "2026-05"] });
  const item = (code: string) => all.ratings[0]?.items.find((row) => row.code === code);
  expect(item("attendance")?.params).toEqual({ done: 2, of: 3 });
  expect(item("attendance")?.records).toHaveLength(3);
  expect(item("inspections")?.params.of).toBeGreaterThan(0);
  expect(item("closing")?.params.done).toBe(1);
  expect(item("plan")?.removed).toBe("not_recorded");
  const own = (await (await secretary.get("/branch-ratings?year=2026")).json()) as Answer;
  expect(own.ratings.map(({ branchId }) => branchId)).toEqual([one]);
  expect(Object.keys(own.meetings)).toEqual([one]);
  expect(own.ratings[0]).toEqual(all.ratings[0]);
}, 60_000);
