import { expect, test } from "vitest";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type County, idOf, invited, password, withBranches } from "../../support/world";

async function aRatedCounty() {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches, root } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  const people = [
    await aPerson(county, one, "甲"),
    await aPerson(county, one, "乙"),
    await aPerson(county, two, "丙"),
  ];
  county.on("2027-01-21");
  await tick(county);
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const appraisal = assessments.find((row) => row.scheme === "democratic_appraisal")?.id ?? "";
  return { county, one, two, root, people, appraisal };
}

async function accountOf(county: County, login: string): Promise<string> {
  const { accounts } = (await (await county.administrator.get("/accounts")).json()) as {
    accounts: { id: string; login: string }[];
  };
  return accounts.find((account) => account.login === login)?.id ?? "";
}

test("who reads the own rating as a person reads no colleague's, whatever other role the account holds", async () => {
  const { county, one, people, appraisal } = await aRatedCounty();
  await invited(county, "person", { person: people[1] }, "jilu");
  const id = await accountOf(county, "jilu");
  await county.administrator.post(`/accounts/${id}/roles`, { role: "recorder", unitId: one, password });
  const recorder = await county.signIn("jilu");
  const { ratings } = (await (await recorder.get(`/assessments/${appraisal}`)).json()) as {
    ratings: { personId: string }[];
  };
  expect(ratings.map(({ personId }) => personId)).toEqual([people[1]]);
  expect((await recorder.get(`/assessments/${appraisal}/people/${people[0]}`)).status).toBe(403);
});

test("below the county nobody learns a place in its order nor who else is a candidate", async () => {
  const { county, one, people, appraisal } = await aRatedCounty();
  const person = await invited(county, "person", { person: people[1] }, "yi");
  const answer = (await (await person.get(`/assessments/${appraisal}/people/${people[1]}`)).json()) as {
    rating: { position: number };
    quota: { proposed: string[]; beyond: string[] };
  };
  expect(answer.rating.position).toBe(1);
  expect([...answer.quota.proposed, ...answer.quota.beyond].filter((id) => id !== people[1])).toEqual([]);
  const secretary = await invited(county, "secretary", { unit: one }, "shuji2");
  const { ratings } = (await (await secretary.get(`/assessments/${appraisal}`)).json()) as {
    ratings: { position: number }[];
  };
  expect(ratings.map((row) => row.position).toSorted()).toEqual([1, 2]);
});

test("a secretary neither names a second secretary of the own branch nor resets an account with power elsewhere", async () => {
  const { county, one, two, people } = await aRatedCounty();
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  expect(
    (
      await secretary.post("/invitations", {
        role: "secretary",
        holders: [{ unitId: one, personId: people[1] }],
      })
    ).status,
  ).toBe(403);
  await invited(county, "recorder", { unit: one }, "jilu");
  const id = await accountOf(county, "jilu");
  expect((await secretary.post(`/accounts/${id}/reset`, { password })).status).toBe(201);
  await county.administrator.post(`/accounts/${id}/roles`, { role: "recorder", unitId: two, password });
  expect((await secretary.post(`/accounts/${id}/reset`, { password })).status).toBe(403);
});

test("nobody asks for another grade of the own, nor approves what a colleague asked for", async () => {
  const { county, one, people, appraisal } = await aRatedCounty();
  await invited(county, "person", { person: people[0] }, "jia");
  const account = await accountOf(county, "jia");
  await county.administrator.post(`/accounts/${account}/roles`, { role: "secretary", unitId: one, password });
  await invited(county, "secretary", { unit: one }, "shuji");
  const own = await county.signIn("jia");
  const path = `/assessments/${appraisal}/people/${people[0]}/override`;
  const asked = { grade: "basically_qualified", reason: "会议研究决定" };
  expect(await (await own.post(path, asked)).json()).toMatchObject({ code: "same_person" });
  const override = await idOf(await county.administrator.post(path, asked));
  expect(await (await own.post(`${path}/approval`, { override })).json()).toMatchObject({
    code: "same_person",
  });
});

test("a grade that differs needs a second person; the same grade and a second request are refused", async () => {
  const { county, one, people, appraisal } = await aRatedCounty();
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const path = `/assessments/${appraisal}/people/${people[0]}/override`;
  const { rating } = (await (
    await secretary.get(`/assessments/${appraisal}/people/${people[0]}`)
  ).json()) as { rating: { grade: string | null } };
  if (rating.grade) {
    const same = await secretary.post(path, { grade: rating.grade, reason: "与建议相同的等次" });
    expect(same.status).toBe(422);
  }
  const asked = await Promise.all(
    [1, 2].map(() => secretary.post(path, { grade: "qualified", reason: "支部大会一致同意" })),
  );
  expect(asked.map((reply) => reply.status).sort()).toEqual([201, 409]);
  const first = asked.find((reply) => reply.status === 201);
  const override = first ? await idOf(first) : "";
  expect(await (await secretary.post(`${path}/approval`, { override })).json()).toMatchObject({
    code: "same_person",
  });
  await secretary.delete(path);
  const next = await idOf(
    await secretary.post(path, { grade: "basically_qualified", reason: "另一次研究决定" }),
  );
  const unseen = await county.administrator.post(`${path}/approval`, { override });
  expect([unseen.status, await unseen.json()]).toEqual([
    409,
    expect.objectContaining({
      code: "stale_version",
      current: { override: next, grade: "basically_qualified", reason: "另一次研究决定" },
    }),
  ]);
  expect((await county.administrator.post(`${path}/approval`, { override: next })).status).toBe(204);
  const after = (await (await secretary.get(`/assessments/${appraisal}/people/${people[0]}`)).json()) as {
    rating: { decidedGrade: string; outcome: string };
  };
  expect(after.rating).toMatchObject({ decidedGrade: "basically_qualified" });
});

test("a branch marks quality within its window; counting books and accepting explanations is the inspector's", async () => {
  const county = await aCounty({ today: "2026-01-05" });
  const { branches, root } = await withBranches(county, "城关支部");
  const branch = branches["城关支部"] ?? "";
  const person = await aPerson(county, branch, "甲");
  const secretary = await invited(county, "secretary", { unit: branch }, "shuji");
  const inspector = await invited(county, "inspector", { unit: root }, "luo");
  county.on("2026-04-02");
  await tick(county);
  const { inspections } = (await (await county.administrator.get("/inspections")).json()) as {
    inspections: { id: string }[];
  };
  const item = `/inspections/${inspections[0]?.id}/items/${person}`;
  expect((await secretary.put(item, { version: 0, quality: "good" })).status).toBe(200);
  expect((await secretary.put(item, { version: 1, verifiedCharacters: 9_000 })).status).toBe(403);
  expect((await inspector.put(item, { version: 1, explanations: ["ses_nonsense"] })).status).toBe(422);
  expect((await inspector.put(item, { version: 1, verifiedCharacters: 9_000 })).status).toBe(200);
  county.on("2026-04-16");
  expect(await (await secretary.put(item, { version: 2, quality: "fair" })).json()).toMatchObject({
    code: "window_over",
  });
});

test("where nobody else may confirm, a grade that differs from its proposal cannot even be asked for", async () => {
  const { county, people } = await aRatedCounty();
  const { assessments } = (await (await county.administrator.get("/assessments")).json()) as {
    assessments: { id: string; scheme: string }[];
  };
  const annual = assessments.find((row) => row.scheme === "annual_assessment")?.id ?? "";
  const ask = () =>
    county.administrator.post(`/assessments/${annual}/people/${people[0]}/override`, {
      grade: "qualified",
      reason: "会议研究决定",
    });
  const alone = await ask();
  expect([alone.status, await alone.json()]).toMatchObject([409, { code: "second_person_needed" }]);
  const { units } = (await (await county.administrator.get("/units")).json()) as { units: { id: string }[] };
  // A second administrator who is the person in question is no second person.
  await invited(county, "person", { person: people[0] }, "jia");
  const rated = await accountOf(county, "jia");
  const role = { role: "administrator", unitId: units[0]?.id, password };
  expect((await county.administrator.post(`/accounts/${rated}/roles`, role)).status).toBe(201);
  expect((await ask()).status).toBe(409);
  await invited(county, "administrator", { unit: units[0]?.id ?? "" }, "admin2");
  expect((await ask()).status).toBe(201);
});

test("an empty list, an unknown unit and a unit without open proposals are each told apart", async () => {
  const { county, one, appraisal } = await aRatedCounty();
  const confirm = async (body: unknown) => {
    const reply = await county.administrator.post(`/assessments/${appraisal}/confirmation`, body);
    return [reply.status, ((await reply.json()) as { code: string }).code];
  };
  expect(await confirm({ people: [] })).toEqual([422, "invalid_input"]);
  expect(await confirm({ unitId: "unt_01K00000000000000000000000" })).toEqual([404, "not_found"]);
  expect(await confirm({ unitId: one })).toEqual([409, "nothing_to_confirm"]);
});

test("a person reads the own inspections with the floor they were held to, and nobody else's", async () => {
  const { county, people } = await aRatedCounty();
  const person = await invited(county, "person", { person: people[1] }, "yi");
  const { items } = (await (await person.get("/inspections/own")).json()) as {
    items: { personId: string; quarter: string; verdict: string; floor: string }[];
  };
  expect(items.map(({ personId, quarter, floor }) => [personId, quarter, floor])).toEqual([
    [people[1], "2026Q4", "6000/1"],
    [people[1], "2026Q3", "4500/1"],
    [people[1], "2026Q2", "3000/1"],
    [people[1], "2026Q1", "1500/1"],
  ]);
  expect(items.map((item) => item.verdict)).toEqual(["failed", "failed", "failed", "failed"]);
});

test("a county of any size is overviewed in counts: what can be confirmed, what a meeting decides, what waits for a second person", async () => {
  const { county, one, two, people, appraisal } = await aRatedCounty();
  type Overview = {
    units: {
      unitId: string;
      people: number;
      undecided: number;
      ready: number;
      decided: number;
      askedByOthers: number;
    }[];
  };
  const overview = async (who: typeof county.administrator) =>
    ((await (await who.get(`/assessments/${appraisal}/units`)).json()) as Overview).units;
  expect(
    (await overview(county.administrator)).map((unit) => [unit.unitId, unit.people, unit.undecided]),
  ).toEqual([
    [one, 2, 2],
    [two, 1, 1],
  ]);
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const asked = { grade: "qualified", reason: "支部大会研究决定" };
  const override = await idOf(
    await secretary.post(`/assessments/${appraisal}/people/${people[0]}/override`, asked),
  );
  const [first] = await overview(county.administrator);
  expect([first?.undecided, first?.askedByOthers, first?.decided]).toEqual([1, 1, 0]);
  expect((await overview(secretary)).map((unit) => [unit.unitId, unit.askedByOthers])).toEqual([[one, 0]]);
  await county.administrator.post(`/assessments/${appraisal}/people/${people[0]}/override/approval`, {
    override,
  });
  expect((await overview(secretary))[0]).toMatchObject({
    people: 2,
    undecided: 1,
    askedByOthers: 0,
    decided: 1,
  });
  const person = await invited(county, "person", { person: people[1] }, "yi");
  expect(await overview(person)).toEqual([]);
});
