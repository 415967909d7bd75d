import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { csvText, inert, workbookOf } from "../../web/ui/export.ts";

const headers = readFileSync("web/headers.txt", "utf8");
const policy = Object.fromEntries(
  (/Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? "")
    .split("; ")
    .map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]),
);

test("the pages' policy allows scripts and styles from ourselves only, none inline, and no frame around us", () => {
  expect(policy["default-src"]).toEqual(["'none'"]);
  expect(policy["script-src"]).toEqual(["'self'"]);
  expect(policy["style-src"]).toEqual(["'self'"]);
  expect(policy["frame-ancestors"]).toEqual(["'none'"]);
  expect(policy["base-uri"]).toEqual(["'none'"]);
  expect(headers).not.toMatch(/unsafe-|https?:|\*(?!$)\s*;/);
  for (const header of [
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy",
    "Permissions-Policy",
    "Strict-Transport-Security",
    "Cross-Origin-Opener-Policy",
  ])
    expect(headers).toContain(header);
});

test("no address of ours, and no token in one, travels as referrer or to a server", () => {
  expect(headers).toMatch(/^\s*Referrer-Policy: (no-referrer|strict-origin)$/m);
  expect(readFileSync("web/index.html", "utf8")).not.toContain("referrer");
  for (const routes of ["web/routes.tsx", "web/routes-county.ts"])
    expect(readFileSync(routes, "utf8")).not.toMatch(/:token/);
  for (const page of ["shell/organization/InvitationSheet.tsx", "pages/access/accounts/manage.tsx"])
    expect(readFileSync(`web/${page}`, "utf8")).toMatch(/\/invitation#\$\{/);
});

test("the page itself has no inline script, style or handler", () => {
  const page = readFileSync("web/index.html", "utf8");
  for (const [, attributes = "", inside = ""] of page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(attributes).toContain("src=");
    expect(inside.trim()).toBe("");
  }
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
});

test.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  " =1",
  "＝1+1",
  "|cmd",
  "%0A",
  "\u200b=1",
  "\ufeff=1",
])("a text that a spreadsheet would run stays text: %j", (text) => {
  expect(inert(text)).toBe(`'${text}`);
  const csv = csvText({ columns: [{ head: text, value: () => text }], rows: [{}] });
  expect(csv.startsWith(`\ufeff"'`)).toBe(true);
  expect(csv).toContain(`\r\n"'`);
});

test("numbers stay numbers, quotes stay inside, and every list is exported through the same door", () => {
  const csv = csvText({
    columns: [
      { head: "数", value: () => -5 },
      { head: "文", value: () => 'a"b,c' },
    ],
    rows: [{}],
  });
  expect(csv).toBe('\ufeff"数","文"\r\n-5,"a""b,c"\r\n');
});

test("a workbook holds no formula, whatever the texts are", async () => {
  const file = await workbookOf({
    columns: [
      { head: "=1+1", value: (row: { text: string }) => row.text },
      { head: "数", value: () => -5 },
    ],
    rows: [{ text: "=HYPERLINK(1)" }, { text: "@SUM(A1)" }],
  });
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const xml = Object.entries(parts)
    .filter(([name]) => /sheet\d*\.xml$|sharedStrings\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join("");
  expect(xml).toMatch(/(&apos;|')=HYPERLINK\(1\)/);
  expect(xml).toMatch(/(&apos;|')@SUM\(A1\)/);
  expect(xml).toContain("<v>-5</v>");
  expect(xml).not.toMatch(/<f[ >]/);
});
