import { expect, test } from "vitest";
import type { Choices } from "../../../worker/organization/rosters/shape";
import type { RosterDetail, RosterItem, Summary } from "../../../worker/organization/rosters/shape-answers";
import type { Preview } from "../../../worker/organization/rosters/shape-preview";
import firstFile from "../../support/data/promise-1-first.xlsx?url&inline";
import correctedFile from "../../support/data/promise-2-corrected.xlsx?url&inline";
import countyFile from "../../support/data/roster-county.gb18030.csv?url&inline";
import officeFile from "../../support/data/roster-npc-office.xlsx?url&inline";
import { aWorkbook, formula } from "../../support/workbook";
import { aCounty, aPerson, type Caller, type County, idOf, invited, withBranches } from "../../support/world";

const bytesOf = (dataUrl: string) =>
  Uint8Array.from(atob(dataUrl.split(",")[1] ?? ""), (c) => c.charCodeAt(0));
const office = bytesOf(officeFile);
const county = bytesOf(countyFile);
const text = (csv: string) => new TextEncoder().encode(csv);

const uploaded = async (who: Caller, bytes: Uint8Array, name = "花名册.xlsx") =>
  idOf(await who.upload("/rosters", bytes, name));
const roster = async (who: Caller, id: string) =>
  (await (await who.get(`/rosters/${id}`)).json()) as RosterDetail & { preview: Preview };

/** Changes the choices as the page does: all of them, with the version seen. */
async function choose(who: Caller, id: string, change: Partial<Choices>) {
  const { choices, version } = await roster(who, id);
  const reply = await who.put(`/rosters/${id}/choices`, { choices: { ...choices, ...change }, version });
  expect(reply.status).toBe(204);
}

/** Remarks that are not decided stay as tasks. */
async function committed(who: Caller, id: string): Promise<Summary> {
  const { version } = await roster(who, id);
  const reply = await who.post(`/rosters/${id}/commitment`, { version, later: true });
  expect(reply.status).toBe(201);
  return (await reply.json()) as Summary;
}

const tables = ["units", "people", "memberships", "standings", "posts", "exemptions"] as const;
async function rowCounts({ binding, code }: County) {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const row = await binding
      .prepare(`SELECT count(*) AS n FROM ${table} WHERE county_id = ?`)
      .bind(code)
      .first<{ n: number }>();
    counts[table] = row?.n ?? 0;
  }
  return counts;
}
const untouched = { units: 1, people: 0, memberships: 0, standings: 0, posts: 0, exemptions: 0 };

/** The dates of these invented people contradict each other in many rows. */
const oddJoinings = {
  confirmedWarnings: ["joined_under_18", "joined_before_birth"] satisfies Choices["confirmedWarnings"],
};
const allWarnings = {
  confirmedWarnings: [
    ...oddJoinings.confirmedWarnings,
    "full_under_18",
    "probationary_full_past",
    "standing_blank",
  ] satisfies Choices["confirmedWarnings"],
};

test("the office's roster gives 74 people in six branches and keeps its three bad rows out, each with its reason", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, office);
  expect((await roster(us.administrator, id)).preview.counts).toMatchObject({
    create: 51,
    outUnconfirmed: 25,
  });
  await choose(us.administrator, id, oddJoinings);
  const { preview, encoding, mapping } = await roster(us.administrator, id);
  expect({ encoding, headerRow: mapping.headerRow, organ: mapping.organName }).toEqual({
    encoding: "xlsx",
    headerRow: 3,
    organ: "机关党总支",
  });
  expect(preview.counts).toMatchObject({
    rowsRead: 77,
    create: 74,
    out: 3,
    outError: 1,
    outUnconfirmed: 2,
    organs: 1,
    branches: 6,
  });
  const others = preview.problems.filter(({ code }) => !/^joined_/.test(code));
  expect(preview.problems.length - others.length).toBe(23);
  expect(others.map(({ cell, code, level }) => `${cell} ${level} ${code}`)).toEqual([
    "B79 warning repeated",
    "B80 error vacancy",
    "E81 warning impossible_date",
    "J81 warning future_date",
    "K81 warning odd_phone",
  ]);
  const summary = await committed(us.administrator, id);
  expect(summary).toMatchObject({ create: 74, exemptions: 0, organs: 1, branches: 6 });
  expect(summary.leftOut.map(({ row, reason }) => [row, reason])).toEqual([
    [79, "unconfirmed"],
    [80, "error"],
    [81, "unconfirmed"],
  ]);
  expect(await rowCounts(us)).toMatchObject({
    units: 8,
    people: 74,
    memberships: 74,
    posts: 74,
    exemptions: 0,
  });
});

test("the county's roster gives 1,094 people in 40 branches under 10 organs in one request of at most 12 round trips", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, county, "全县.csv");
  const before = (await roster(us.administrator, id)).preview;
  expect(before.counts).toMatchObject({ rowsRead: 1095, outError: 1, outUnconfirmed: 459 });
  await choose(us.administrator, id, allWarnings);
  const { preview, encoding, version } = await roster(us.administrator, id);
  expect(encoding).toBe("gb18030");
  expect(
    preview.problems.filter(({ row }) => row === 1097).map(({ cell, code }) => `${cell} ${code}`),
  ).toEqual(["A1097 formula_empty", "M1097 formula_empty", "B1097 missing_branch"]);
  const trips = us.recording.roundTrips;
  const reply = await us.administrator.post(`/rosters/${id}/commitment`, { version });
  const used = us.recording.roundTrips - trips;
  expect(await reply.json()).toMatchObject({ create: 1094, organs: 10, branches: 40, out: 1 });
  // The session, the import, units and people as they stand, one batch.
  expect(used).toBe(4);
  expect(await rowCounts(us)).toMatchObject({ units: 51, people: 1094, memberships: 1094, posts: 1094 });
  const names = await us.binding
    .prepare("SELECT name FROM people WHERE county_id = ? AND staff_number = 'P001094'")
    .bind(us.code)
    .first("name");
  expect(names).toBe("于文𠮷");
});

test.each([
  ["office", office, oddJoinings, 74],
  ["county", county, allWarnings, 1094],
])(
  "the %s's roster doubles nobody when it comes again, and leaves nothing when it is undone",
  async (_, bytes, choices, people) => {
    const us = await aCounty();
    const first = await uploaded(us.administrator, bytes);
    await choose(us.administrator, first, choices);
    await committed(us.administrator, first);
    const after = await rowCounts(us);

    const again = await uploaded(us.administrator, bytes);
    await choose(us.administrator, again, choices);
    const { preview, version } = await roster(us.administrator, again);
    expect(preview.counts).toMatchObject({ create: 0, organs: 0, branches: 0 });
    expect(preview.counts.here).toBeGreaterThanOrEqual(people);
    const refused = await us.administrator.post(`/rosters/${again}/commitment`, { version, later: true });
    expect(await refused.json()).toMatchObject({ code: "nothing_to_import" });
    expect(await rowCounts(us)).toEqual(after);

    expect((await us.administrator.delete(`/rosters/${first}/commitment`)).status).toBe(204);
    expect(await rowCounts(us)).toEqual(untouched);
    const states = (await (await us.administrator.get("/rosters")).json()) as { rosters: RosterItem[] };
    expect(states.rosters.map(({ state }) => state)).toEqual(["draft", "undone"]);
  },
);

test("an import is committed once and undone once", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, office);
  const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code;
  expect(await codeOf(await us.administrator.delete(`/rosters/${id}/commitment`))).toBe("not_committed");
  const { version, choices, mapping } = await roster(us.administrator, id);
  const both = await Promise.all(
    [1, 2].map(() => us.administrator.post(`/rosters/${id}/commitment`, { version, later: true })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await codeOf(both.find(({ status }) => status === 409) as Response)).toBe("already_committed");
  expect(await codeOf(await us.administrator.post(`/rosters/${id}/commitment`, { version }))).toBe(
    "already_committed",
  );
  expect(await codeOf(await us.administrator.put(`/rosters/${id}/choices`, { choices, version }))).toBe(
    "already_committed",
  );
  expect(await codeOf(await us.administrator.put(`/rosters/${id}/mapping`, { mapping, version }))).toBe(
    "already_committed",
  );
  expect((await us.administrator.delete(`/rosters/${id}/commitment`)).status).toBe(204);
  expect(await codeOf(await us.administrator.delete(`/rosters/${id}/commitment`))).toBe("already_undone");
});

test("an import is not undone once something rests on it", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, office);
  await choose(us.administrator, id, oddJoinings);
  await committed(us.administrator, id);
  const before = await rowCounts(us);
  const refusal = async () => {
    const reply = await us.administrator.delete(`/rosters/${id}/commitment`);
    return [reply.status, ((await reply.json()) as { code: string }).code];
  };
  const { units } = (await (await us.administrator.get("/units")).json()) as {
    units: { id: string; name: string; kind: string }[];
  };
  const branch = units.find(({ kind }) => kind === "branch")?.id ?? "";
  await aPerson(us, branch, "后来人");
  expect(await refusal()).toEqual([409, "later_records_exist"]);
  expect(await rowCounts(us)).toEqual({
    ...before,
    people: 75,
    memberships: 75,
    standings: (before.standings ?? 0) + 1,
    posts: 75,
  });
});

test("an import is not undone once one of its people was edited", async () => {
  const us = await aCounty();
  const id = await uploaded(
    us.administrator,
    text("姓名,党支部,手机,政治面貌\n王小明,城关支部,13900000001,党员\n"),
    "a.csv",
  );
  await committed(us.administrator, id);
  const { people } = (await (await us.administrator.get("/people")).json()) as { people: { id: string }[] };
  const path = `/people/${people[0]?.id}`;
  const { person } = (await (await us.administrator.get(path)).json()) as { person: { version: number } };
  expect((await us.administrator.put(path, { name: "王晓明", version: person.version })).status).toBe(204);
  const reply = await us.administrator.delete(`/rosters/${id}/commitment`);
  expect(await reply.json()).toMatchObject({ code: "later_records_exist" });
});

test("remarks become exemptions and membership dates only where a person accepted them", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, office);
  const { preview } = await roster(us.administrator, id);
  expect(preview.suggestions.map(({ row, kind }) => `${row} ${kind}`)).toContain("51 retired");
  const acceptedSuggestions = preview.suggestions
    .filter(({ row }) => row === 51 || row === 67)
    .map(({ row, kind }) => ({ row, kind }));
  await choose(us.administrator, id, { ...oddJoinings, acceptedSuggestions });
  expect(await committed(us.administrator, id)).toMatchObject({ exemptions: 1 });
  const rows = await us.binding
    .prepare(
      "SELECT p.name, m.from_on, e.reason, e.covers FROM people p JOIN memberships m ON m.county_id = p.county_id AND m.person_id = p.id LEFT JOIN exemptions e ON e.county_id = p.county_id AND e.person_id = p.id WHERE p.county_id = ? AND p.name IN ('苏永', '董霞洋', '郝俊雪') ORDER BY p.rowid",
    )
    .bind(us.code)
    .all();
  expect(rows.results).toEqual([
    { name: "苏永", from_on: "2026-01-01", reason: "retired", covers: "everything" },
    { name: "董霞洋", from_on: "2026-07-01", reason: null, covers: null },
    { name: "郝俊雪", from_on: "2026-01-01", reason: null, covers: null },
  ]);
});

test("a confirmed repeat is let in as another person, without the number that is taken", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, office);
  await choose(us.administrator, id, { ...oddJoinings, confirmedRows: [79, 81] });
  expect(await committed(us.administrator, id)).toMatchObject({ create: 76, out: 1 });
  const rows = await us.binding
    .prepare(
      "SELECT staff_number, born, joined_party, phone FROM people WHERE county_id = ? AND name IN ('薛欣', '孟桂玉') ORDER BY rowid",
    )
    .bind(us.code)
    .all();
  expect(rows.results).toEqual([
    { staff_number: "9883", born: "2001-02", joined_party: "2019-09", phone: "19967990452" },
    { staff_number: null, born: "2001-02-21", joined_party: null, phone: "19967990452" },
    { staff_number: null, born: null, joined_party: null, phone: "1380013800" },
  ]);
});

test("units that stand are found, not doubled, and new ones come after their siblings", async () => {
  const us = await aCounty();
  const { organ } = await withBranches(us, "城关支部");
  const csv =
    "单位名称,党支部,姓名,工号,身份\n县人大机关党总支,城关支部,甲一,1,党员\n县人大机关党总支,东街支部,乙一,2,党员\n";
  const id = await uploaded(us.administrator, text(`\ufeff${csv}`), "b.csv");
  const { preview, encoding } = await roster(us.administrator, id);
  expect(encoding).toBe("utf-8");
  expect(preview.units).toEqual([
    { name: "东街支部", kind: "branch", parent: "县人大机关党总支", people: 1 },
  ]);
  await committed(us.administrator, id);
  const { units } = (await (await us.administrator.get("/units")).json()) as {
    units: { name: string; place: string; organId: string; people: number }[];
  };
  expect(units.map(({ name, people }) => [name, people]).slice(1)).toEqual([
    ["县人大机关党总支", 0],
    ["城关支部", 1],
    ["东街支部", 1],
  ]);
  expect(units.at(-1)).toMatchObject({ place: "0001/0001/0002/", organId: organ });
});

test("columns and header can be corrected; a change that somebody else overtook is refused", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, text("甲,乙,丙\n王小明,城关支部,13900000001\n"), "c.csv");
  const { mapping, version, preview } = await roster(us.administrator, id);
  expect(mapping).toEqual({ headerRow: 0, columns: [null, null, null], organName: null });
  expect(preview.missingFields).toEqual(["name", "branch", "standing"]);
  const put = (columns: unknown, v = version) =>
    us.administrator.put(`/rosters/${id}/mapping`, {
      mapping: { headerRow: 1, columns, organName: null },
      version: v,
    });
  expect(await (await put(["name", "name", null])).json()).toMatchObject({
    code: "invalid_input",
    fields: [{ path: "mapping.columns.1", reason: "duplicate" }],
  });
  expect((await put(["name", "branch", "phone"])).status).toBe(204);
  expect(await (await put(["name", null, null])).json()).toMatchObject({ code: "stale_version" });
  expect((await roster(us.administrator, id)).preview.counts).toMatchObject({ create: 0, outError: 1 });
  await choose(us.administrator, id, { standing: "full" });
  expect((await roster(us.administrator, id)).preview).toMatchObject({
    counts: { create: 1, branches: 1 },
    rows: [{ person: { standing: "full" } }],
    missingFields: [],
  });
});

test("another header row brings new guesses for the columns", async () => {
  const us = await aCounty();
  const csv = "手机,电话,姓名\n姓名,党支部,手机\n王小明,城关支部,13900000001\n";
  const id = await uploaded(us.administrator, text(csv), "d.csv");
  const { mapping, version } = await roster(us.administrator, id);
  const put = await us.administrator.put(`/rosters/${id}/mapping`, {
    mapping: { ...mapping, headerRow: 2 },
    version,
  });
  expect(put.status).toBe(204);
  expect((await roster(us.administrator, id)).mapping.columns).toEqual(["name", "branch", "phone"]);
});

test("a file's name is kept without what cannot be seen, and never with half a character at its end", async () => {
  const us = await aCounty();
  const nameKept = async (name: string) =>
    (await roster(us.administrator, await uploaded(us.administrator, office, name))).fileName;
  expect(await nameKept("名\u202e册\u200b.xlsx")).toBe("名册.xlsx");
  expect(await nameKept(`${"册".repeat(199)}𠮷𠮷.xlsx`)).toBe(`${"册".repeat(199)}𠮷`);
});

test("a file that is no table, too large or empty is refused and nothing is kept", async () => {
  const us = await aCounty();
  const refused = async (bytes: Uint8Array) => {
    const reply = await us.administrator.upload("/rosters", bytes, "x.xlsx");
    return [reply.status, ((await reply.json()) as { code: string }).code];
  };
  expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).toEqual([415, "unsupported_media"]);
  expect(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual([415, "unsupported_media"]);
  expect(await refused(new Uint8Array([0xff, 0xff, 0xff, 0x00]))).toEqual([415, "unsupported_media"]);
  expect(await refused(new Uint8Array(5 * 1024 * 1024 + 1))).toEqual([413, "too_large"]);
  expect(((await (await us.administrator.get("/rosters")).json()) as { rosters: unknown[] }).rosters).toEqual(
    [],
  );
});

test("a workbook whose sheet unpacks to more than half a megabyte is read, its formula row refused", async () => {
  const us = await aCounty();
  const rows = Array.from({ length: 4000 }, (_, i) => [
    `王${String.fromCharCode(0x4e00 + i)}`,
    "城关党支部",
    10_000 + i,
    "一段较长而且每行都一样的备注文字",
    "党员",
  ]);
  const file = aWorkbook([
    ["姓名", "党支部", "工号", "备注", "政治面貌"],
    ...rows,
    ["测试", formula("HYPERLINK(1)"), 9, "", "党员"],
  ]);
  const id = await uploaded(us.administrator, file);
  const { preview, version } = await roster(us.administrator, id);
  expect(preview.counts).toMatchObject({ rowsRead: 4001, create: 4000, outError: 1 });
  expect(preview.problems).toMatchObject([
    { cell: "B4002", code: "formula", params: { text: "=HYPERLINK(1)" } },
    { cell: "B4002", code: "missing_branch" },
  ]);
  expect((await us.administrator.post(`/rosters/${id}/commitment`, { version })).status).toBe(201);
  expect((await us.administrator.delete(`/rosters/${id}/commitment`)).status).toBe(204);
  expect(await rowCounts(us)).toEqual(untouched);
});

test("only an administrator imports; another county's import is not found", async () => {
  const [us, them] = [await aCounty(), await aCounty()];
  const { branches } = await withBranches(us, "城关支部");
  const secretary = await invited(us, "secretary", { unit: branches.城关支部 }, "shuji");
  expect((await secretary.get("/rosters")).status).toBe(403);
  const ours = await uploaded(us.administrator, office);
  const theirs = await uploaded(them.administrator, office);
  expect((await secretary.get(`/rosters/${ours}`)).status).toBe(404);
  expect((await us.administrator.get(`/rosters/${theirs}`)).status).toBe(404);
  expect((await us.administrator.post(`/rosters/${theirs}/commitment`, { version: 1 })).status).toBe(404);
  expect((await us.administrator.delete(`/rosters/${theirs}/commitment`)).status).toBe(404);
});

test("a person is found by whatever code points the name is typed in, and stored under one", async () => {
  const us = await aCounty();
  const { branches } = await withBranches(us, "城关支部");
  const id = await aPerson(us, branches.城关支部 ?? "", "阿卜杜．⽅\u202e明");
  const found = async (q: string) =>
    (
      (await (await us.administrator.get(`/people?q=${encodeURIComponent(q)}`)).json()) as {
        people: { id: string; name: string }[];
      }
    ).people;
  for (const q of ["阿卜杜·方明", "阿卜杜•⽅明", "阿卜杜 ● 方 明", "\u200b方明"])
    expect((await found(q)).map((row) => [row.id, row.name])).toEqual([[id, "阿卜杜·方明"]]);
});

test("3,500 people in 20 columns are imported; columns that nobody imports are not kept", async () => {
  const us = await aCounty();
  const more = Array.from({ length: 14 }, (_, c) => `自编项目${c}`);
  const head = ["姓名", "党支部", "工号", "政治面貌", "身份证号", "备注", ...more];
  const lines = Array.from({ length: 3_500 }, (_, n) => [
    `王${String.fromCharCode(0x4e00 + n)}`,
    `第${n % 40}支部`,
    `T${n}`,
    "中共党员",
    `99000119850701${n}`,
    "无",
    ...more.map(() => "某项情况说明"),
  ]);
  const csv = [head, ...lines].map((row) => row.join(",")).join("\n");
  const id = await uploaded(us.administrator, text(csv), "大.csv");
  const { preview } = await roster(us.administrator, id);
  expect(preview.counts).toMatchObject({ rowsRead: 3_500, create: 3_500 });
  expect(preview.columns.filter(({ kept }) => !kept)).toHaveLength(15);
  const { mapping, version } = await roster(us.administrator, id);
  const columns = mapping.columns.map((field, c) => (c === 4 ? ("title" as const) : field));
  const put = await us.administrator.put(`/rosters/${id}/mapping`, {
    mapping: { ...mapping, columns },
    version,
  });
  expect(await put.json()).toMatchObject({ fields: [{ path: "mapping.columns.4", reason: "not_kept" }] });
  expect(await committed(us.administrator, id)).toMatchObject({ create: 3_500 });
});

test("a first roster and its corrected version leave nobody twice", async () => {
  const us = await aCounty();
  const first = await uploaded(us.administrator, bytesOf(firstFile));
  expect(await committed(us.administrator, first)).toMatchObject({ create: 1, outError: 2 });
  const second = await uploaded(us.administrator, bytesOf(correctedFile));
  expect(await committed(us.administrator, second)).toMatchObject({ create: 2, outUnconfirmed: 1 });
  expect(await rowCounts(us)).toMatchObject({ people: 3 });
});

const remarked = (rows: string) => text(`姓名,党支部,手机,政治面貌,备注\n${rows}`);
type Waiting = { personId: string; name: string; kind: string; fromOn: string };
const waitingIn = async (us: County) =>
  ((await (await us.administrator.get("/rosters/remarks")).json()) as { remarks: Waiting[] }).remarks;
const exemptionsIn = async (us: County) => {
  const { results } = await us.binding
    .prepare("SELECT reason, from_on AS fromOn FROM exemptions WHERE county_id = ?1 ORDER BY id")
    .bind(us.code)
    .all();
  return results;
};
const three =
  "甲一,城关支部,13900000001,党员,退休\n乙二,城关支部,13900000002,党员,借调县委办\n丙三,城关支部,13900000003,党员,2026年7月调入\n";

test("remarks are asked about before the import ends; what is put off waits as a task until it is decided once", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, remarked(three), "a.csv");
  const { version, preview } = await roster(us.administrator, id);
  expect(preview.suggestions.map(({ kind }) => kind)).toEqual(["retired", "seconded", "transferred_in"]);
  const refused = await us.administrator.post(`/rosters/${id}/commitment`, { version });
  expect(await refused.json()).toMatchObject({ code: "remarks_undecided", params: { n: 3 } });
  expect(await committed(us.administrator, id)).toMatchObject({ create: 3, exemptions: 0, remarks: 3 });
  const waiting = await waitingIn(us);
  expect(waiting.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "甲一 retired",
    "乙二 seconded",
    "丙三 transferred_in",
  ]);
  const decide = (n: number, body: object) =>
    us.administrator.post(`/rosters/remarks/${waiting[n]?.personId}/decision`, body);
  const far = await decide(0, { kind: "retired", accepted: true, fromOn: "2062-01-01" });
  expect(far.status).toBe(422);
  expect((await decide(0, { kind: "retired", accepted: true, fromOn: "2026-03-01" })).status).toBe(204);
  expect((await decide(1, { kind: "seconded", accepted: false })).status).toBe(204);
  expect((await decide(2, { kind: "transferred_in", accepted: true })).status).toBe(204);
  expect(await (await decide(1, { kind: "seconded", accepted: true })).json()).toMatchObject({
    code: "already_decided",
  });
  expect(await waitingIn(us)).toEqual([]);
  expect(await exemptionsIn(us)).toEqual([{ reason: "retired", fromOn: "2026-03-01" }]);
  const moved = (await (await us.administrator.get(`/people/${waiting[2]?.personId}`)).json()) as {
    memberships: { fromOn: string }[];
    standings: { fromOn: string }[];
  };
  expect([moved.memberships[0]?.fromOn, moved.standings[0]?.fromOn]).toEqual(["2026-07-01", "2026-07-01"]);
});

test("remarks that were put off are found again when the same file comes back, decided ones are not", async () => {
  const us = await aCounty();
  const first = await uploaded(us.administrator, remarked(three), "a.csv");
  await choose(us.administrator, first, { declinedSuggestions: [{ row: 3, kind: "seconded" }] });
  expect(await committed(us.administrator, first)).toMatchObject({ create: 3, remarks: 2 });
  const again = await uploaded(us.administrator, remarked(three), "a.csv");
  const { preview } = await roster(us.administrator, again);
  expect(preview.counts).toMatchObject({ create: 0, here: 3 });
  expect(preview.suggestions).toMatchObject([{ name: "甲一", kind: "retired", outcome: "here" }]);
  await choose(us.administrator, again, { acceptedSuggestions: [{ row: 2, kind: "retired" }] });
  expect(await committed(us.administrator, again)).toMatchObject({ create: 0, exemptions: 1 });
  expect((await waitingIn(us)).map(({ name }) => name)).toEqual(["丙三"]);
  const third = await uploaded(us.administrator, remarked(three), "a.csv");
  const last = await roster(us.administrator, third);
  expect(last.preview.suggestions).toEqual([]);
  const nothing = await us.administrator.post(`/rosters/${third}/commitment`, { version: last.version });
  expect(await nothing.json()).toMatchObject({ code: "nothing_to_import" });
});

test("an import with decided and open remarks is undone as a whole", async () => {
  const us = await aCounty();
  const id = await uploaded(us.administrator, remarked(three), "a.csv");
  await choose(us.administrator, id, { acceptedSuggestions: [{ row: 2, kind: "retired" }] });
  await committed(us.administrator, id);
  expect((await us.administrator.delete(`/rosters/${id}/commitment`)).status).toBe(204);
  expect(await rowCounts(us)).toEqual(untouched);
  expect(await waitingIn(us)).toEqual([]);
});

test("a PDF, a picture or a Word document is refused as what it is and leaves no import behind", async () => {
  const place = await aCounty();
  const files = {
    is_pdf: "%PDF-1.7\n姓名,党支部\n",
    is_picture: "GIF89a,a\n",
    is_word: "{\\rtf1 姓名,党支部}\n",
  };
  for (const [reason, content] of Object.entries(files)) {
    const reply = await place.administrator.upload("/rosters", text(content), "花名册.csv");
    expect(reply.status).toBe(415);
    expect(await reply.json()).toMatchObject({
      code: "unsupported_media",
      fields: [{ path: "file", reason }],
    });
  }
  const { results } = await place.binding
    .prepare("SELECT id FROM roster_imports WHERE county_id = ?")
    .bind(place.code)
    .all();
  expect(results).toEqual([]);
});
