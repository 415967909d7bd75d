import { expect, test } from "vitest";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

type Shown = {
  person: { version: number; born: string | null; joinedParty: string | null };
  memberships: { id: string; branchName: string; fromOn: string; untilOn: string | null }[];
  standings: { id: string; standing: string; untilOn: string | null }[];
  posts: { id: string; post: string; untilOn: string | null }[];
  exemptions: { id: string; untilOn: string | null }[];
  withdrawable: string[];
};
const shown = async (who: Caller, id: string) => (await (await who.get(`/people/${id}`)).json()) as Shown;
const refusal = async (reply: Response) => {
  const { code, fields = [] } = (await reply.json()) as {
    code: string;
    fields?: { path: string; reason: string }[];
  };
  return [reply.status, code, ...fields.map(({ path, reason }) => `${path} ${reason}`)].join(" ");
};

async function aBranchWithSomebody() {
  const county = await aCounty({ today: "2026-10-14" });
  const { branches } = await withBranches(county, "城关支部", "东街支部");
  const [one, two] = [branches.城关支部 ?? "", branches.东街支部 ?? ""];
  const person = await aPerson(county, one, "甲一");
  county.on("2026-11-02");
  /** Sends what the page sends: with the version of the moment. */
  const change = async (below: string, body: object) => {
    const { version } = (await shown(county.administrator, person)).person;
    return county.administrator.post(`/people/${person}${below}`, { ...body, version });
  };
  const takeBack = (id: string | undefined) => change(`/intervals/${id}/withdrawal`, {});
  return { county, one, two, person, change, takeBack };
}

test("a day that nobody can mean is refused at its field, whatever begins or ends on it", async () => {
  const { county, one, two, person, change } = await aBranchWithSomebody();
  const { administrator } = county;
  const far = { fromOn: "2062-11-01" };
  const post = { post: "staff", office: "none", employment: "worker", title: null };
  const replies = [
    await change("/transfer", { branchId: two, ...far }),
    await change("/transfer", { branchId: null, ...far }),
    await change("/standing", { standing: "full", ...far }),
    await change("/post", { ...post, ...far }),
    await administrator.post(`/people/${person}/exemptions`, {
      covers: "sessions",
      reason: "mobile",
      ...far,
    }),
    await administrator.post("/people", {
      name: "乙二",
      branchId: one,
      standing: "full",
      ...post,
      ...far,
    }),
  ];
  for (const reply of replies) expect(await refusal(reply)).toBe("422 invalid_input fromOn out_of_range");
  const exemption = await idOf(
    await administrator.post(`/people/${person}/exemptions`, {
      covers: "sessions",
      reason: "mobile",
      fromOn: "2026-10-20",
    }),
  );
  const end = await administrator.post(`/people/${person}/exemptions/${exemption}/end`, { on: "2062-11-01" });
  expect(await refusal(end)).toBe("422 invalid_input on out_of_range");
  const dissolved = await administrator.post(`/units/${two}/dissolution`, { on: "2062-11-01", version: 1 });
  expect(await refusal(dissolved)).toBe("422 invalid_input on out_of_range");
});

test("dates of birth and joining that cannot be are refused; unlikely ones are asked about once", async () => {
  const { county, one } = await aBranchWithSomebody();
  const add = (dates: object) =>
    county.administrator.post("/people", {
      name: "乙二",
      branchId: one,
      fromOn: "2026-11-01",
      standing: "full",
      post: "staff",
      office: "none",
      employment: "worker",
      title: null,
      ...dates,
    });
  const wrong: [object, string][] = [
    [{ born: "1985-02-30" }, "born no_such_day"],
    [{ born: "2099-05" }, "born born_in_future"],
    [{ born: "1905-06" }, "born born_too_early"],
    [{ joinedParty: "2026-12" }, "joinedParty joined_in_future"],
    [{ joinedParty: "1921-06" }, "joinedParty joined_too_early"],
    [{ born: "1990-05", joinedParty: "1985-01" }, "joinedParty joined_before_birth"],
    [{ born: "1990-05", joinedParty: "2007-01" }, "joinedParty joined_under_18"],
  ];
  for (const [dates, expected] of wrong) expect(await refusal(await add(dates))).toContain(expected);
  expect(await refusal(await add({ born: "1990-05", joinedParty: "1985-01", checked: true }))).toContain(
    "joined_before_birth",
  );
  const id = await idOf(await add({ born: "1990-05", joinedParty: "2007-01", checked: true }));
  const edit = (change: object, version: number) =>
    county.administrator.put(`/people/${id}`, { name: "乙二", joinedParty: "2007-01", version, ...change });
  expect((await edit({ remark: "无关" }, 1)).status).toBe(204);
  expect(await refusal(await edit({ joinedParty: "2006-01" }, 2))).toContain("joined_under_18");
  expect((await edit({ joinedParty: "2010-07" }, 2)).status).toBe(204);
});

test("what has not begun is taken back, and what stood before it goes on", async () => {
  const { county, two, person, change, takeBack } = await aBranchWithSomebody();
  const { administrator } = county;
  await change("/transfer", { branchId: two, fromOn: "2026-12-01" });
  await change("/standing", { standing: "non_party", fromOn: "2026-12-01" });
  county.on("2026-11-20");
  const planned = await shown(administrator, person);
  expect(planned.withdrawable).toEqual([planned.memberships[0]?.id, planned.standings[0]?.id]);
  expect((await takeBack(planned.memberships[0]?.id)).status).toBe(204);
  expect((await takeBack(planned.standings[0]?.id)).status).toBe(204);
  const { memberships, standings, withdrawable } = await shown(administrator, person);
  expect(memberships.map((row) => [row.branchName, row.untilOn])).toEqual([["城关支部", null]]);
  expect(standings.map((row) => [row.standing, row.untilOn])).toEqual([["full", null]]);
  expect(withdrawable).toEqual([]);
  expect(await refusal(await takeBack(memberships[0]?.id))).toBe("409 already_started");
  expect(await refusal(await takeBack(planned.memberships[0]?.id))).toBe("404 not_found");
});

test("what was entered wrong today is taken back today and not tomorrow, the latest first", async () => {
  const { county, two, person, change, takeBack } = await aBranchWithSomebody();
  const { administrator } = county;
  await change("/transfer", { branchId: two, fromOn: "2026-10-20" });
  await change("/transfer", { branchId: null, fromOn: "2026-11-01" });
  const left = await shown(administrator, person);
  expect(left.withdrawable).toEqual([left.memberships[0]?.id]);
  expect(await refusal(await takeBack(left.memberships[1]?.id))).toBe("409 later_records_exist");
  for (const status of [204, 204, 409]) {
    const [latest] = (await shown(administrator, person)).memberships;
    expect((await takeBack(latest?.id)).status).toBe(status);
  }
  expect((await shown(administrator, person)).memberships.map((row) => row.untilOn)).toEqual([null]);
  await change("/post", {
    post: "department_head",
    office: "none",
    employment: "worker",
    title: null,
    fromOn: "2026-11-01",
  });
  county.on("2026-11-03");
  const [head] = (await shown(administrator, person)).posts;
  expect(await refusal(await takeBack(head?.id))).toBe("409 already_started");
});

test("an exemption and its end are taken back; a page that saw something older is told", async () => {
  const { county, person, takeBack } = await aBranchWithSomebody();
  const { administrator } = county;
  const exempt = { covers: "everything", reason: "long_sick", fromOn: "2026-10-20" };
  const id = await idOf(await administrator.post(`/people/${person}/exemptions`, exempt));
  await administrator.post(`/people/${person}/exemptions/${id}/end`, { on: "2026-11-01" });
  const stale = await administrator.post(`/people/${person}/intervals/${id}/withdrawal`, { version: 9 });
  expect(await refusal(stale)).toBe("409 stale_version");
  expect((await takeBack(id)).status).toBe(204);
  expect((await shown(administrator, person)).exemptions).toMatchObject([{ id, untilOn: null }]);
  expect((await takeBack(id)).status).toBe(204);
  expect((await shown(administrator, person)).exemptions).toEqual([]);
});

test("a dissolution planned for a day to come changes nothing before it and can be taken back", async () => {
  const { county, two, one } = await aBranchWithSomebody();
  const { administrator } = county;
  const units = async () =>
    (
      (await (await administrator.get("/units")).json()) as {
        units: {
          id: string;
          parentId: string;
          isDissolved: boolean;
          isWithdrawable: boolean;
          dissolvedOn: string | null;
        }[];
      }
    ).units;
  const unit = async () => (await units()).find(({ id }) => id === two);
  const dissolve = (on: string, version: number) =>
    administrator.post(`/units/${two}/dissolution`, { on, version });
  expect((await dissolve("2027-03-01", 1)).status).toBe(204);
  expect(await unit()).toMatchObject({ isDissolved: false, isWithdrawable: true, dissolvedOn: "2027-03-01" });
  // Everything that a branch is used for still works before the day; from it on: dissolving.test.
  const group = await administrator.post(`/units/${two}/groups`, { name: "第一小组", fromOn: "2026-11-01" });
  expect(group.status).toBe(201);
  await aPerson(county, two, "乙二", { fromOn: "2026-11-01" });
  const day = { heldOn: "2027-02-26", startsAt: "09:00", endsAt: "10:00" };
  const session = { unitId: two, kind: "discussion", audience: "everyone", title: "研讨", ...day };
  expect((await administrator.post("/sessions", session)).status).toBe(201);
  const csv = "姓名,党支部,政治面貌\n丙三,东街支部,党员\n";
  const organ = (await unit())?.parentId;
  const id = await idOf(
    await administrator.upload(`/rosters?unit=${organ}`, new TextEncoder().encode(csv), "名册.csv"),
  );
  const { preview } = (await (await administrator.get(`/rosters/${id}`)).json()) as {
    preview: { units: unknown[]; counts: { create: number } };
  };
  expect(preview).toMatchObject({ units: [], counts: { create: 1 } });
  const twin = { parentId: organ, kind: "branch", name: "东街支部" };
  expect(await refusal(await administrator.post("/units", twin))).toBe("409 already_exists");
  // Another day in place of the first is refused while somebody belongs there; none is taken back.
  county.on("2026-12-01");
  expect((await administrator.delete(`/units/${two}/dissolution`)).status).toBe(204);
  expect(await unit()).toMatchObject({ isDissolved: false, isWithdrawable: false, dissolvedOn: null });
  expect(await refusal(await administrator.delete(`/units/${two}/dissolution`))).toBe("409 already_ended");
  expect(
    await refusal(await administrator.post(`/units/${one}/dissolution`, { on: "2026-12-01", version: 1 })),
  ).toBe("409 unit_not_empty");
});

test("a dissolution whose day has come stays, unless it was entered the same day", async () => {
  const { county, two } = await aBranchWithSomebody();
  const { administrator } = county;
  await administrator.post(`/units/${two}/dissolution`, { on: "2026-11-02", version: 1 });
  expect(
    await refusal(await administrator.post(`/units/${two}/groups`, { name: "小组", fromOn: "2026-11-02" })),
  ).toBe("409 unit_dissolved");
  expect((await administrator.delete(`/units/${two}/dissolution`)).status).toBe(204);
  await administrator.post(`/units/${two}/dissolution`, { on: "2026-11-02", version: 3 });
  county.on("2026-11-03");
  expect(await refusal(await administrator.delete(`/units/${two}/dissolution`))).toBe("409 already_started");
});

test("sessions, leave, roles and cases take no day that nobody can mean either", async () => {
  const { county, one, person } = await aBranchWithSomebody();
  const { administrator } = county;
  const planned = {
    unitId: one,
    kind: "discussion",
    audience: "everyone",
    title: "研讨",
    startsAt: "09:00",
    endsAt: "10:00",
  };
  expect(await refusal(await administrator.post("/sessions", { ...planned, heldOn: "2062-11-01" }))).toBe(
    "422 invalid_input heldOn out_of_range",
  );
  const session = await idOf(await administrator.post("/sessions", { ...planned, heldOn: "2026-11-01" }));
  const { unitId: _, ...edit } = planned;
  const moved = await administrator.put(`/sessions/${session}`, {
    ...edit,
    heldOn: "1920-01-01",
    version: 1,
  });
  expect(await refusal(moved)).toBe("422 invalid_input heldOn out_of_range");
  const self = await invited(county, "person", { person }, "jiayi");
  const leave = { kind: "sick", firstOn: "2062-11-01", lastOn: "2062-11-02", reason: null };
  expect(await refusal(await self.post("/leaves", leave))).toBe("422 invalid_input firstOn out_of_range");
  const opened = await idOf(
    await administrator.post(`/cases/${person}/open-cases`, { openedOn: "2026-11-01" }),
  );
  const closing = await administrator.post(`/cases/${person}/open-cases/${opened}/closure`, {
    closedOn: "2062-11-01",
    version: 1,
  });
  expect(await refusal(closing)).toBe("422 invalid_input closedOn in_future");
});
