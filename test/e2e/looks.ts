import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { countyPages, frontPages, signedIn, type Visit } from "./pages";
import { openBrowser, settled } from "./product";

type Violation = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const isLong = process.env.QINXUE_LONG === "1";
const languages = ["zh", "en"] as const;
type Language = (typeof languages)[number];
type Look = { colorScheme: "light" | "dark"; width: number };
const everyLook: Look[] = [1440, 390].flatMap((width) => [
  { colorScheme: "light", width },
  { colorScheme: "dark", width },
]);

/** A 1280 px window at 400 % is 320 px wide: nothing but a table may then be scrolled sideways. Phones are wider. */
const narrow = isLong ? [430, 360, 320] : [320];

const base = inject("demo");
/** The long run looks at every page in every way, the short one once at each, so that all four ways take turns. */
function looksAt(turn: number, language: Language): Look[] {
  if (isLong) return everyLook;
  return languages[turn % 2] === language ? everyLook.slice((turn % 4) >> 1, ((turn % 4) >> 1) + 1) : [];
}

/** Tests of every page in one language: a file of their own for each, so that both run side by side. */
export function everyPageIn(language: Language): void {
  let browser: Browser;
  let visits: Visit[];
  beforeAll(async () => {
    browser = await openBrowser();
    const context = await browser.newContext();
    visits = [...frontPages, ...(await countyPages(context, base))];
    await context.close();
  });
  afterAll(() => browser?.close());

  test("every page of the routes is visited", () => {
    const routes = readFileSync("web/routes-county.ts", "utf8");
    const paths = [...routes.matchAll(/^ {4}path: "([^"]+)"/gm)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !visits.some((visit) => visit.path === path))).toEqual([]);
  });

  test(`no page has a violation of WCAG 2.2 AA nor scrolls sideways at 320 px: ${language}`, {
    timeout: isLong ? 1_800_000 : 600_000,
  }, async () => {
    const found: string[] = [];
    let seen = 0;
    for (const login of new Set(visits.map((visit) => visit.login))) {
      const context = await browser.newContext({
        reducedMotion: "reduce",
        bypassCSP: true,
        serviceWorkers: "block",
      });
      await context.addInitScript((chosen) => localStorage.setItem("qinxue.language", chosen), language);
      if (login) await signedIn(context, base, login);
      for (const visit of visits.filter((one) => one.login === login)) {
        const looks = looksAt(visits.indexOf(visit), language);
        if (looks.length > 0) found.push(...(await violationsOf(context, visit, looks)));
        seen += looks.length;
      }
      await context.close();
    }
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThanOrEqual(isLong ? 4 * visits.length : Math.floor(visits.length / 2) - 1);
  });
}

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

/** One load of a page, looked at in each way: colours and widths are the style sheet's and follow the window. */
async function violationsOf(context: BrowserContext, visit: Visit, looks: Look[]): Promise<string[]> {
  const page = await context.newPage();
  const data: string[] = [];
  page.on("response", async (response) => {
    if (/\/api\/|divisions\.json/.test(response.url()))
      data.push(...textsOf(await response.json().catch(() => null)));
  });
  const [first] = looks;
  await page.emulateMedia({ colorScheme: first?.colorScheme ?? "light" });
  await page.setViewportSize({ width: first?.width ?? 1440, height: 900 });
  await page.goto(`${base}${visit.url}`);
  await settled(page);
  await page.evaluate(axe);
  const found: string[] = [];
  for (const [n, look] of looks.entries()) {
    if (n > 0) {
      await page.emulateMedia({ colorScheme: look.colorScheme });
      await page.setViewportSize({ width: look.width, height: 900 });
      await settled(page);
      await painted(page);
    }
    found.push(...(await violationsIn(page, visit, look)));
    const isEnglish = (await page.locator("html").getAttribute("lang")) === "en";
    const foreign = isEnglish ? await chineseOf(page, data) : [];
    if (foreign.length > 0)
      found.push(`${visit.path} as ${visit.login}: not in English: ${foreign.join(" | ")}`);
  }
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 640 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0)
      found.push(`${visit.path} as ${visit.login || "nobody"}: ${overflow} px wider than ${width} px`);
  }
  await page.close();
  return found;
}

/** The colours of the new scheme are there: what is on its way from one to the other has a contrast of neither. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let n = 0; n < 3; n++) await frame();
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    await frame();
  });
}

const judged = (page: Page): Promise<Violation[]> =>
  page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(o: unknown): Promise<{ violations: Violation[] }> } })
      .axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    // What passes is not described: only its nodes would be, and nobody reads them.
    return (await run.run({ runOnly: tags, resultTypes: ["violations"] })).violations;
  });

async function violationsIn(page: Page, visit: Visit, look: Look): Promise<string[]> {
  let violations = await judged(page);
  // A page at rest shows its faults for good: what is gone a moment later was a colour on its way to another.
  for (let more = 2; more > 0 && violations.length > 0; more--) {
    await page.waitForTimeout(500);
    await painted(page);
    violations = await judged(page);
  }
  const where = `${visit.path} as ${visit.login || "nobody"}, ${look.colorScheme}, ${look.width} px`;
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id} at ${nodes
        .slice(0, 3)
        .map(
          (node) =>
            `${String(node.target[0])} (${(node.failureSummary ?? "").replace(/\s+/g, " ").slice(0, 160)})`,
        )
        .join(" | ")}`,
  );
}
