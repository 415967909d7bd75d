import { expect, test } from "vitest";
import { readSheets } from "../../../worker/papers/sheets/files";
import { previewOf } from "../../../worker/study/registers/rules-sheet";
import type { SessionDetail, SheetPreview } from "../../../worker/study/registers/shape-answers";
import sheetFile from "../../support/data/sign-in-sheet.xlsx?url&inline";
import otherHeaders from "../../support/data/sign-in-sheet-other-headers.xlsx?url&inline";
import { aCounty, aPerson, type Caller, idOf, invited, withBranches } from "../../support/world";

const bytesOf = (dataUrl: string) =>
  Uint8Array.from(atob(dataUrl.split(",")[1] ?? ""), (c) => c.charCodeAt(0));
const sheet = bytesOf(sheetFile);
const detail = async (who: Caller, id: string) =>
  (await (await who.get(`/sessions/${id}`)).json()) as SessionDetail;
const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;

async function anOpenMeeting(names: string[], more: Record<string, unknown> = {}) {
  const county = await aCounty();
  const { branches } = await withBranches(county, "机关第一党支部", "东街支部");
  const [one, other] = [branches["机关第一党支部"] ?? "", branches["东街支部"] ?? ""];
  const secretary = await invited(county, "secretary", { unit: one }, "shuji");
  const people: Record<string, string> = {};
  for (const [n, name] of names.entries())
    people[name] = await aPerson(county, one, name, { staffNumber: String(n).padStart(3, "0") });
  const id = await idOf(
    await secretary.post("/sessions", {
      unitId: one,
      kind: "branch_general_meeting",
      audience: "members",
      title: "党员大会",
      heldOn: "2026-09-15",
      startsAt: "15:00",
      endsAt: "17:00",
      ...more,
    }),
  );
  await secretary.post(`/sessions/${id}/opening`);
  const seen = new Map<string, number>();
  const mark = async (status: string | null, ...who: string[]) => {
    const reply = await secretary.put(`/sessions/${id}/attendance`, {
      marks: who.map((name) => ({ personId: people[name], status, version: seen.get(name) ?? 1 })),
    });
    if (reply.status === 204) for (const name of who) seen.set(name, (seen.get(name) ?? 1) + 1);
    return reply;
  };
  return { county, one, other, secretary, people, id, mark };
}

async function closed(secretary: Caller, id: string) {
  expect((await secretary.post(`/sessions/${id}/closure`)).status).toBe(204);
}

test("a register of forty is saved in one request with at most three round trips after the session's", async () => {
  const names = Array.from({ length: 40 }, (_, n) => `党员${n}`);
  const { secretary, id, mark } = await anOpenMeeting(names);
  const { recording } = secretary;
  const [trips, statements] = [recording.roundTrips, recording.statements.length];
  expect((await mark("present", ...names)).status).toBe(204);
  const saved = { trips: recording.roundTrips - trips, statements: recording.statements.length - statements };
  expect(saved).toEqual({ trips: 3, statements: 8 });
  const { roll } = await detail(secretary, id);
  expect(roll.every((row) => row.status === "present" && row.version === 2)).toBe(true);
});

test("a mark for who is not on the roll is refused and names its row; nothing of the register is saved", async () => {
  const { county, other, secretary, people, id } = await anOpenMeeting(["甲一"]);
  const stranger = await aPerson(county, other, "乙一");
  const reply = await secretary.put(`/sessions/${id}/attendance`, {
    marks: [
      { personId: people["甲一"], status: "present", version: 1 },
      { personId: stranger, status: "present", version: 1 },
    ],
  });
  expect(await reply.json()).toMatchObject({
    code: "invalid_input",
    fields: [{ path: "marks.1.personId", reason: "not_on_roll" }],
  });
  expect((await detail(secretary, id)).roll[0]?.status).toBe(null);
});

test("made_up is never stored, and exempt only where an exemption holds", async () => {
  const { mark } = await anOpenMeeting(["甲一"]);
  expect((await mark("made_up", "甲一")).status).toBe(422);
  expect(await (await mark("exempt", "甲一")).json()).toMatchObject({
    fields: [{ path: "marks.0.status", reason: "no_exemption" }],
  });
  expect((await mark("present", "甲一")).status).toBe(204);
  expect((await mark(null, "甲一")).status).toBe(204);
});

test("a mark made meanwhile is not overwritten by one that saw an older version", async () => {
  const { secretary, people, id, mark } = await anOpenMeeting(["甲一"]);
  await mark("present", "甲一");
  const old = { marks: [{ personId: people["甲一"], status: "late", version: 1 }] };
  expect(await codeOf(await secretary.put(`/sessions/${id}/attendance`, old))).toBe("stale_version");
  expect((await detail(secretary, id)).roll[0]?.status).toBe("present");
});

test("a correction within seven days of closing takes effect at once and keeps what stood", async () => {
  const { county, secretary, people, id, mark } = await anOpenMeeting(["甲一"]);
  await mark("unexcused", "甲一");
  const wrong = { personId: people["甲一"], status: "official", reason: "当日派训", version: 2 };
  expect(await codeOf(await secretary.post(`/sessions/${id}/corrections`, wrong))).toBe("not_closed");
  await closed(secretary, id);
  county.on("2026-10-21");
  const reply = await secretary.post(`/sessions/${id}/corrections`, wrong);
  expect(await reply.json()).toMatchObject({ effective: true });
  const { roll, corrections } = await detail(secretary, id);
  expect(roll[0]?.status).toBe("official");
  expect(corrections).toMatchObject([{ before: "unexcused", after: "official", reason: "当日派训" }]);
});

test("after seven days a correction needs a second person", async () => {
  const { county, secretary, people, id, mark } = await anOpenMeeting(["甲一"]);
  await mark("unexcused", "甲一");
  await closed(secretary, id);
  county.on("2026-10-22");
  const wrong = { personId: people["甲一"], status: "leave", reason: "补交假条", version: 2 };
  const proposed = (await (await secretary.post(`/sessions/${id}/corrections`, wrong)).json()) as {
    id: string;
    effective: boolean;
  };
  expect(proposed.effective).toBe(false);
  expect((await detail(secretary, id)).roll[0]?.status).toBe("unexcused");
  expect(await codeOf(await secretary.post(`/sessions/${id}/corrections`, wrong))).toBe("already_submitted");
  const approval = `/sessions/${id}/corrections/${proposed.id}/approval`;
  expect(await codeOf(await secretary.post(approval))).toBe("same_person");
  expect((await county.administrator.post(approval)).status).toBe(204);
  expect((await detail(secretary, id)).roll[0]?.status).toBe("leave");
  expect(await codeOf(await county.administrator.post(approval))).toBe("already_approved");
});

test("a waiting correction is refused by somebody else or withdrawn by its own author, and another can be proposed", async () => {
  const { county, secretary, people, id, mark } = await anOpenMeeting(["甲一"]);
  await mark("unexcused", "甲一");
  await closed(secretary, id);
  county.on("2026-10-22");
  const propose = async () =>
    idOf(
      await secretary.post(`/sessions/${id}/corrections`, {
        personId: people["甲一"],
        status: "leave",
        reason: "补交假条",
        version: 2,
      }),
    );
  const refused = `/sessions/${id}/corrections/${await propose()}`;
  expect((await county.administrator.delete(refused)).status).toBe(204);
  expect((await county.administrator.delete(refused)).status).toBe(404);
  const withdrawn = `/sessions/${id}/corrections/${await propose()}`;
  expect((await secretary.delete(withdrawn)).status).toBe(204);
  const approved = `/sessions/${id}/corrections/${await propose()}`;
  expect((await county.administrator.post(`${approved}/approval`)).status).toBe(204);
  expect(await codeOf(await county.administrator.delete(approved))).toBe("already_approved");
  expect((await detail(secretary, id)).roll[0]?.status).toBe("leave");
});

test("a leave whose make-up is confirmed counts as made_up; the person says so, the branch confirms", async () => {
  const { county, secretary, people, id, mark } = await anOpenMeeting(["甲一", "甲二"]);
  await mark("leave", "甲一");
  await mark("present", "甲二");
  await closed(secretary, id);
  const person = await invited(county, "person", { person: people["甲一"] }, "jiayi");
  const madeUp = (who: string, heldOn: string) =>
    person.post(`/sessions/${id}/make-ups`, { personId: people[who], heldOn });
  expect((await madeUp("甲一", "2026-09-14")).status).toBe(422);
  expect((await madeUp("甲二", "2026-09-16")).status).toBe(404);
  expect((await madeUp("甲一", "2026-09-16")).status).toBe(204);
  const confirmation = `/sessions/${id}/make-ups/${people["甲一"]}/confirmation`;
  expect((await person.post(confirmation)).status).toBe(403);
  expect((await detail(secretary, id)).roll[0]?.counted).toBe("leave");
  expect((await secretary.post(confirmation)).status).toBe(204);
  expect((await detail(secretary, id)).roll[0]).toMatchObject({ status: "leave", counted: "made_up" });
  expect(await codeOf(await secretary.post(confirmation))).toBe("already_approved");
});

test("who sat in is listed beside the roll and never on it", async () => {
  const { secretary, people, id } = await anOpenMeeting(["甲一"]);
  const sitter = await idOf(await secretary.post(`/sessions/${id}/sitters-in`, { name: "夏敏" }));
  expect(await codeOf(await secretary.post(`/sessions/${id}/sitters-in`, { personId: people["甲一"] }))).toBe(
    "already_exists",
  );
  const { sittersIn, roll } = await detail(secretary, id);
  expect(sittersIn).toEqual([{ id: sitter, personId: null, name: "夏敏" }]);
  expect(roll).toHaveLength(1);
  expect((await secretary.delete(`/sessions/${id}/sitters-in/${sitter}`)).status).toBe(204);
});

test("another branch's register is not found", async () => {
  const { county, other, people, id } = await anOpenMeeting(["甲一"]);
  const stranger = await invited(county, "secretary", { unit: other }, "other");
  const marks = { marks: [{ personId: people["甲一"], status: "present", version: 1 }] };
  expect((await stranger.put(`/sessions/${id}/attendance`, marks)).status).toBe(404);
  expect((await stranger.upload(`/sessions/${id}/sign-in-sheet`, sheet, "x.xlsx")).status).toBe(404);
  expect((await stranger.post(`/sessions/${id}/sitters-in`, { name: "夏敏" })).status).toBe(404);
});

const onTheSheet = [
  "毛伟红",
  "梁涛波",
  "田娟丽",
  "龚婷立",
  "陆梅",
  "范飞俊",
  "薛飞超",
  "薛欣",
  "许桂",
  "朱梅强",
  "钟欣",
];

test("a typed-up sign-in sheet is understood row by row and writes nothing", async () => {
  const { secretary, people, id } = await anOpenMeeting(onTheSheet, { heldOn: "2026-03-27" });
  const reply = await secretary.upload(`/sessions/${id}/sign-in-sheet`, sheet, "签到表.xlsx");
  expect(reply.status).toBe(200);
  const preview = (await reply.json()) as SheetPreview;
  const nameOf = Object.fromEntries(Object.entries(people).map(([name, person]) => [person, name]));
  expect(preview.marks.map(({ personId, status }) => [nameOf[personId], status])).toEqual([
    ["毛伟红", "present"],
    ["梁涛波", "present"],
    ["田娟丽", "present"],
    ["龚婷立", "present"],
    ["陆梅", "present"],
    ["范飞俊", "late"],
    ["薛飞超", "leave"],
    ["薛欣", "official"],
    ["许桂", "unexcused"],
    ["钟欣", "leave"],
  ]);
  expect(preview.problems).toEqual([
    { row: 13, cell: "C13", code: "blank", params: { name: "朱梅强" } },
    { row: 15, cell: "B15", code: "not_on_roll", params: { name: "夏敏" } },
  ]);
  expect(preview.sittersIn).toEqual([{ row: 15, name: "夏敏" }]);
  expect(preview.heading).toMatchObject({ heldOn: "2026-03-27", startsAt: "15:00", endsAt: "17:00" });
  expect(preview.warnings).toEqual([]);
  expect(preview.notOnSheet).toEqual([]);
  expect((await detail(secretary, id)).roll.every((row) => row.status === null)).toBe(true);
});

test("a sheet of another day and meeting is shown with what differs", async () => {
  const { secretary, id } = await anOpenMeeting(["毛伟红", "不在表上"], {
    kind: "party_lesson",
    startsAt: "09:00",
    endsAt: "11:00",
  });
  const reply = await secretary.upload(`/sessions/${id}/sign-in-sheet`, sheet, "签到表.xlsx");
  const preview = (await reply.json()) as SheetPreview;
  expect(preview.warnings).toEqual([
    { code: "date_differs", params: { sheet: "2026-03-27", session: "2026-09-15" } },
    { code: "time_differs", params: { sheet: "15:00–17:00", session: "09:00–11:00" } },
    { code: "kind_differs", params: { sheet: "branch_general_meeting", session: "party_lesson" } },
  ]);
  expect(preview.notOnSheet.map((person) => person.name)).toEqual(["不在表上"]);
  expect(preview.marks).toHaveLength(1);
});

test("two people of one name are not guessed apart", async () => {
  const { county, one, secretary } = await anOpenMeeting([]);
  await aPerson(county, one, "陆梅", { staffNumber: "1" });
  await aPerson(county, one, "陆 梅", { staffNumber: "2" });
  const id = await idOf(
    await secretary.post("/sessions", {
      unitId: one,
      kind: "branch_general_meeting",
      audience: "members",
      title: "党员大会",
      heldOn: "2026-03-27",
      startsAt: "15:00",
      endsAt: "17:00",
    }),
  );
  await secretary.post(`/sessions/${id}/opening`);
  const reply = await secretary.upload(`/sessions/${id}/sign-in-sheet`, sheet, "签到表.xlsx");
  const preview = (await reply.json()) as SheetPreview;
  expect(preview.marks).toEqual([]);
  expect(preview.problems).toContainEqual({
    row: 8,
    cell: "B8",
    code: "ambiguous_name",
    params: { name: "陆梅", people: 2 },
  });
});

const meeting = {
  kind: "themed_party_day",
  unitName: "机关第一支部",
  heldOn: "2026-10-14",
  startsAt: "08:30",
  endsAt: "10:30",
};
const roll = (...names: string[]) => names.map((name) => ({ personId: name, name }));

test("a sheet with other headers is read, and a signature is presence", async () => {
  const { sheets } = await readSheets(bytesOf(otherHeaders));
  const found = previewOf(sheets, roll("丁"), meeting);
  expect(found?.marks).toEqual([{ personId: "丁", status: "present", remark: null }]);
  expect(found?.warnings).toEqual([]);
  for (const [name, mark] of [
    ["参会人员", "签字"],
    ["党员姓名", "参会情况"],
    ["姓名", "本人签名"],
  ] as const) {
    const rows = [
      [name, mark],
      ["阿卜杜•热合曼", "阿卜杜．热合曼"],
    ];
    expect(previewOf([{ name: "", rows }], roll("阿卜杜·热合曼"), meeting)?.marks).toMatchObject([
      { status: "present" },
    ]);
  }
});
