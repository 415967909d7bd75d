import { createHash } from "node:crypto";
import { beforeAll, expect, inject, test } from "vitest";
import type { Assessed } from "../../worker/rating/engine/shape-answers";
import { password } from "./pages";

const origin = inject("demo");
let cookie = "";
beforeAll(async () => {
  const answer = await fetch(`${origin}/api/c/990001/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ login: "zhou", password }),
  });
  cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
});

async function get<T>(path: string): Promise<T> {
  return (await fetch(`${origin}/api/c/990001${path}`, { headers: { cookie } })).json() as Promise<T>;
}

type Rated = {
  outcome: string;
  totalHundredths: number | null;
  name: string;
  score: Assessed;
  tieKey: string;
};

async function ratingsOf(scheme: string): Promise<Rated[]> {
  const { assessments } = await get<{ assessments: { id: string; year: number; scheme: string }[] }>(
    "/assessments",
  );
  const id = assessments.find((row) => row.year === 2025 && row.scheme === scheme)?.id;
  return (await get<{ ratings: Rated[] }>(`/assessments/${id}`)).ratings;
}

test("the demo county has 3 organs, 12 branches and 250 people, and has inspected every quarter that is over", async () => {
  const { units } = await get<{ units: { kind: string; depth: number; people: number }[] }>("/units");
  expect(units.filter(({ depth }) => depth === 1)).toHaveLength(3);
  const branches = units.filter(({ kind }) => kind === "branch");
  expect(branches).toHaveLength(12);
  const { quarters } = await get<{ quarters: string[] }>("/inspections");
  expect(quarters).toEqual(["2026Q3", "2026Q2", "2026Q1", "2025Q4", "2025Q3", "2025Q2", "2025Q1"]);
  const { rows } = await get<{ rows: { people: number }[] }>("/reports/comparison?period=2025");
  expect(rows[0]?.people).toBe(250);
  const { runs } = await get<{ runs: { state: string }[] }>("/runs");
  expect(runs.filter(({ state }) => state !== "done")).toEqual([]);
});

test("its year 2025 shows the interesting cases, and comes out the same to the last mark wherever it is told", async () => {
  const democratic = await ratingsOf("democratic_appraisal");
  const annual = await ratingsOf("annual_assessment");
  const all = [...democratic, ...annual];
  const gates = new Set(all.flatMap(({ score }) => score.gates.map(({ gate }) => gate)));
  const cases = new Set(all.flatMap(({ score }) => score.notGraded?.code ?? []));
  const outcomes = new Set(all.map(({ outcome }) => outcome));
  expect([...gates].toSorted()).toEqual(["G1", "G10", "G2", "G3", "G4", "G5", "G7", "G8"]);
  expect([...cases].toSorted()).toEqual([
    "exempt",
    "graded_elsewhere",
    "leave_over_half",
    "out_of_scheme",
    "probationary_standing",
  ]);
  expect([...outcomes].toSorted()).toEqual(["beyond_quota", "excellent", "not_graded", "qualified"]);
  const told = [democratic, annual].map((ratings) =>
    ratings.map(({ name, outcome, totalHundredths }) => `${name} ${outcome} ${totalHundredths}`).toSorted(),
  );
  expect(createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 16)).toBe(
    "556cbceae14e2060",
  );
});
