import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { countyPages, frontPages, signedIn, type Visit } from "./pages";
import { openBrowser, settled } from "./product";

type Violation = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const isLong = process.env.QINXUE_LONG === "1";
const languages = isLong ? ["zh", "en"] : ["zh"];
const schemes = isLong ? (["light", "dark"] as const) : (["light"] as const);
const widths = isLong ? [1440, 390] : [1440];

let browser: Browser;
let visits: Visit[];

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  visits = [...frontPages, ...(await countyPages(context, inject("demo")))];
  await context.close();
});

afterAll(() => browser?.close());

test("every page of the routes is visited", () => {
  const routes = readFileSync("web/routes.tsx", "utf8");
  const paths = [...routes.matchAll(/^ {4}path: "([^"]+)"/gm)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !visits.some((visit) => visit.path === path))).toEqual([]);
});

for (const language of languages)
  for (const colorScheme of schemes)
    for (const width of widths)
      test(`no page has a violation of WCAG 2.2 AA nor scrolls sideways at 320 px: ${language}, ${colorScheme}, ${width} px`, async () => {
        const found: string[] = [];
        for (const login of new Set(visits.map((visit) => visit.login))) {
          const context = await browser.newContext({
            viewport: { width, height: 900 },
            colorScheme,
            reducedMotion: "reduce",
            bypassCSP: true,
            serviceWorkers: "block",
          });
          await context.addInitScript((chosen) => localStorage.setItem("qinxue.language", chosen), language);
          if (login) await signedIn(context, inject("demo"), login);
          for (const visit of visits.filter((one) => one.login === login))
            found.push(...(await violationsOf(context, visit)));
          await context.close();
        }
        expect(found).toEqual([]);
      });

/** Every text of an answer: names, titles and what people wrote stay in the language they were written in. */
function textsOf(answer: unknown): string[] {
  if (typeof answer === "string") return [answer];
  return typeof answer === "object" && answer !== null ? Object.values(answer).flatMap(textsOf) : [];
}

/** Which county a place in a list of counties stands for is told by its own name. */
const example = "安吉县";

/** What an English page shows or says in Chinese that is not the county's own data. */
async function chineseOf(page: Page, data: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (!node.parentElement?.closest("[lang^=zh], script, style, noscript"))
        found.push(node.textContent ?? "");
    for (const element of document.body.querySelectorAll("*"))
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"])
        if (!element.closest("[lang^=zh]")) found.push(element.getAttribute(name) ?? "");
    return found;
  });
  const own = [...new Set([...data, example])]
    .filter((text) => /\p{Script=Han}/u.test(text))
    .sort((a, b) => b.length - a.length);
  return texts.filter((text) =>
    /\p{Script=Han}/u.test(own.reduce((left, known) => left.replaceAll(known, ""), text)),
  );
}

async function violationsOf(context: BrowserContext, visit: Visit): Promise<string[]> {
  const page = await context.newPage();
  const data: string[] = [];
  page.on("response", async (response) => {
    if (/\/api\/|divisions\.json/.test(response.url()))
      data.push(...textsOf(await response.json().catch(() => null)));
  });
  await page.goto(`${inject("demo")}${visit.url}`);
  await settled(page);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(o: unknown): Promise<{ violations: Violation[] }> } })
      .axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return (await run.run({ runOnly: tags })).violations;
  });
  const isEnglish = (await page.locator("html").getAttribute("lang")) === "en";
  const foreign = isEnglish ? await chineseOf(page, data) : [];
  const width = page.viewportSize()?.width ?? 0;
  // A 1280 px window at 400 % is 320 px wide: nothing but a table may then be scrolled sideways.
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize({ width, height: 900 });
  await page.close();
  if (overflow > 0) return [`${visit.path} as ${visit.login || "nobody"}: ${overflow} px wider than 320 px`];
  if (foreign.length > 0) return [`${visit.path} as ${visit.login}: not in English: ${foreign.join(" | ")}`];
  return violations.map(
    ({ id, nodes }) =>
      `${visit.path} as ${visit.login || "nobody"}: ${id} at ${nodes
        .slice(0, 3)
        .map(
          (node) =>
            `${String(node.target[0])} (${(node.failureSummary ?? "").replace(/\s+/g, " ").slice(0, 160)})`,
        )
        .join(" | ")}`,
  );
}
