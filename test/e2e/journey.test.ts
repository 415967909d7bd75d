import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import readSheet from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fireDay, moveClock } from "../../worker/local/schedule";
import { api, openBrowser, startProduct, watched } from "./product";

const password = "long-enough-9";
const county = "330523";
let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct("--empty");
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

type Comparison = {
  rows: { name: string; people: number; cells: Record<string, { n: number; d: number }> }[];
};

test("a county signs up, imports its roster, invites a secretary who keeps a meeting; the schedule inspects and rates; the comparison is exported", async () => {
  const { base } = product;
  await moveClock(base, "2026-03-02");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const { page, complaints } = await watched(context);

  await page.goto(`${base}/sign-up`);
  await page.getByLabel("您所在的县、市或区").fill("安吉");
  await page.getByRole("button", { name: /安吉县/ }).click();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("单位名称").fill("中共安吉县委办公室");
  await page.getByLabel("管理员姓名").fill("周建国");
  await page.getByLabel("登录名").fill("zhou");
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("button", { name: "确认开通" }).click();
  await page.getByText("安吉县已开通").waitFor();
  await page.getByRole("link", { name: "进入工作台" }).click();
  await page.getByRole("heading", { name: "从这里开始" }).waitFor();

  await page.goto(`${base}/c/${county}/rosters`);
  await page.locator("input[type=file]").setInputFiles("test/support/data/roster-npc-office.xlsx");
  for (const kind of ["入党时不满 18 岁", "入党早于出生"])
    await page.getByRole("row", { name: kind }).getByRole("button", { name: "全部确认，允许导入" }).click();
  await page.getByRole("button", { name: "导入 74 人" }).click();
  await page.getByRole("button", { name: "先导入，留作待办" }).click();
  await page.getByRole("heading", { name: "已导入 74 人" }).waitFor();

  await page.goto(`${base}/c/${county}/organization`);
  await page.getByRole("button", { name: "一次邀请 6 位书记" }).click();
  const chosen = page.getByRole("dialog").getByRole("combobox");
  await expect.poll(() => chosen.count()).toBe(6);
  for (const select of await chosen.all()) {
    if ((await select.inputValue()) === "") await select.selectOption({ index: 1 });
  }
  await page.getByRole("button", { name: "生成 6 个链接" }).click();
  const card = page.getByRole("listitem").filter({ hasText: "机关第一党支部" }).locator("code");
  const link = (await card.innerText()).trim();
  expect(link).toContain(`/c/${county}/invitation#`);

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const secretary = await watched(phone);
  await secretary.page.goto(link);
  await secretary.page.getByLabel("登录名").fill("maoweihong");
  await secretary.page.getByLabel("密码", { exact: true }).fill(password);
  await secretary.page.getByRole("button", { name: "接受邀请" }).click();
  await secretary.page.waitForURL(new RegExp(`/c/${county}/?$`));
  const { units } = await api<{ units: { name: string; kind: string }[] }>(secretary.page, county, "/units");
  expect(units.filter((unit) => unit.kind === "branch").map((unit) => unit.name)).toEqual(["机关第一党支部"]);

  await secretary.page.goto(`${base}/c/${county}/sessions/new`);
  await secretary.page.getByLabel("哪个组织的活动").selectOption({ label: "机关第一党支部" });
  await secretary.page.getByLabel("标题").fill("支部党员大会");
  await secretary.page.getByLabel("日期").fill("2026-03-02");
  await secretary.page.getByLabel("开始", { exact: true }).fill("15:00");
  await secretary.page.getByLabel("结束", { exact: true }).fill("17:00");
  await secretary.page.getByRole("button", { name: "保存安排" }).click();
  await secretary.page.getByRole("button", { name: "开始登记" }).click();
  await secretary.page.getByRole("button", { name: "其余全部出勤" }).click();
  await secretary.page.getByText(/^已保存/).waitFor();
  await secretary.page.getByRole("button", { name: "结束登记" }).click();
  await secretary.page
    .getByText(/登记已/)
    .first()
    .waitFor();

  for (const day of ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01", "2027-01-21"]) {
    await fireDay(base, day);
    if (day === "2026-04-01") {
      await page.goto(`${base}/c/${county}/inspections?year=2026&quarter=Q1`);
      await page.getByRole("link", { name: "机关第一党支部" }).first().click();
      await page
        .getByText(/没有学习笔记/)
        .first()
        .waitFor();
      await closeOwnInspection(secretary.page, base);
    }
  }
  expect(secretary.complaints).toEqual([]);
  const { assessments } = await api<{ assessments: { id: string; scheme: string }[] }>(
    page,
    county,
    "/assessments",
  );
  const appraisal = assessments.find((one) => one.scheme === "democratic_appraisal");
  const { ratings } = await api<{ ratings: { personId: string; name: string; outcome: string }[] }>(
    page,
    county,
    `/assessments/${appraisal?.id}`,
  );
  const rated = ratings.find((one) => one.outcome !== "not_graded");
  await page.goto(`${base}/c/${county}/assessments/${appraisal?.id}/people/${rated?.personId}`);
  await page
    .getByText(rated?.name ?? "")
    .first()
    .waitFor();
  await page
    .getByText(/低于目标|低于标准|缺心得体会/)
    .first()
    .waitFor();
  await explanationIsTheStored(page, `/assessments/${appraisal?.id}/people/${rated?.personId}`);

  await page.goto(`${base}/c/${county}/comparison?year=2026&quarter=Q1`);
  const saved = async (button: RegExp) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    return (await download).path();
  };
  const file = readFileSync(await saved(/CSV/), "utf8");
  const { rows } = await api<Comparison>(page, county, "/reports/comparison?period=2026Q1");
  const branch = rows.find((row) => row.name === "机关第一党支部");
  const { n, d } = branch?.cells.attendance ?? { n: 0, d: 0 };
  expect([n, d]).toEqual([10, 10]);
  const exported = file
    .split("\r\n")
    .find((line) => line.includes("机关第一党支部"))
    ?.split(",");
  expect(exported?.slice(1, 3)).toEqual([String(branch?.people), "100"]);
  const table = csvRows(file);
  expect(await figuresShown(page, "机关第一党支部")).toEqual(
    figuresIn(table, "机关第一党支部", String(branch?.people)),
  );
  const [sheet] = await readSheet(await saved(/Excel/));
  expect(sheet?.data.map((row) => row.map((cell) => (cell === null ? "" : String(cell))))).toEqual(table);
  expect(complaints).toEqual([]);
});

/** A file of ours: every text in quotes, numbers bare, no line break within. */
function csvRows(file: string): string[][] {
  const lines = file
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, text, bare]) =>
      text === undefined ? (bare ?? "") : text.replaceAll('""', '"'),
    ),
  );
}

/** Per column of the file: the figure, and the standard that follows it where there is one. */
function figuresIn([head = [], ...rows]: string[][], name: string, people: string): Record<string, string[]> {
  const row = rows.find(([unit]) => unit === name) ?? [];
  const found: Record<string, string[]> = { 人数: [people] };
  for (let at = 2; at < head.length; at++) {
    const [title = "", value = ""] = [head[at], row[at]];
    if (value === "") continue;
    const of = title.replace(/ 标准$/, "");
    found[of] = [...(found[of] ?? []), value];
  }
  expect(Object.keys(found).length).toBeGreaterThan(4);
  return found;
}

/** What the page says of a branch, column by column: the figure and its standard, as a screen reader reads them. */
async function figuresShown(page: Page, name: string): Promise<Record<string, string[]>> {
  const table = page.getByRole("table", { name: "支部对比" }).first();
  const row = table.getByRole("row").filter({ hasText: name }).first();
  const people = (await row.getByRole("cell").first().innerText()).trim();
  const labels = await row
    .getByRole("img")
    .evaluateAll((images) => images.map((image) => image.getAttribute("aria-label") ?? ""));
  const plain = (text: string | undefined) => (text ?? "").replaceAll(",", "").replace("%", "");
  const shown = labels.flatMap((label): [string, string[]][] => {
    const [, title = "", value, standard] =
      /^.+?，(.+) ([\d,.]+)(?:，标准 ([\d,.]+%?)(?:，未达标)?)?$/.exec(label) ?? [];
    return value === undefined ? [] : [[title, [plain(value), ...(standard ? [plain(standard)] : [])]]];
  });
  return { 人数: [people], ...Object.fromEntries(shown) };
}

/** Every criterion's marks, the total and each gate's figures as the run stored them. */
async function explanationIsTheStored(page: Page, path: string): Promise<void> {
  type Row = { code: string; points: string; of: string; removed: string | null };
  type Gate = { code: string; params: Record<string, string | number> };
  const { rating } = await api<{
    rating: { totalHundredths: number; score: { score: { criteria: Row[] }; gates: Gate[] } };
  }>(page, county, path);
  const cut = (fraction: string) => {
    const [n = "0", d = "1"] = fraction.split("/");
    const hundredths = (BigInt(n) * 100n) / BigInt(d);
    return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
  };
  const rows = page.getByRole("table", { name: "每一项得分" }).first().getByRole("row");
  const marks = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => row.querySelectorAll("td")[0]?.textContent?.trim()),
  );
  const { criteria } = rating.score.score;
  expect(criteria.length).toBeGreaterThan(3);
  expect(marks).toEqual(
    criteria.map(({ points, of, removed }) => (removed ? "不计入" : `${cut(points)} / ${cut(of)}`)),
  );
  await page
    .getByText(cut(`${rating.totalHundredths}/100`))
    .first()
    .waitFor();
  const said = await page.locator("section").filter({ hasText: "否决项" }).last().innerText();
  expect(rating.score.gates.length).toBeGreaterThan(0);
  for (const { code, params } of rating.score.gates)
    for (const value of Object.values(params).filter((one) => typeof one === "number"))
      expect([code, said.replaceAll(",", "").includes(String(value))]).toEqual([code, true]);
}

/** On the phone the secretary gives a mark, closes the branch's check, and reads that it is closed. */
async function closeOwnInspection(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/c/${county}/inspections?year=2026&quarter=Q1`);
  await page.getByRole("link", { name: "机关第一党支部" }).first().click();
  // The own item comes first and is somebody else's to mark.
  await page.getByRole("radio", { name: "良", disabled: false }).first().check();
  await page.getByRole("button", { name: "结束自查" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("没有评笔记质量").waitFor();
  await dialog.getByLabel(/小结/).fill("已逐人核对。");
  await dialog.getByRole("button", { name: "结束自查" }).click();
  await page.getByText("小结：已逐人核对。").waitFor();
  await page.getByRole("button", { name: "重新打开" }).waitFor();
}
