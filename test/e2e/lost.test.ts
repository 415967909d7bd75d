import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOwnDemo } from "./county";
import { county, countyPages, signedIn } from "./pages";
import { openBrowser, type Product, settled, watched } from "./product";
import { type Wire, wireTo } from "./wire";

let browser: Browser;
let product: Product;
let base: string;
let wire: Wire;
const at = (path: string) => `${base}/c/${county}${path}`;

beforeAll(async () => {
  product = await anOwnDemo();
  base = product.base;
  wire = await wireTo(base);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await wire?.close();
  await product?.stop();
});

async function aDesk(login: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  await signedIn(context, base, login);
  const { page } = await watched(context);
  return { context, page };
}

const question = (page: Page) => page.getByRole("alertdialog");

test("a dialog in which something was typed asks before any way out of it, and keeps what was typed", async () => {
  const { context, page } = await aDesk("zhou");
  await page.goto(at("/assessments"));
  await page.getByRole("link", { name: "组织与人员" }).first().click();
  await page.waitForURL(/\/organization/);
  await settled(page);
  await page.getByRole("button", { name: "提意见" }).click();
  const dialog = page.getByRole("dialog", { name: "提意见" });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "提意见" }).click();
  const body = page.getByLabel("您的意见");
  await body.fill("还没有发出的意见");
  const ways = [
    () => page.keyboard.press("Escape"),
    () => dialog.getByRole("button", { name: "关闭", exact: true }).click(),
    () => dialog.getByRole("button", { name: "取消" }).click(),
    () => page.evaluate(() => history.back()),
  ];
  for (const leave of ways) {
    await leave();
    await question(page).getByText("填写的内容还没有保存").waitFor();
    await question(page).getByRole("button", { name: "继续填写" }).click();
    await question(page).waitFor({ state: "detached" });
    expect(await body.inputValue()).toBe("还没有发出的意见");
  }
  await page.keyboard.press("Escape");
  await question(page).getByRole("button", { name: "不保存，关闭" }).click();
  await dialog.waitFor({ state: "detached" });
  await context.close();
});

test("a lost network is no place to correct, and its refusal goes when the network is back", async () => {
  const { context, page } = await aDesk("zhou");
  await page.goto(at("/organization"));
  await settled(page);
  await page.getByRole("button", { name: "提意见" }).click();
  await page.getByLabel("您的意见").fill("断网时写的意见");
  await context.setOffline(true);
  await page.getByRole("button", { name: "发送" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "没有连上网络" });
  await refusal.getByRole("heading", { name: "操作没有成功" }).waitFor();
  expect(await page.getByText(/处需要改正/).count()).toBe(0);
  await context.setOffline(false);
  await refusal.waitFor({ state: "detached" });
  expect(await page.getByLabel("您的意见").inputValue()).toBe("断网时写的意见");
  await context.close();
});

test("links are made anew in one step, and their sheet asks before it is left", async () => {
  const { context, page } = await aDesk("zhou");
  const listed = await context.request.get(`${base}/api/c/${county}/units`);
  const { units } = (await listed.json()) as { units: { id: string; kind: string }[] };
  const root = units.filter(({ kind }) => kind === "county").map(({ id }) => id);
  for (const role of ["inspector", "leader"]) {
    const made = await context.request.post(`${base}/api/c/${county}/invitations`, {
      data: { role, units: root },
      headers: { origin: base },
    });
    expect([role, made.ok(), made.ok() ? "" : await made.text()]).toEqual([role, true, ""]);
  }
  await page.goto(at("/organization"));
  await settled(page);
  await page.getByRole("button", { name: /^重新生成 \d+ 个链接$/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^重新生成 \d+ 个链接$/ })
    .click();
  await page.getByRole("heading", { level: 1, name: "邀请单" }).waitFor();
  const ways = [
    () => page.getByRole("button", { name: "已经保存好，返回" }).click(),
    () => page.getByRole("link", { name: "年度考核" }).first().click(),
  ];
  for (const leave of ways) {
    await leave();
    await question(page)
      .getByText(/链接已经打印或复制好了吗/)
      .waitFor();
    await question(page).getByRole("button", { name: "还没有，留下" }).click();
    await question(page).waitFor({ state: "detached" });
    expect(await page.getByText("/invitation#").count()).toBeGreaterThan(1);
  }
  await page.getByRole("link", { name: "年度考核" }).first().click();
  await question(page).getByRole("button", { name: "已经保存好，离开" }).click();
  await page.waitForURL(/\/assessments/);
  await context.close();
});

/** A phone on the page, with the product kept as after the first visit: its service worker answers. */
async function aPhone(login: string, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await signedIn(context, wire.base, login);
  const { page } = await watched(context);
  await page.goto(wire.base + url);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await settled(page);
  return { context, page };
}

test("a page loaded without a network says so within ten seconds and opens when the network is back", async () => {
  const asking = await browser.newContext();
  const visits = await countyPages(asking, base);
  await asking.close();
  const urlOf = (path: string) => visits.find((visit) => visit.path === path)?.url ?? "";
  for (const [login, url] of [
    ["luo", urlOf("/notes/:id")],
    ["geren", `/c/${county}`],
  ] as const) {
    const { context, page } = await aPhone(login, url);
    await wire.cut(context);
    await page.reload();
    const said = page.getByText(/没有连上网络，这一页暂时打不开|这一部分没有载入/).first();
    await said.waitFor({ timeout: 10_000 });
    await wire.mend(context);
    await said.waitFor({ state: "detached", timeout: 10_000 });
    await context.close();
  }
});

type Roll = { roll: { personId: string; status: string | null; mayMark: boolean }[] };

test("a register loaded without a network opens as the device knew it, and what is marked there is sent when it is back", async () => {
  const asking = await browser.newContext();
  await signedIn(asking, base, "zhou");
  const api = `${base}/api/c/${county}`;
  const { units } = (await (await asking.request.get(`${api}/units`)).json()) as {
    units: { id: string; name: string }[];
  };
  const post = (path: string, data: object) =>
    asking.request.post(api + path, { data, headers: { origin: base } });
  const planned = await post("/sessions", {
    unitId: units.find(({ name }) => name === "机关第一支部")?.id,
    kind: "concentrated_study",
    audience: "everyone",
    title: "断网时的登记",
    heldOn: "2026-10-14",
    startsAt: "15:00",
    endsAt: "17:00",
  });
  const { id } = (await planned.json()) as { id: string };
  expect((await post(`/sessions/${id}/opening`, {})).ok()).toBe(true);
  const onServer = async () => {
    const { roll } = (await (await asking.request.get(`${api}/sessions/${id}`)).json()) as Roll;
    return roll.slice(0, 3).map(({ status }) => status);
  };

  const { context, page } = await aPhone("shuji", `/c/${county}/sessions/${id}`);
  const rows = page.locator("li[data-person]");
  const marked = (n: number, name: string) =>
    rows.nth(n).locator("button[aria-pressed=true]", { hasText: name }).waitFor();
  const mark = (n: number) => rows.nth(n).getByRole("button", { name: "出勤" }).click();
  await mark(0);
  await page.getByText(/^已保存/).waitFor();
  await wire.cut(context);
  await mark(1);
  await page.getByText(/1 处改动等网络恢复后保存/).waitFor();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  const old = page.getByText(/没有连上网络，这里是.+的登记情况/);
  await old.waitFor();
  await marked(0, "出勤");
  await marked(1, "出勤");
  await mark(2);
  await page.getByText(/2 处改动等网络恢复后保存/).waitFor();
  expect(await onServer()).toEqual(["present", null, null]);

  await wire.mend(context);
  await expect.poll(onServer, { timeout: 60_000 }).toEqual(["present", "present", "present"]);
  await old.waitFor({ state: "detached", timeout: 60_000 });
  for (const n of [0, 1, 2]) await marked(n, "出勤");
  expect(await page.getByText("别人刚改过这些人").count()).toBe(0);

  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => /\.(answer|register)\./.test(key)));
  await expect.poll(kept).toHaveLength(1);
  await page.goto(`${wire.base}/c/${county}/me`);
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByLabel("登录名").waitFor();
  await expect.poll(kept).toEqual([]);
  await context.close();
  await asking.close();
});

test("on a phone nothing of an import's remarks and columns stands past the edge", async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    serviceWorkers: "block",
  });
  await signedIn(context, base, "zhou");
  const { page } = await watched(context);
  await page.goto(at("/rosters"));
  const lines = ["姓名,党支部,手机,政治面貌,备注", "欧阳雪梅,机关第一党支部,13800000902,中共党员,长期病假"];
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "备注.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await page.waitForURL(/\/rosters\/[a-z]+_/);
  const { pathname } = new URL(page.url());
  for (const part of ["remarks", "columns"]) {
    await page.goto(`${base}${pathname}?part=${part}`);
    await page.locator("tbody select").first().waitFor();
    const past = await page.evaluate(() =>
      [...document.querySelectorAll("td *, th *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(past).toEqual([]);
  }
  await context.close();
});
