import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { county, signedIn } from "./pages";
import { openBrowser, watched } from "./product";

const base = inject("demo");
const at = (path: string) => `${base}/c/${county}${path}`;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function aDesk(login?: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  if (login) await signedIn(context, base, login);
  return (await watched(context)).page;
}

test("a roster whose name says another kind of file is read for what it is, and the page says so", async () => {
  const page = await aDesk("zhou");
  const misnamed = async (file: string, name: string) => {
    await page.goto(at("/rosters"));
    const buffer = readFileSync(`test/support/data/${file}`);
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
    await page.waitForURL(/\/rosters\/imp_/);
  };
  await misnamed("roster-county.gb18030.csv", "名册.xlsx");
  await page.getByText(/文件名以 \.xlsx 结尾，内容其实是文本（GB18030）/).waitFor();
  await misnamed("roster-npc-office.xlsx", "名册.csv");
  await page.getByText(/文件名以 \.csv 结尾，内容其实是 Excel 工作簿/).waitFor();
  await page.context().close();
});

test("where a year's holiday notice is not out yet, the dates that lie in it say so and lead to the days off", async () => {
  const page = await aDesk("zhou");
  await page.goto(at(""));
  const said = page.getByText("2027 年的放假安排还没有公布");
  await said.waitFor();
  await page.getByRole("link", { name: "放假与上班日" }).click();
  await page.waitForURL(/\/measures\/holidays\?of=2027/);
  await page.getByText("2027 年的放假安排还没有公布（或还没有收进系统）").waitFor();
  await page.context().close();
});

test("the pages before signing in say who listens, and offer no feedback that nobody could answer", async () => {
  const page = await aDesk();
  for (const url of [`${base}/`, `${base}/sign-up`, at(""), at(`/invitation#${"a".repeat(43)}`)]) {
    await page.goto(url);
    await page.getByText("遇到问题或有建议？").waitFor();
    expect(await page.getByRole("button", { name: "提意见" }).count()).toBe(0);
  }
  await page.context().close();
});
