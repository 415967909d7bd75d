import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ListedRating, type Quota, ratingsOf } from "../../web/shell/rating/assessments.ts";

const assessment = { id: "asm_1", year: 2026, scheme: "democratic_appraisal", attempt: 1 };
const rating = (personId: string) => ({ personId }) as ListedRating;
const quota = (quotaId: string, proposed: string[], candidates: string[] = []) =>
  ({ quotaId, cap: 2, proposed, beyond: [], pending: { seats: 1, candidates } }) as unknown as Quota;

const asked: string[] = [];
beforeEach(() => {
  vi.stubGlobal("location", { pathname: "/c/330523/assessments" });
  const pages = [
    { ratings: [rating("a"), rating("b")], quotas: [quota("q1", ["a"]), quota("q2", ["b"])], after: "1~2~b" },
    { ratings: [rating("c")], quotas: [quota("q1", ["a", "c"], ["c"])], after: null },
  ];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return Response.json({ assessment, ...pages[asked.length - 1] });
  });
});
afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

test("a unit's ratings are asked for page by page until none is left, each page from where the one before ended", async () => {
  const { ratings } = await ratingsOf("asm_1", "unt_1");
  expect(ratings.map(({ personId }) => personId)).toEqual(["a", "b", "c"]);
  expect(asked).toEqual([
    "/api/c/330523/assessments/asm_1?unit=unt_1",
    "/api/c/330523/assessments/asm_1?unit=unt_1&after=1~2~b",
  ]);
});

test("a quota that stands on two pages is one, with the people of both, nobody twice", async () => {
  const { quotas } = await ratingsOf("asm_1", "unt_1");
  expect(quotas.map(({ quotaId, proposed, pending }) => [quotaId, proposed, pending.candidates])).toEqual([
    ["q1", ["a", "c"], ["c"]],
    ["q2", ["b"], []],
  ]);
});
