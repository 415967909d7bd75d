import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { county, countyPages, signedIn, type Visit } from "./pages";
import { openBrowser, settled } from "./product";

const base = inject("demo");
const KB = 1024;
let browser: Browser;
let visits: Visit[];
/** What a device knows of each who has signed in on it before; its cache is empty. */
const known = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  visits = await countyPages(context, base);
  await context.close();
  for (const login of new Set(visits.map((visit) => visit.login))) known.set(login, await deviceOf(login));
});
afterAll(() => browser?.close());

async function deviceOf(login: string) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await signedIn(context, base, login);
  const page = await context.newPage();
  await page.goto(`${base}/c/${county}/inbox`);
  await settled(page);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The scripts that a cold visit loads until the page is at rest, gzipped as they travel. */
async function loadedBy({ login, url }: Visit, width: number): Promise<{ bytes: number; largest: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    storageState: known.get(login),
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js") && response.ok()) scripts.set(pathname, response.body());
  });
  await page.goto(base + url);
  await settled(page);
  const sizes = await Promise.all(
    [...scripts].map(async ([name, body]) => ({ name, size: gzipSync(await body, { level: 9 }).length })),
  );
  await context.close();
  return {
    bytes: sizes.reduce((sum, { size }) => sum + size, 0),
    largest: sizes
      .toSorted((a, b) => b.size - a.size)
      .map(({ name, size }) => `${name.replace("/assets/", "")} ${(size / KB).toFixed(1)}`),
  };
}

/** What members, recorders and secretaries open on the phone, day by day. */
const onPhones = ["/", "/me", "/inbox", "/notes/new", "/essays/new", "/sessions/:id", "/my/inspections"];
/** The heaviest at a desk; a long run weighs every page. */
const heaviest = ["/measures/what-if", "/my/result", "/assessments/:id/people/:person", "/people/:id", "/"];
const isLong = process.env.QINXUE_LONG === "1";
const phoneRoles = ["geren", "jilu", "shuji"];

test.each([
  ["a phone page weighs at most 60 KB of script until it is at rest", 390, 60],
  ["a desk page weighs at most 90 KB of script until it is at rest", 1440, 90],
])("%s", async (_rule, width, limit) => {
  const isOnPhone = ({ path, login }: Visit) => onPhones.includes(path) && phoneRoles.includes(login);
  const atDesk = ({ path }: Visit) => isLong || heaviest.includes(path);
  const asked = visits.filter(width === 390 ? isOnPhone : atDesk);
  expect(asked.length).toBeGreaterThan(6);
  const over: string[] = [];
  for (const visit of asked) {
    const { bytes, largest } = await loadedBy(visit, width);
    const said = `${visit.login} ${visit.path}: ${(bytes / KB).toFixed(1)} KB`;
    if (isLong) console.log(said);
    if (bytes > limit * KB) over.push(`${said}: ${largest.slice(0, 12).join(", ")}`);
  }
  expect(over).toEqual([]);
});
