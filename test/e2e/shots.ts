/** Writes a picture of every page to a folder: both languages, light and dark, 390 and 1440 px wide, and the printed views. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { countyPages, frontPages, signedIn, type Visit } from "./pages.ts";
import { openBrowser, settled, startProduct } from "./product.ts";

const folder = process.argv[2];
if (!folder) {
  console.error("Say where to: npm run shots -- FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const product = await startProduct();
const browser = await openBrowser();
try {
  const context = await browser.newContext();
  const visits = [...frontPages, ...(await countyPages(context, product.base))];
  await context.close();
  for (const language of ["zh", "en"] as const)
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [390, 1440]) await look(browser, visits, { language, colorScheme, width }, shot);
  const printed = visits.filter(({ path }) => ["/comparison", "/sessions/:id", "/my/result"].includes(path));
  await look(browser, printed, { language: "zh", colorScheme: "light", width: 1440 }, print);
} finally {
  await browser.close();
  await product.stop();
}

type Look = { language: "zh" | "en"; colorScheme: "light" | "dark"; width: number };

async function look(
  inside: Browser,
  visits: readonly Visit[],
  how: Look,
  keep: (context: BrowserContext, visit: Visit, how: Look) => Promise<void>,
): Promise<void> {
  for (const login of new Set(visits.map((visit) => visit.login))) {
    const context = await inside.newContext({
      viewport: { width: how.width, height: how.width < 600 ? 844 : 900 },
      colorScheme: how.colorScheme,
      reducedMotion: "reduce",
      serviceWorkers: "block",
    });
    await context.addInitScript((chosen) => localStorage.setItem("qinxue.language", chosen), how.language);
    if (login) await signedIn(context, product.base, login);
    for (const visit of visits.filter((one) => one.login === login)) await keep(context, visit, how);
    await context.close();
  }
}

function nameOf(visit: Visit): string {
  if (visit.path === "*") return "not-found";
  const path = visit.path.replaceAll(/[^a-z]+/g, "-").replaceAll(/^-|-$/g, "");
  return [path || "home", visit.login].filter(Boolean).join("-");
}

async function shot(context: BrowserContext, visit: Visit, how: Look): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${product.base}${visit.url}`);
  await settled(page);
  const file = `${nameOf(visit)}-${how.width}-${how.language}-${how.colorScheme}.png`;
  await page.screenshot({ path: join(folder as string, file), fullPage: true });
  await page.close();
}

/** As the printer gets it: A4, lying for the comparison. */
async function print(context: BrowserContext, visit: Visit): Promise<void> {
  const page = await context.newPage();
  const wide = visit.path === "/comparison";
  await page.setViewportSize(wide ? { width: 1122, height: 793 } : { width: 793, height: 1122 });
  await page.goto(`${product.base}${visit.url}`);
  await settled(page);
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: join(folder as string, `print-${nameOf(visit)}.png`), fullPage: true });
  await page.close();
}
