import { createServer, request as forward } from "node:http";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOwnDemo } from "./county";
import { county, signedIn } from "./pages";
import { freePort, openBrowser, settled, watched } from "./product";

const product = await anOwnDemo();
const { base } = product;
const at = (path: string) => `${base}/c/${county}${path}`;
/** The page of the year-end ratings, which the first page has not loaded. */
const assessments = /评议|考核/;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product.stop();
});

/** Signed in with a page whose other parts have not been loaded yet. */
async function aTab(path: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  await signedIn(context, base, "shuji");
  const { page } = await watched(context);
  await page.goto(at(path));
  await settled(page);
  return { context, page };
}

/** The server answers as after an update: what this tab has not loaded yet is gone, until the page is loaded anew. */
async function update(page: Page): Promise<{ loads: () => number }> {
  let loads = 0;
  await page.route("**/assets/*.js", (route) =>
    loads ? route.continue() : route.fulfill({ status: 404, body: "" }),
  );
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads++;
  });
  return { loads: () => loads };
}

test("after an update whoever turns to another page gets it, loaded anew once, and is told so", async () => {
  const { context, page } = await aTab("/");
  const { loads } = await update(page);
  await page.getByRole("link", { name: "年度考核" }).first().click();
  await page.getByRole("heading", { level: 1, name: assessments }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/c/${county}/assessments`);
  expect(loads()).toBe(1);
  await page.getByText("系统刚刚更新，页面已经重新载入").waitFor();
  await context.close();
});

test("a part that no release has is missing, and nothing keeps that answer; one that is there is kept for good", async () => {
  const missing = await fetch(`${base}/assets/does-not-exist.js`);
  expect([missing.status, missing.headers.get("cache-control"), await missing.text()]).toEqual([
    404,
    "no-store",
    "",
  ]);
  const page = await (await fetch(`${base}/`)).text();
  const [, path = ""] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
  const there = await fetch(base + path);
  expect([there.status, there.headers.get("cache-control")]).toEqual([
    200,
    "public, max-age=31536000, immutable",
  ]);
  expect(there.headers.get("content-type")).toContain("javascript");
  expect(there.headers.get("x-content-type-options")).toBe("nosniff");
  const again = await fetch(base + path, { headers: { "if-none-match": there.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
  expect((await fetch(`${base}/c/${county}/notes/new`)).headers.get("link")).toContain("modulepreload");
});

test("a browser that knows no layers sees one sentence in both languages, and no other browser sees it", async () => {
  const context = await browser.newContext({
    serviceWorkers: "block",
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.addInitScript(() => Reflect.deleteProperty(window, "CSSLayerBlockRule"));
  await page.route("**/*.css", async (route) => {
    const answer = await route.fetch();
    // As a browser reads it that does not know the rule: the block is dropped whole.
    await route.fulfill({ response: answer, body: withoutLayers(await answer.text()) });
  });
  await page.goto(`${base}/`);
  await page.getByText("这个浏览器版本太旧").waitFor();
  await page.getByText("This browser is too old for Qinxue").waitFor();
  expect(await page.locator("#app > *").count()).toBe(1);
  await context.close();

  const young = await browser.newContext({ serviceWorkers: "block" });
  const shown = await young.newPage();
  await shown.route("**/*.js", (route) => route.abort());
  await shown.goto(`${base}/`);
  await shown.waitForLoadState("load");
  expect(await shown.getByText("这个浏览器版本太旧").isVisible()).toBe(false);
  await young.close();
});

/** The style sheet without its blocks of layers. */
function withoutLayers(css: string): string {
  let rest = css;
  for (let at = rest.search(/@layer [\w.]+\{/); at >= 0; at = rest.search(/@layer [\w.]+\{/)) {
    let [depth, end] = [0, rest.indexOf("{", at)];
    do {
      if (rest[end] === "{") depth++;
      if (rest[end] === "}") depth--;
      end++;
    } while (depth > 0 && end < rest.length);
    rest = rest.slice(0, at) + rest.slice(end);
  }
  return rest;
}

test("after an update a page on which something was typed stays, and says why a part of it does not open", async () => {
  const { context, page } = await aTab("/sessions/new");
  await page.getByLabel("标题").fill("还没有保存的活动");
  const { loads } = await update(page);
  await page.keyboard.press("Control+K");
  await page.getByText("有一部分没有载入").waitFor();
  expect(loads()).toBe(0);
  expect(await page.getByLabel("标题").inputValue()).toBe("还没有保存的活动");
  await page.getByRole("button", { name: "重新载入" }).click();
  await page.waitForEvent("load");
  expect(loads()).toBe(1);
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("[name=title]")?.value === "还没有保存的活动",
  );
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").waitFor();
  await context.close();
});

test("a part that is missing after a new load too is said where the page should be, with a way to try again", async () => {
  const { context, page } = await aTab("/");
  await page.route("**/assets/*.js", (route) =>
    route.request().url().includes("/list-") ? route.fulfill({ status: 404, body: "" }) : route.continue(),
  );
  await page.getByRole("link", { name: "年度考核" }).first().click();
  await page.getByRole("alert").getByRole("button", { name: "重新载入" }).waitFor();
  await page.unrouteAll();
  await page.getByRole("alert").getByRole("button", { name: "重新载入" }).click();
  await page.getByRole("heading", { level: 1, name: assessments }).waitFor();
  await context.close();
});

test("a network that hangs opens the shell after three seconds instead of a blank page", async () => {
  const network = await aNetwork();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await signedIn(context, network.base, "geren");
  const { page } = await watched(context);
  await page.goto(`${network.base}/c/${county}/notes/new`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByLabel("正文").fill("还没有交的笔记。");
  network.hang();
  const before = Date.now();
  await page.reload({ waitUntil: "commit", timeout: 15_000 });
  await page.getByLabel("正文").waitFor();
  const waited = Date.now() - before;
  expect(waited).toBeGreaterThan(2_500);
  expect(waited).toBeLessThan(8_000);
  expect(await page.getByLabel("正文").inputValue()).toBe("还没有交的笔记。");
  await context.close();
  network.close();
}, 90_000);

/** Between the browser and the product: it can stop answering without failing, as a full train's network does. */
async function aNetwork() {
  let hangs = false;
  const server = createServer((request, response) => {
    if (hangs) return;
    const { method, headers, url } = request;
    const onward = forward(new URL(url ?? "/", base), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  const port = await freePort();
  await new Promise<void>((listens) => server.listen(port, "localhost", listens));
  return {
    base: `http://localhost:${port}`,
    hang: () => {
      hangs = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
