import { expect, test } from "vitest";
import type { Repeatable } from "../../../worker/ledger/runs/shape";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

/** A year that was rated, with one grade confirmed and one change waiting; its administrators know each other. */
async function aRatedYear({ administrators = 2 } = {}) {
  const county = await aCounty({ today: "2026-01-05" });
  const { root, branches } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const people: string[] = [];
  for (const name of ["甲", "乙", "丙"]) people.push(await aPerson(county, branch, name));
  const more: Caller[] = [];
  for (let n = 2; n <= administrators; n++)
    more.push(await invited(county, "administrator", { unit: root }, `admin${n}`));
  county.on("2027-01-21");
  await tick(county);
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const appraisal = assessments.find((row) => row.scheme === "democratic_appraisal")?.id ?? "";
  return {
    county,
    people,
    appraisal,
    first: county.administrator,
    second: more[0] ?? county.administrator,
    more,
  };
}

async function repeatable(who: Caller): Promise<Repeatable> {
  const { repeatable: list } = (await (await who.get("/runs")).json()) as { repeatable: Repeatable[] };
  if (!list[0]) throw new Error("no rating run can be made anew");
  return list[0];
}

const codeOf = async (reply: Promise<Response>) => {
  const answer = await reply;
  return answer.status < 300 ? answer.status : ((await answer.json()) as { code: string }).code;
};

const nothing = { confirmed: 0, waiting: 0 };
const reason = "一人的处分登记有误";

test("making ratings anew says how many confirmations it drops, and is a request until a second administrator confirms it", async () => {
  const { county, people, appraisal, first, second } = await aRatedYear();
  const override = (person: string) => `/assessments/${appraisal}/people/${person}/override`;
  const asked = { grade: "qualified", reason: "会议研究决定" };
  const decided = await idOf(await first.post(override(people[0] ?? ""), asked));
  expect((await second.post(`${override(people[0] ?? "")}/approval`, { override: decided })).status).toBe(
    204,
  );
  await idOf(await first.post(override(people[1] ?? ""), asked));
  const { runId, confirmed, waiting, request } = await repeatable(first);
  expect([confirmed, waiting, request]).toEqual([1, 1, null]);
  expect(await codeOf(first.post(`/runs/${runId}/start`))).toBe("already_started");
  const unseen = await first.post(`/runs/${runId}/repetition`, { reason, ...nothing });
  expect(await unseen.json()).toMatchObject({ code: "stale_version", current: { confirmed: 1, waiting: 1 } });

  const id = await idOf(await first.post(`/runs/${runId}/repetition`, { reason, confirmed, waiting }));
  expect((await repeatable(second)).request).toMatchObject({
    id,
    reason,
    askedBy: "周主任",
    isOwn: false,
    lapsesAt: county.now.ms + 7 * 86_400_000,
  });
  const runs = async () =>
    ((await (await first.get("/runs")).json()) as { runs: { kind: string }[] }).runs.filter(
      ({ kind }) => kind === "propose_ratings",
    ).length;
  expect(await runs()).toBe(1);
  const confirm = (who: Caller, body: object = { request: id, confirmed, waiting }) =>
    who.post(`/runs/${runId}/repetition/confirmation`, body);
  expect(await codeOf(confirm(first))).toBe("same_person");
  expect(await codeOf(confirm(second, { request: id, ...nothing }))).toBe("stale_version");
  expect((await confirm(second)).status).toBe(201);
  expect(await runs()).toBe(2);
  expect(await codeOf(confirm(second))).toBe("already_started");
});

test("a request lapses after seven days; then it can be asked for again", async () => {
  const { county, first, second } = await aRatedYear();
  const { runId } = await repeatable(first);
  const ask = () => first.post(`/runs/${runId}/repetition`, { reason, ...nothing });
  const request = await idOf(await ask());
  expect(await codeOf(ask())).toBe("already_submitted");
  const confirm = () => second.post(`/runs/${runId}/repetition/confirmation`, { request, ...nothing });
  county.on("2027-01-28");
  expect((await repeatable(second)).request).toBeNull();
  expect(await codeOf(confirm())).toBe("not_submitted");
  const again = await idOf(await ask());
  expect(again).not.toBe(request);
  expect(await codeOf(confirm())).toBe("stale_version");
});

test("who asked withdraws, another refuses; neither starts anything", async () => {
  const { first, second } = await aRatedYear();
  const { runId } = await repeatable(first);
  const path = `/runs/${runId}/repetition`;
  for (const who of [first, second]) {
    await idOf(await first.post(path, { reason, ...nothing }));
    expect(await codeOf(who.delete(path))).toBe(204);
    expect(await codeOf(who.delete(path))).toBe("not_submitted");
  }
  const { rows } = (await (await first.get("/audit?event=run")).json()) as { rows: { event: string }[] };
  expect(rows.map(({ event }) => event)).toEqual([
    "run.repetition_refused",
    "run.repetition_asked",
    "run.repetition_withdrawn",
    "run.repetition_asked",
  ]);
});

test("a county with one administrator names another before ratings can be made anew", async () => {
  const { first } = await aRatedYear({ administrators: 1 });
  const { runId } = await repeatable(first);
  const ask = first.post(`/runs/${runId}/repetition`, { reason, ...nothing });
  expect(await codeOf(ask)).toBe("second_person_needed");
});

test("of two double clicks on asking, and of two administrators who confirm at once, one has an effect", async () => {
  const { first, second, more } = await aRatedYear({ administrators: 3 });
  const { runId } = await repeatable(first);
  const ask = () => codeOf(first.post(`/runs/${runId}/repetition`, { reason, ...nothing }));
  expect((await Promise.all([ask(), ask()])).map(String).toSorted()).toEqual(["201", "already_submitted"]);
  const request = (await repeatable(first)).request?.id ?? "";
  const confirm = (who: Caller) =>
    codeOf(who.post(`/runs/${runId}/repetition/confirmation`, { request, ...nothing }));
  const codes = await Promise.all([confirm(second), confirm(more[1] ?? second)]);
  expect(codes.filter((code) => code === 201)).toHaveLength(1);
  const { runs } = (await (await first.get("/runs")).json()) as { runs: { kind: string; attempt: number }[] };
  expect(runs.filter(({ kind }) => kind === "propose_ratings").map(({ attempt }) => attempt)).toHaveLength(2);
});

test("while ratings are being made anew nothing of the former proposal is confirmed", async () => {
  const { county, people, appraisal, first, second } = await aRatedYear();
  const { runId } = await repeatable(first);
  const request = await idOf(await first.post(`/runs/${runId}/repetition`, { reason, ...nothing }));
  county.env.RUNS = { send: async () => undefined } as unknown as Queue<never>;
  await second.post(`/runs/${runId}/repetition/confirmation`, { request, ...nothing });
  const asked = { grade: "qualified", reason: "会议研究决定" };
  expect(await codeOf(first.post(`/assessments/${appraisal}/people/${people[0]}/override`, asked))).toBe(
    "frozen",
  );
});
