import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { county, signedIn } from "./pages";
import { openBrowser, settled, watched } from "./product";

/** The roles that see pages whose figures not everybody may open come first. */
const roles: [login: string, role: string][] = [
  ["gao", "leader"],
  ["jilu", "recorder"],
  ["luo", "inspector"],
  ["shuji", "secretary"],
  ["geren", "person"],
  ["zhou", "administrator"],
];
const tried = process.env.QINXUE_LONG === "1" ? roles : roles.slice(0, 1);
const shut = ["这一页不对您的角色开放", "没有这一页", "没有找到这条记录", "这一页没有打开"];

const base = inject("demo");
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

for (const [login, role] of tried)
  test(`the pages of the role ${role} link to nothing that it may not open`, async () => {
    const context = await browser.newContext({ serviceWorkers: "block", reducedMotion: "reduce" });
    await signedIn(context, base, login);
    const { opened, failed } = await followed(context, `${base}/c/${county}`);
    await context.close();
    expect(failed).toEqual([]);
    expect(opened).toBeGreaterThan(10);
  });

/** Opens one page of each kind that can be reached from the first by links, and says which did not open. */
async function followed(context: BrowserContext, home: string) {
  const { page, complaints } = await watched(context);
  const known = new Set([kindOf(home)]);
  const waiting = [{ url: home, from: "" }];
  const failed: string[] = [];
  let opened = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await page.goto(next.url);
    await settled(page);
    opened++;
    const said = await page.locator("body").innerText();
    if (shut.some((sentence) => said.includes(sentence))) failed.push(`${next.from} → ${next.url}`);
    failed.push(...complaints.splice(0).map((complaint) => `${next?.url}: ${complaint}`));
    const links = await page
      .locator("a[href]:not([download])")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href.replace(/#.*/, "")));
    for (const url of links) {
      if (!url.startsWith(`${home}/`) || known.has(kindOf(url))) continue;
      known.add(kindOf(url));
      waiting.push({ url, from: next.url });
    }
  }
  return { opened, failed };
}

/** The same page of another record, or filtered otherwise, is the same kind. */
function kindOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.replaceAll(/[a-z]{3}_[0-9A-Z]{26}/g, ":id").replaceAll(/\/20\d\d/g, "/:year");
}
