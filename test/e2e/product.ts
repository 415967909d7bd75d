import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import chromiumPackage from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { shiftDate } from "../../worker/local/shifted-date.ts";

export type Product = { base: string; stop: () => Promise<void> };

/** A folder for the databases of one product. */
export function newState(): string {
  mkdirSync(".wrangler", { recursive: true });
  return mkdtempSync(join(".wrangler", "e2e-"));
}

/** The built product on a port of its own, with databases of its own. */
export async function startProduct(...options: string[]): Promise<Product> {
  return startOn(newState(), await freePort(), ...options);
}

/**
 * The built product over databases that may be there already; they go when it stops. Of two that start at a time the
 * runtime of one may find a port taken that it was promised: it starts again.
 */
export async function startOn(state: string, port: number, ...options: string[]): Promise<Product> {
  for (let more = 2; ; more--) {
    try {
      return await startedOnce(state, port, options);
    } catch (error) {
      if (more === 0 || !/Address already in use/.test(String(error))) throw error;
    }
  }
}

async function startedOnce(state: string, port: number, options: string[]): Promise<Product> {
  const child = startedChild(state, port, ...options);
  const base = `http://localhost:${port}`;
  await spoken(child, `is at ${base}`);
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => {
        rmSync(state, { recursive: true, force: true });
        resolve();
      });
      child.kill("SIGTERM");
    });
  return { base, stop };
}

/** The process of `npm start`, as it stands once it was spawned. */
export function startedChild(state: string, port: number, ...options: string[]): ChildProcess {
  const args = ["worker/local/start.ts", "--port", String(port), "--state", state, ...options];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
}

/** Waits until the product has printed these words; gives what it has said by whenever one asks. */
export function spoken(child: ChildProcess, words: string): Promise<() => string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve(() => said);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`The product ended with ${code}: ${said}`)));
  });
}

/**
 * A free port below those that the system hands out by itself: the start-up opens several of its own. Each process
 * begins at ten of its own, since a port is taken only a while after it was found free.
 */
export async function freePort(): Promise<number> {
  for (let port = 18_000 + (process.pid % 800) * 10; ; port++) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer()
        .once("error", () => resolve(false))
        .listen(port, "localhost", () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Unpacks the Chromium of the npm package: once, as two that unpack it at a time would start half of it. */
export const browserUnpacked = () => chromiumPackage.executablePath();

/** The Chromium inside the npm package: nothing from the system. */
export async function openBrowser(...more: string[]): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await browserUnpacked(),
    timeout: 120_000,
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", ...more],
  });
  const plain = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await plain(options);
    await context.addInitScript(`(${shiftDate})(${Number(process.env.QINXUE_SHIFT_MS ?? 0)})`);
    return context;
  };
  return browser;
}

/** A page that fails the test when its scripts throw or its policy is broken. */
export async function watched(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  page.setDefaultTimeout(20_000);
  return { page, complaints };
}

/** At a county's door, as it stands on the screen. */
export async function fillSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByLabel("登录名").waitFor({ state: "detached", timeout: 20_000 });
}

/** What the signed-in page's own API answers. */
export async function api<T>(page: Page, county: string, path: string): Promise<T> {
  return page.evaluate(async (url) => (await fetch(url)).json(), `/api/c/${county}${path}`) as Promise<T>;
}

/** Nothing is on its way any more: no request, no skeleton. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("[data-skeleton], [aria-busy=true]"));
}
