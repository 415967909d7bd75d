import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOwnDemo } from "./county";
import { county, password, signedIn } from "./pages";
import { api, fillSignIn, openBrowser, settled, watched } from "./product";

const product = await anOwnDemo();
const { base } = product;
const address = `${base}/c/${county}/notes/new`;
const kept = /草稿已保存.*已同步/;
const waiting = /恢复网络后同步/;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product.stop();
});

/** A phone with the product installed as it is after the first visit: its service worker answers. */
async function aPhone(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await signedIn(context, base, "geren");
  const { page } = await watched(context);
  await page.goto(address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { context, page };
}

const title = (page: Page) => page.getByLabel("题目");
const body = (page: Page) => page.getByLabel("正文");
const wrote = (page: Page) => body(page).inputValue();
type OnServer = { draft: { content: { body: string } } | null };
const onServer = async (page: Page) =>
  (await api<OnServer>(page, county, "/drafts/note")).draft?.content.body ?? null;

/** What the minute has held back goes when the page does. */
const outOfSight = (page: Page) => page.evaluate(() => dispatchEvent(new Event("pagehide")));

test("what is written survives a dead network, a reload without one, a crash and the end of the session", async () => {
  const { context, page } = await aPhone();
  await title(page).fill("断网也不丢");
  await body(page).fill("第一句。");
  await page.getByText(kept).waitFor();

  await context.setOffline(true);
  await body(page).pressSequentially("第二句。");
  await page.getByText(waiting).waitFor();
  await page.reload();
  await title(page).waitFor();
  expect(await wrote(page)).toBe("第一句。第二句。");

  await body(page).pressSequentially("第三句。");
  await page.getByText(waiting).waitFor();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await again.getByText(kept).waitFor();
  expect(await wrote(again)).toBe("第一句。第二句。第三句。");
  expect(await onServer(again)).toBe("第一句。第二句。第三句。");

  await context.clearCookies();
  await body(again).pressSequentially("第四句。");
  await outOfSight(again);
  await again.getByRole("dialog").waitFor();
  await fillSignIn(again, "geren", password);
  await again.getByRole("dialog").waitFor({ state: "detached" });
  await again.getByText(kept).waitFor();
  expect(await wrote(again)).toBe("第一句。第二句。第三句。第四句。");
  await expect.poll(() => onServer(again)).toBe("第一句。第二句。第三句。第四句。");
  await context.close();
});

test("a note whose answer was lost on the way is sent once more and exists once; nothing of its draft comes back", async () => {
  const { context, page } = await aPhone();
  const other = await aPhone();
  const name = `只交一次 ${Date.now()}`;
  await title(page).fill(name);
  await body(page).fill("回执丢了也只有一篇。");
  await page.getByText(kept).waitFor();
  await other.page.reload();
  await expect.poll(() => wrote(other.page)).toBe("回执丢了也只有一篇。");

  let lost = 0;
  await page.route("**/notes", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost++;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "交笔记" }).click();
  await page.getByRole("alert").filter({ hasText: "网络" }).waitFor();
  await page.getByRole("button", { name: "交笔记" }).dblclick();
  await page.waitForURL(/\/notes\/not_/);
  expect(lost).toBe(1);
  const { notes } = await api<{ notes: unknown[] }>(page, county, `/notes?q=${encodeURIComponent(name)}`);
  expect(notes).toHaveLength(1);

  await page.goto(address);
  await other.page.reload();
  for (const each of [page, other.page]) {
    await title(each).waitFor();
    await each.waitForLoadState("networkidle");
    await expect.poll(() => wrote(each)).toBe("");
  }
  expect(await onServer(page)).toBeNull();
  await context.close();
  await other.context.close();
});

test("a session that ended is noticed when the page is looked at again, and nothing typed on it is lost", async () => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await signedIn(context, base, "shuji");
  const { page } = await watched(context);
  await page.clock.install();
  await page.goto(`${base}/c/${county}/sessions/new`);
  await page.getByLabel("标题").fill("还没有保存的活动");
  // Two minutes that pass at once would end what is still being asked.
  await settled(page);
  await context.clearCookies();
  await page.clock.fastForward(120_000);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByRole("dialog").waitFor();
  await fillSignIn(page, "shuji", password);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.getByLabel("标题").inputValue()).toBe("还没有保存的活动");
  await context.close();
});

test("two devices that wrote different things keep both until the writer chooses", async () => {
  const one = await aPhone();
  const two = await aPhone();
  await two.context.setOffline(true);
  await body(two.page).fill("在路上写的。");
  await two.page.getByText(waiting).waitFor();
  await body(one.page).fill("在桌前写的。");
  await one.page.getByText(kept).waitFor();
  await two.context.setOffline(false);
  await two.page.getByText("另一台设备上还有一份草稿").waitFor();
  expect(await wrote(two.page)).toBe("在路上写的。");
  expect(await onServer(one.page)).toBe("在桌前写的。");
  await two.page.getByRole("button", { name: "用那一份" }).click();
  expect(await wrote(two.page)).toBe("在桌前写的。");
  await one.context.close();
  await two.context.close();
});

test("a draft whose answer was lost on the way is not taken for another device's", async () => {
  const { context, page } = await aPhone();
  await body(page).fill("第一句。");
  await page.getByText(kept).waitFor();
  // The first arrives and only its answer is lost; the second does not arrive at all.
  let sent = 0;
  await page.route("**/drafts/note", async (route) => {
    if (route.request().method() !== "PUT" || sent > 1) return route.continue();
    if (sent++ === 0) await route.fetch();
    await route.abort();
  });
  await body(page).pressSequentially("第二句。");
  await outOfSight(page);
  await expect.poll(() => sent, { timeout: 10_000 }).toBe(1);
  await body(page).pressSequentially("第三句。");
  // What is written while a send fails waits for the next try, fifteen seconds later.
  await expect.poll(() => sent, { timeout: 25_000 }).toBe(2);
  await body(page).pressSequentially("第四句。");
  await page.reload();
  await page.getByText(kept).waitFor();
  await expect.poll(() => onServer(page), { timeout: 10_000 }).toBe("第一句。第二句。第三句。第四句。");
  expect(await page.getByText("还有一份草稿").count()).toBe(0);
  await context.close();
});

test("whoever signs out leaves no draft on the device that the server holds too", async () => {
  const { context, page } = await aPhone();
  await page.getByText(kept).waitFor();
  await body(page).fill("退出前写的。");
  // At once: the last characters have not been sent anywhere yet.
  await page.goto(`${base}/c/${county}/me`);
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByLabel("登录名").waitFor();
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|\.me\./.test(key)));
  expect(left).toEqual([]);
  await fillSignIn(page, "geren", password);
  await page.goto(address);
  await expect.poll(() => wrote(page)).toBe("退出前写的。");
  await context.close();
});

test("whoever signs out without a network is out on the device at once, and on the server at the next contact", async () => {
  const { context, page } = await aPhone();
  await title(page).waitFor();
  await page.goto(`${base}/c/${county}/me`);
  await page.getByRole("button", { name: "退出登录" }).waitFor();
  await page.evaluate(() => sessionStorage.setItem("qinxue.form.plan", "{}"));
  // A browser that turns from one page to the next forgets for a moment that it is to be offline.
  await context.route("**/session", (route) =>
    route.request().method() === "DELETE" ? route.abort() : route.continue(),
  );
  await context.setOffline(true);
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByText("服务器还不知道").waitFor();
  // Asked before a page is turned: from then on the browser may have let the request through.
  const visitor = async () => (await context.request.get(`${base}/api/c/${county}/session`)).json();
  expect(await visitor()).toMatchObject({ account: { login: "geren" } });
  const left = () =>
    page.evaluate(() =>
      [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => /\.me\.|form/.test(key)),
    );
  expect(await left()).toEqual([]);
  await page.goto(address);
  await page.getByLabel("登录名").waitFor();
  await page.getByText("服务器还不知道").waitFor();
  await context.unroute("**/session");
  await context.setOffline(false);
  await page.getByText("服务器还不知道").waitFor({ state: "detached" });
  expect(await visitor()).toBeNull();
  await fillSignIn(page, "geren", password);
  await expect.poll(visitor).toMatchObject({ account: { login: "geren" } });
  await page.reload();
  await title(page).waitFor();
  await context.close();
});

test("two windows on one draft show the same text; what one has not seen stands beside its own; handed in, it is gone from both", async () => {
  const { context, page } = await aPhone();
  const { page: second } = await watched(context);
  await second.goto(address);
  await title(second).waitFor();
  await body(page).fill("在第一个窗口写的。");
  await expect.poll(() => wrote(second)).toBe("在第一个窗口写的。");
  await second.getByText("另一个窗口也在写这份草稿").waitFor();
  await body(second).pressSequentially("第二个窗口接着写。");
  await expect.poll(() => wrote(page)).toBe("在第一个窗口写的。第二个窗口接着写。");
  await second.getByText(kept).waitFor();
  await expect.poll(() => onServer(page)).toBe("在第一个窗口写的。第二个窗口接着写。");

  // As a window that was asleep writes: over what it had seen last, which is older.
  await second.evaluate(() => {
    const place = Object.keys(localStorage).find((key) => key.includes("draft")) ?? "";
    const record = JSON.parse(localStorage.getItem(place) ?? "{}");
    record.content.body = "睡着的窗口写的。";
    localStorage.setItem(place, JSON.stringify({ ...record, at: record.at + 1, after: 1 }));
  });
  await page.getByText("还有一份草稿").waitFor();
  expect(await wrote(page)).toBe("在第一个窗口写的。第二个窗口接着写。");
  await page.getByRole("button", { name: "用这里的" }).click();
  await expect.poll(() => wrote(second)).toBe("在第一个窗口写的。第二个窗口接着写。");

  await title(page).fill(`两个窗口 ${Date.now()}`);
  await page.getByRole("button", { name: "交笔记" }).click();
  await page.waitForURL(/\/notes\/not_/);
  await expect.poll(() => wrote(second)).toBe("");
  await context.close();
});

test("a window that follows another takes up no answer of the server that is older", async () => {
  const other = await aPhone();
  await body(other.page).fill("早先写的。");
  await other.page.getByText(kept).waitFor();
  await other.context.close();

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await signedIn(context, base, "geren");
  const { page: second } = await watched(context);
  let asked = false;
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await second.route("**/drafts/note", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    asked = true;
    await held;
    await route.fulfill({ response });
  });
  await second.goto(address);
  await expect.poll(() => asked, { timeout: 10_000 }).toBe(true);

  const { page } = await watched(context);
  await page.goto(address);
  await expect.poll(() => wrote(page), { timeout: 10_000 }).toBe("早先写的。");
  await body(page).fill("后来写的。");
  await expect.poll(() => wrote(second)).toBe("后来写的。");
  const told = second.waitForResponse("**/drafts/note");
  answer();
  await told;
  await page.getByText(kept).waitFor();
  expect(await wrote(second)).toBe("后来写的。");
  expect(await wrote(page)).toBe("后来写的。");
  expect(await onServer(page)).toBe("后来写的。");
  await context.close();
});
