import { expect, test } from "vitest";
import { startOfDayMs } from "../../../worker/core/calendar";
import type { Cell } from "../../../worker/inspection/figures/shape";
import { defaultMeasures } from "../../../worker/measures/versions/rules";
import type { Comparison } from "../../../worker/reports/comparison/shape";
import { tick } from "../../support/schedule";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

async function compared(who: Caller, period: string) {
  const answer = (await (await who.get(`/reports/comparison?period=${period}`)).json()) as Comparison;
  return { ...answer, row: (name: string) => answer.rows.find((row) => row.name === name) };
}

/** Three branches, one of them empty; one meeting in February with one absence and one leave. */
async function aMeeting() {
  const county = await aCounty({ today: "2026-02-10" });
  const { branches } = await withBranches(county, "城关支部", "东街支部", "空支部");
  const [one, two] = [branches["城关支部"] ?? "", branches["东街支部"] ?? ""];
  const people: Record<string, string> = {};
  for (const [branch, name] of [
    [one, "甲"],
    [one, "乙"],
    [one, "丙"],
    [two, "丁"],
  ] as const)
    people[name] = await aPerson(county, branch, name);
  const hold = async (unitId: string, marks: Record<string, string>) => {
    const session = {
      kind: "themed_party_day",
      audience: "members",
      title: "主题党日",
      heldOn: "2026-02-10",
      startsAt: "15:00",
      endsAt: "17:00",
    };
    const id = await idOf(await county.administrator.post("/sessions", { ...session, unitId }));
    await county.administrator.post(`/sessions/${id}/opening`);
    await county.administrator.put(`/sessions/${id}/attendance`, {
      marks: Object.entries(marks).map(([name, status]) => ({ personId: people[name], status, version: 1 })),
    });
    expect((await county.administrator.post(`/sessions/${id}/closure`)).status).toBe(204);
    return id;
  };
  return { county, one, two, people, hold };
}

const ratio = (cell: Cell | undefined) => [cell?.n, cell?.d];

test("subtotals add numerators and denominators; leave leaves the denominator; a branch without data keeps its row", async () => {
  const { county, one, two, hold } = await aMeeting();
  await hold(one, { 甲: "present", 乙: "unexcused", 丙: "leave" });
  await hold(two, { 丁: "late" });
  const { row, frozen } = await compared(county.administrator, "2026Q1");
  expect(frozen).toBe(false);
  expect(ratio(row("城关支部")?.cells.attendance)).toEqual([1, 2]);
  expect(ratio(row("东街支部")?.cells.attendance)).toEqual([1, 1]);
  expect(ratio(row("县人大机关党总支")?.cells.attendance)).toEqual([2, 3]);
  expect(row("城关支部")?.cells.hours).toMatchObject({ n: 120, d: 3 });
  expect(row("空支部")).toMatchObject({ people: 0, cells: { attendance: { n: 0, d: 0, standard: null } } });
});

test("a quarter that is over shows what stood at its end: a later correction and a later make-up change nothing there", async () => {
  const { county, one, people, hold } = await aMeeting();
  const id = await hold(one, { 甲: "present", 乙: "unexcused", 丙: "leave" });
  county.on("2026-04-01");
  await tick(county);
  await invited(county, "secretary", { unit: one }, "shuji");
  const correction = await idOf(
    await county.administrator.post(`/sessions/${id}/corrections`, {
      personId: people.乙,
      status: "present",
      reason: "签到表补充核对",
      version: 2,
    }),
  );
  const secretary = await county.signIn("shuji");
  expect((await secretary.post(`/sessions/${id}/corrections/${correction}/approval`)).status).toBe(204);
  const makeUp = { personId: people.丙, heldOn: "2026-04-01", note: null };
  expect((await county.administrator.post(`/sessions/${id}/make-ups`, makeUp)).status).toBeLessThan(300);
  const quarter = await compared(county.administrator, "2026Q1");
  expect(quarter.frozen).toBe(true);
  expect(ratio(quarter.row("城关支部")?.cells.attendance)).toEqual([1, 2]);
  expect(quarter.row("城关支部")?.cells.inspection).toMatchObject({ n: 0, d: 3 });
  const year = await compared(county.administrator, "2026");
  expect(ratio(year.row("城关支部")?.cells.attendance)).toEqual([3, 3]);
});

test("a period that has not begun has its rows and no figures", async () => {
  const { county } = await aMeeting();
  const { rows } = await compared(county.administrator, "2027Q2");
  expect(rows.length).toBe(5);
  for (const row of rows) {
    expect(row.people).toBe(0);
    expect(Object.values(row.cells).every((cell) => cell.d === 0 && cell.standard === null)).toBe(true);
  }
});

test("a secretary compares the own branch alone, its figures the same as the county's", async () => {
  const { county, one, two, hold } = await aMeeting();
  await hold(one, { 甲: "present", 乙: "unexcused", 丙: "present" });
  await hold(two, { 丁: "unexcused" });
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const own = await compared(secretary, "2026Q1");
  expect(own.row("东街支部")).toBeUndefined();
  expect(ratio(own.row("城关支部")?.cells.attendance)).toEqual([2, 3]);
});

test("register and comparison count a make-up by the day that the county's own measures set, as the rating does", async () => {
  const { county, one, people, hold } = await aMeeting();
  const id = await hold(one, { 甲: "present", 乙: "present", 丙: "leave" });
  county.on("2026-04-20");
  await county.administrator.post(`/sessions/${id}/make-ups`, { personId: people.丙, heldOn: "2026-04-20" });
  const counted = async () => {
    const { roll } = (await (await county.administrator.get(`/sessions/${id}`)).json()) as {
      roll: { personId: string; counted: string }[];
    };
    const { row } = await compared(county.administrator, "2026");
    return [
      roll.find((line) => line.personId === people.丙)?.counted,
      ...ratio(row("城关支部")?.cells.attendance),
    ];
  };
  expect(await counted()).toEqual(["made_up", 3, 3]);
  const content = defaultMeasures();
  content.timetable.makeUpHeldUntil = "03-31";
  const adopted = await county.administrator.post("/measures", {
    content,
    fromQuarter: "2026Q2",
    reason: "补学提前到一季度末",
    basedOn: 1,
  });
  expect(adopted.status).toBe(201);
  expect(await counted()).toEqual(["leave", 2, 2]);
});

test("a year has one cut: notes and registers that came in January count before the rating and, frozen, after it; the quarter keeps its own", async () => {
  const { county, one, people } = await aMeeting();
  for (const day of ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"]) {
    county.on(day);
    await tick(county);
  }
  county.on("2027-01-10");
  const note = {
    personId: people.甲,
    form: "typed",
    writtenOn: "2026-12-20",
    title: "笔记",
    body: "学".repeat(700),
  };
  const recorder = await invited(county, "recorder", { unit: one }, `jilu${county.code}`);
  expect((await recorder.post("/notes", { ...note, source: null, isExcerpt: false })).status).toBe(201);
  const cells = async (period: string) => {
    const { row, frozen, recordedUntil } = await compared(county.administrator, period);
    return { frozen, notes: row("城关支部")?.cells.notes.n, until: recordedUntil };
  };
  expect(await cells("2026Q4")).toEqual({ frozen: true, notes: 0, until: startOfDayMs("2027-01-01") });
  expect(await cells("2026")).toMatchObject({ frozen: false, notes: 700 });
  county.on("2027-01-21");
  await tick(county);
  expect(await cells("2026")).toEqual({ frozen: true, notes: 700, until: startOfDayMs("2027-01-21") });
  county.on("2027-03-01");
  expect(await cells("2026")).toEqual({ frozen: true, notes: 700, until: startOfDayMs("2027-01-21") });
  expect(await cells("2026Q4")).toMatchObject({ notes: 0 });
});
