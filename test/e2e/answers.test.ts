import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOwnDemo } from "./county";
import { county, signedIn } from "./pages";
import { openBrowser, settled, watched } from "./product";

const product = await anOwnDemo();
const { base } = product;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product.stop();
});

async function opened(login: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  await signedIn(context, base, login);
  const { page } = await watched(context);
  return { context, page };
}

const ask = async <T>(context: BrowserContext, path: string): Promise<T> =>
  (await context.request.get(`${base}/api/c/${county}${path}`)).json();

/** The first writing request arrives, and its answer does not come back. */
async function losesOneAnswer(page: Page, path: string): Promise<() => number> {
  let sent = 0;
  await page.route(path, async (route) => {
    if (route.request().method() !== "PUT" || sent++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  return () => sent;
}

test("an attendance mark whose answer was lost, and that was corrected meanwhile, is no conflict with oneself", async () => {
  const { context, page } = await opened("shuji");
  const { units } = await ask<{ units: { id: string; name: string }[] }>(context, "/units");
  const planned = await context.request.post(`${base}/api/c/${county}/sessions`, {
    headers: { origin: base },
    data: {
      unitId: units.find((unit) => unit.name === "机关第一支部")?.id,
      kind: "concentrated_study",
      audience: "everyone",
      title: "回执丢失时的登记",
      heldOn: "2026-10-14",
      startsAt: "15:00",
      endsAt: "17:00",
    },
  });
  const { id } = (await planned.json()) as { id: string };
  await page.goto(`${base}/c/${county}/sessions/${id}`);
  await page.getByRole("button", { name: "开始登记" }).click();
  const row = page.locator("li[data-person]").first();
  await row.waitFor();
  const first = await row.getAttribute("data-person");
  const stored = async () =>
    (
      await ask<{ roll: { personId: string; status: string | null; version: number }[] }>(
        context,
        `/sessions/${id}`,
      )
    ).roll.find(({ personId }) => personId === first);
  const before = await stored();
  const sent = await losesOneAnswer(page, "**/attendance");
  await row.focus();
  await page.keyboard.press("1");
  await expect.poll(sent).toBe(1);
  await row.focus();
  await page.keyboard.press("2");
  await page.getByText(/^已保存/).waitFor();
  expect(sent()).toBe(3);
  expect(await stored()).toMatchObject({ status: "late", version: (before?.version ?? 0) + 2 });
  expect(await page.getByText("别人刚改过这些人").count()).toBe(0);
  await context.close();
});

test("an inspection mark whose answer was lost, and that was corrected meanwhile, is no conflict with oneself", async () => {
  const { context, page } = await opened("luo");
  const { inspections } = await ask<{ inspections: { id: string; branchName: string }[] }>(
    context,
    "/inspections?quarter=2026Q3",
  );
  const id = inspections.find(({ branchName }) => branchName === "局机关支部")?.id;
  await page.goto(`${base}/c/${county}/inspections/${id}`);
  await settled(page);
  const sent = await losesOneAnswer(page, "**/items/*");
  const marks = page.locator("[data-quality]").first();
  await marks.locator("input").first().focus();
  await page.keyboard.press("2");
  await expect.poll(sent).toBe(1);
  await marks.getByText("没有保存").waitFor();
  await page.keyboard.press("1");
  await expect.poll(sent).toBe(3);
  await expect.poll(() => marks.getByRole("button").count()).toBe(0);
  await page.reload();
  await settled(page);
  expect(await marks.locator("input:checked").inputValue()).toBe("excellent");
  await context.close();
});

/** A second try meets what the first has left: it asks for other days, and what was told before is read first. */
let tries = 0;

test("what somebody is told stands at the bell until it is read, and nowhere else", async () => {
  const [asking, deciding] = [await opened("geren"), await opened("shuji")];
  const send = async (context: BrowserContext, path: string, data: object) =>
    context.request.post(`${base}/api/c/${county}${path}`, { headers: { origin: base }, data });
  const until = `inb_${"Z".repeat(26)}`;
  const read = `${base}/api/c/${county}/inbox/reading`;
  await asking.context.request.put(read, { headers: { origin: base }, data: { until } });
  const from = 2 + 5 * tries++;
  const leave = { kind: "sick", firstOn: `2026-11-0${from}`, lastOn: `2026-11-0${from + 2}`, reason: "复查" };
  const { id } = (await (await send(asking.context, "/leaves", leave)).json()) as { id: string };
  expect((await send(deciding.context, `/leaves/${id}/approval`, {})).status()).toBe(204);
  await deciding.page.goto(`${base}/c/${county}`);
  await deciding.page.getByRole("link", { name: "消息", exact: true }).waitFor();
  const { page } = asking;
  await page.goto(`${base}/c/${county}`);
  await page.getByRole("link", { name: "消息，1 条未读" }).click();
  await page.getByText(`批准了您的请假（2026年11月${from}日–2026年11月${from + 2}日）`).waitFor();
  await page.getByRole("button", { name: "标为已读", exact: true }).click();
  await page.getByRole("link", { name: "消息", exact: true }).waitFor();
  await page.reload();
  await page.getByRole("link", { name: "消息", exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "标为已读" }).count()).toBe(0);
  await Promise.all([asking.context.close(), deciding.context.close()]);
});
