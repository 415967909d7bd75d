import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOwnDemo } from "./county";
import { county, signedIn } from "./pages";
import { openBrowser, settled, watched } from "./product";

let browser: Browser;
const product = await anOwnDemo();
const { base } = product;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product.stop();
});

async function opened(login: string, path: string) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  await signedIn(context, base, login);
  const { page, complaints } = await watched(context);
  await page.goto(`${base}/c/${county}${path}`);
  await settled(page);
  return { context, page, complaints };
}

const ask = async <T>(context: BrowserContext, path: string): Promise<T> =>
  (await context.request.get(`${base}/api/c/${county}${path}`)).json();

/** Tabs on until the focus stands on what has the name; a keyboard user has no other way. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const labels = "labels" in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      const named = element.getAttribute("aria-label") ?? labels.map((one) => one.textContent).join(" ");
      return { name: (named || element.textContent) ?? "", outline: getComputedStyle(element).outlineStyle };
    });
    if (focused && (typeof name === "string" ? focused.name.includes(name) : name.test(focused.name))) return;
  }
  throw new Error(`no amount of tabs leads to ${name}`);
}

test("a register of more than forty is marked and closed without a mouse", async () => {
  const context = await browser.newContext();
  await signedIn(context, base, "zhou");
  const { units } = await ask<{ units: { id: string; name: string }[] }>(context, "/units");
  const planned = await context.request.post(`${base}/api/c/${county}/sessions`, {
    headers: { origin: base },
    data: {
      unitId: units.find((unit) => unit.name === "县人大机关党总支")?.id,
      kind: "concentrated_study",
      audience: "everyone",
      title: "监督法专题学习",
      heldOn: "2026-10-14",
      startsAt: "15:00",
      endsAt: "17:00",
    },
  });
  const { id } = (await planned.json()) as { id: string };
  await context.close();

  const { page, complaints, context: own } = await opened("zhou", `/sessions/${id}`);
  await tabTo(page, "开始登记");
  await page.keyboard.press("Enter");
  await page.locator("li[data-person]").first().waitFor();
  const roll = await page.locator("li[data-person]").count();
  expect(roll).toBeGreaterThan(40);
  await page.locator("li[data-person][tabindex='0']").focus();
  for (let n = 0; n < roll; n++) await page.keyboard.press(n === 3 ? "6" : n === 5 ? "2" : "1");
  await page.getByText(/^已保存/).waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("1");
  await page.getByText(/^已保存/).waitFor();
  await tabTo(page, "结束登记");
  await page.keyboard.press("Enter");
  await page
    .getByText(/登记已/)
    .first()
    .waitFor();
  const detail = await ask<{ roll: { status: string }[] }>(own, `/sessions/${id}`);
  const count = (status: string) => detail.roll.filter((row) => row.status === status).length;
  expect([count("unexcused"), count("late"), count("present")]).toEqual([1, 1, roll - 2]);
  expect(complaints).toEqual([]);
  await own.close();
});

test("an inspection is marked and closed without a mouse", async () => {
  const { page, complaints, context } = await opened("luo", "/inspections?year=2026&quarter=Q3");
  await tabTo(page, /^青山支部/);
  await page.keyboard.press("Enter");
  await page.locator("h1:focus", { hasText: /青山支部/ }).waitFor();
  await settled(page);
  const marks = page.locator("[data-quality]");
  await marks.first().locator("input").first().focus();
  await page.keyboard.press("2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("1");
  await expect
    .poll(() => marks.nth(1).locator("input:checked").inputValue(), { timeout: 20_000 })
    .toBe("excellent");
  await page.keyboard.press("Home");
  await page.getByRole("link", { name: "季度检查" }).last().focus();
  await tabTo(page, "结束自查");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, /^\s*检查小结/);
  await page.keyboard.type("已逐人核对。");
  await tabTo(page, "结束自查");
  await page.keyboard.press("Enter");
  await page.getByText("小结：已逐人核对。").waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test("a turn to another page puts the focus on its title once that is there, and never takes it from who has gone on", async () => {
  const { page, complaints, context } = await opened("luo", "/inspections?year=2026&quarter=Q3");
  let answer = () => {};
  await page.route("**/api/**/inspections/ins_*", async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.continue();
  });
  const turned = page.locator("h1", { hasText: /石桥支部/ });
  const followed = async () => {
    await tabTo(page, /^石桥支部/);
    const asked = page.waitForRequest(/inspections\/ins_/);
    await page.keyboard.press("Enter");
    await asked;
    await page.locator("[data-skeleton]").first().waitFor();
  };
  await followed();
  answer();
  await page.locator("h1:focus", { hasText: /石桥支部/ }).waitFor();

  await page.goto(`${base}/c/${county}/inspections?year=2026&quarter=Q3`);
  await settled(page);
  await followed();
  await page.keyboard.press("Tab");
  const own = await page.evaluateHandle(() => document.activeElement);
  expect(await own.evaluate((element) => element !== document.body)).toBe(true);
  answer();
  await turned.waitFor();
  await settled(page);
  expect(await own.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a search keeps the space that was typed before a pause, and shows what the address asks for", async () => {
  const { page, complaints, context } = await opened("zhou", "/people");
  const box = page.getByRole("searchbox").first();
  await box.focus();
  await page.keyboard.type("zhang ");
  await page.waitForURL(/[?&]q=zhang(&|$)/);
  await settled(page);
  await page.keyboard.type("w");
  await page.waitForURL(/[?&]q=zhang(\+|%20)w(&|$)/);
  expect(await box.inputValue()).toBe("zhang w");
  await page.goto(`${base}/c/${county}/people?q=${encodeURIComponent("王")}`);
  await settled(page);
  expect(await box.inputValue()).toBe("王");
  expect(complaints).toEqual([]);
  await context.close();
});

test("another grade is asked for with its reason, and withdrawn, without a mouse", async () => {
  const context = await browser.newContext();
  await signedIn(context, base, "zhou");
  const { assessments } = await ask<{ assessments: { id: string; year: number; scheme: string }[] }>(
    context,
    "/assessments",
  );
  const annual = assessments.find((one) => one.year === 2025 && one.scheme === "annual_assessment");
  const { ratings } = await ask<{ ratings: { personId: string; outcome: string }[] }>(
    context,
    `/assessments/${annual?.id}`,
  );
  const rated = ratings.find((one) => one.outcome === "beyond_quota");
  await context.close();

  const {
    page,
    complaints,
    context: own,
  } = await opened("zhou", `/assessments/${annual?.id}/people/${rated?.personId}`);
  await tabTo(page, "改等次");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, /等次/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, /理由/);
  await page.keyboard.type("会议研究认为应当调整。");
  await tabTo(page, /提交|提出/);
  await page.keyboard.press("Enter");
  await page.getByText("会议研究认为应当调整。").waitFor();
  await tabTo(page, "撤回");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "改等次" }).waitFor();
  expect(complaints).toEqual([]);
  await own.close();
});
