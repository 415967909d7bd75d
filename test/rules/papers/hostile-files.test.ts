import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Refusal } from "../../../worker/core/refusal";
import { readSheets } from "../../../worker/papers/sheets/files";
import { bounds } from "../../../worker/papers/sheets/scan";
import { generated, known, oneCell, sheetOf, textCell, workbookOf } from "../../support/hostile";

const long = process.env.QINXUE_LONG === "1";

type Read = { outcome: string | number; ms: number };

/** What became of a file, and the time of the processor that it took: the clock on the wall counts other programs too. */
async function read(file: Uint8Array): Promise<Read> {
  const started = process.cpuUsage();
  const outcome = await readSheets(file).then(
    ({ sheets }) => sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );
  return { outcome, ms: process.cpuUsage(started).user / 1_000 };
}

/** The best of a few tries: the first pays for compiling, and what else runs here is not the file's. */
async function tried(file: Uint8Array, within: number): Promise<Read> {
  let best = await read(file);
  for (let again = 0; again < 4 && best.ms > within; again++) {
    const next = await read(file);
    if (next.ms < best.ms) best = next;
  }
  return best;
}

const isRefusal = ({ outcome }: Read) => outcome === "too_large" || outcome === "unsupported_media";

/** Long cells are no reason to refuse a table: they are read in step with their length. */
const readable = ["cells of letters that could be formulas"];

test.each(Object.entries(known))(
  "%s is refused within 200 ms",
  async (name, make) => {
    const found = await tried(make(), 200);
    expect(isRefusal(found)).toBe(!readable.includes(name));
    expect(found.ms).toBeLessThan(readable.includes(name) ? 500 : 200);
  },
  120_000,
);

test("files made of anything are refused within 200 ms, or read", async () => {
  const outcomes = new Map<string, number>();
  for (let seed = 0; seed < (long ? 2_000 : 100); seed++) {
    const file = generated(seed);
    const found = await tried(file, 200);
    const isRead = typeof found.outcome === "number";
    expect({ seed, outcome: found.outcome, ok: isRead || isRefusal(found) }).toMatchObject({ ok: true });
    expect({ seed, slow: found.ms >= (isRead ? 1_500 : 200) && found }).toEqual({ seed, slow: false });
    const kind = isRead ? "read" : String(found.outcome);
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
  }
  expect([...outcomes.keys()].toSorted()).toEqual(["read", "too_large", "unsupported_media"]);
}, 900_000);

test("a refusal for a cell that lies too far names the cell and how far a table may reach", async () => {
  await expect(readSheets(workbookOf(oneCell("XFD1000")))).rejects.toMatchObject({
    code: "too_large",
    details: { params: { cell: "XFD1000", rows: bounds.rows, columns: bounds.columns } },
  });
});

test("what lies just within the bounds is read", async () => {
  const far = `<row r="1">${textCell("GR1")}</row><row r="2500">${textCell("A2500")}</row>`;
  const { sheets } = await readSheets(workbookOf(sheetOf(far)));
  expect([sheets[0]?.rows.length, sheets[0]?.rows[0]?.length]).toEqual([2_500, 200]);
  const bordered = `<row r="1">${textCell("A1")}<c r="XFD1" s="0"/></row>`;
  expect((await readSheets(workbookOf(sheetOf(bordered)))).sheets[0]?.rows).toEqual([["x"]]);
  const comment = `<!-- a > b --><row r="1">${textCell("A1")}</row>`;
  expect((await readSheets(workbookOf(sheetOf(comment)))).sheets[0]?.rows).toHaveLength(1);
});

test("3,500 people of twenty columns are read, as a workbook and as text", async () => {
  const row = (r: number) => Array.from({ length: 20 }, (_, c) => `第${r}人的第${c}格`);
  const rows = Array.from({ length: 3_500 }, (_, r) => row(r));
  const text = rows.map((cells) => cells.join(",")).join("\r\n");
  for (const file of [tableOf(rows), new TextEncoder().encode(text)]) {
    const { sheets } = await readSheets(file);
    expect([sheets[0]?.rows.length, sheets[0]?.rows[3_499]]).toEqual([3_500, row(3_499)]);
  }
});

test("a file is unpacked and parsed behind the door alone", () => {
  const openers = ["door", "workbook", "files", "scan"].map((name) => `worker/papers/sheets/${name}.ts`);
  const text = openers.map((path) => readFileSync(path, "utf8"));
  expect(text[1]).toMatch(/const parts = [\w(]*partsOf\(bytes\)/);
  expect(text.filter((one) => /unzip|Unzip/.test(one))).toEqual([]);
});

function tableOf(rows: readonly string[][]): Uint8Array {
  const letter = (c: number) => String.fromCharCode(65 + c);
  const xml = rows.map(
    (cells, r) =>
      `<row r="${r + 1}">${cells.map((text, c) => textCell(`${letter(c)}${r + 1}`, text)).join("")}</row>`,
  );
  return workbookOf(sheetOf(xml.join("")));
}

const folder = mkdtempSync(join(tmpdir(), "memory-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a file takes in a process of its own, whose collector is kept from letting garbage lie: what is left is what the file needs. */
/** What garbage lies about differs from run to run: the least of three is what a file needs. */
function leastMemoryOf(file: Uint8Array): { outcome: string; grownMb: number } {
  let least = memoryOf(file);
  for (let more = 2; more > 0 && least.grownMb >= 20; more--) {
    const next = memoryOf(file);
    if (next.grownMb < least.grownMb) least = next;
  }
  return least;
}

function memoryOf(file: Uint8Array): { outcome: string; grownMb: number } {
  const paths = ["warm", "file"].map((name) => join(folder, name)) as [string, string];
  writeFileSync(paths[0], tableOf([["姓名"]]));
  writeFileSync(paths[1], file);
  const child = ["--max-old-space-size=16", "--import", "./worker/local/extensions.ts"];
  const said = execFileSync(process.execPath, [...child, "test/support/memory.ts", ...paths], {
    encoding: "utf8",
  });
  return JSON.parse(said);
}

/** Those that ever took more than a little. */
const heavy = [
  "600,000 cells",
  "19 MB of blanks between tags",
  "3 million empty tags",
  "sheets of many rows without a cell",
  "500 MB that is 500 KB packed",
  "1 MB of unclosed cells after a formula",
  "5 MB of commas",
];

test.each(Object.entries(known).filter(([name]) => long || heavy.includes(name)))(
  "%s takes no more than 20 MB of memory",
  (name, make) => {
    const { outcome, grownMb } = leastMemoryOf(make());
    expect(outcome === "read").toBe(readable.includes(name));
    expect(grownMb).toBeLessThan(20);
  },
  120_000,
);

test("the measure of memory bites: a table that is read takes more than 20 MB", () => {
  const row = Array.from({ length: 20 }, (_, c) => `第${c}格`);
  const { outcome, grownMb } = leastMemoryOf(tableOf(Array.from({ length: 2_500 }, () => row)));
  expect(outcome).toBe("read");
  expect(grownMb).toBeGreaterThan(20);
}, 120_000);
