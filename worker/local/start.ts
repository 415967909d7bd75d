import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "./migrations.ts";
import { buildPages, pagesWith } from "./pages.ts";
import { noteRunning, noteStopped } from "./running.ts";

/** `npm start`: builds what changed, migrates, loads the demo county once, serves the product on one port. */
// Nothing is asked of the network: the runtime makes up where a request comes from.
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
// The runtime would otherwise write down every statement for a page of its own, twice as much as the data themselves.
process.env.X_LOCAL_OBSERVABILITY ??= "false";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8787" },
    empty: { type: "boolean", default: false },
    state: { type: "string" },
  },
});
const port = Number(values.port);
const base = `http://localhost:${port}`;
/** Without the demo county means without it, whatever an earlier start has told. */
const state = values.state ?? (values.empty ? ".wrangler/empty" : ".wrangler/state");
const bin = (name: string) => join("node_modules", ".bin", name);

const demo = JSON.parse(readFileSync("db/demo/accounts.json", "utf8")) as {
  county: string;
  password: string;
  accounts: { role: string; login: string; name: string }[];
};
let isStopping = false;
const begun = join(state, "demo.begun");
const told = join(state, "demo.json");

refuseUnlessStartable();
await refuseTakenPort();
forgetHalfToldDemo();
if (!buildPages()) say("The pages could not be built; the messages above say why.");
const pages = values.empty ? "dist" : pagesWith([demo.county, "云岭县", "演示县"], state);
await migrate(state).catch((error: unknown) =>
  say(
    `The local databases could not be prepared (${String(error)}). Start again; it goes on where it stopped.`,
  ),
);
const server = serve();
await untilAnswering();
noteRunning(port);
if (!values.empty) await loadDemo();
greet();

function say(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function refuseUnlessStartable(): void {
  if (Number(process.versions.node.split(".")[0]) < 20)
    say(`Node ${process.versions.node} is too old: Qinxue needs Node 20 or later.`);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    say(`--port ${values.port} is not a port number.`);
  if (!existsSync(bin("wrangler"))) say("Nothing is installed yet: run npm ci first.");
  try {
    mkdirSync(state, { recursive: true });
    accessSync(state, constants.W_OK);
    accessSync(".", constants.W_OK);
  } catch {
    say(
      `This folder cannot be written to: ${join(process.cwd(), state)}, where Qinxue keeps its local databases.`,
    );
  }
}

async function refuseTakenPort(): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    await new Promise<void>((resolve) => {
      const probe = createServer()
        .once("error", (error: NodeJS.ErrnoException) => {
          if (error.code === "EADDRINUSE")
            say(`Port ${port} is taken: stop what uses it, or start with npm start -- --port ${port + 1}.`);
          resolve();
        })
        .once("listening", () => probe.close(() => resolve()))
        .listen(port, host);
    });
  }
}

/** A first start that was cut off leaves half a story, which cannot be gone on with. */
function forgetHalfToldDemo(): void {
  if (!existsSync(begun) || existsSync(told)) return;
  console.log("The demo county was only half told last time; beginning anew.");
  // Nothing else: the folder is the user's choice, and may hold more than this.
  for (const name of ["v3", "pages", "migrated.json", "demo.begun"])
    rmSync(join(state, name), { recursive: true, force: true });
}

function serve() {
  const child = spawn(
    bin("wrangler"),
    [
      "dev",
      "worker/local/index.ts",
      "--assets",
      pages,
      "--port",
      String(port),
      "--ip",
      "localhost",
      "--persist-to",
      state,
      "--var",
      `SIGN_UP:${process.env.OPERATOR_KEY ? "operator" : "open"}`,
      "--var",
      `SECRETS_KEY:${secretsKey()}`,
      ...(process.env.OPERATOR_KEY ? ["--var", `OPERATOR_KEY:${process.env.OPERATOR_KEY}`] : []),
      "--var",
      `SHIFT_MS:${process.env.QINXUE_SHIFT_MS ?? 0}`,
      "--log-level",
      "warn",
      "--show-interactive-dev-session=false",
      "--test-scheduled",
    ],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_UPDATE_NOTIFIER: "1" },
    },
  );
  child.stdout?.on("data", (chunk: Buffer) => {
    const text = chunk.toString();
    if (/error|warn/i.test(text)) process.stderr.write(text);
  });
  const stop = () => {
    isStopping = true;
    noteStopped(port);
    child.kill("SIGTERM");
    setTimeout(() => process.exit(0), 500);
  };
  process
    .on("SIGINT", stop)
    .on("SIGTERM", stop)
    .on("exit", () => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 0));
  return child;
}

/** What a deployment keeps as a secret of the Worker: here a file of its own beside the databases. */
function secretsKey(): string {
  const path = join(state, "secrets-key");
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(path, "utf8");
}

async function untilAnswering(): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 100) {
    const answer = await fetch(`${base}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    if (server.exitCode !== null) say("The server ended before it answered; the messages above say why.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  say(`The server does not answer on ${base}.`);
}

async function loadDemo(): Promise<void> {
  if (existsSync(told)) return;
  writeFileSync(begun, "");
  const { tellStory } = await import("./tell.ts");
  console.log("Telling the story of the demo county, once, for a minute or two …");
  const seconds = await tellStory(base).catch((error: unknown) => {
    // The server is gone because somebody stopped it; the next start begins the story anew.
    if (isStopping) return new Promise<never>(() => {});
    throw error;
  });
  writeFileSync(told, JSON.stringify({ seconds }));
  console.log(`… told in ${seconds.toFixed(1)} s.`);
}

function greet(): void {
  if (values.empty) {
    console.log(`\nQinxue 勤学 is at ${base} — no county yet: sign one up at ${base}/sign-up\n`);
    return;
  }
  const { accounts, county, password } = demo;
  console.log(`\nQinxue 勤学 is at ${base} — the demo county 云岭县 at ${base}/c/${county}`);
  console.log(`\nSign in as (every password is ${password}):`);
  for (const { role, login, name } of accounts)
    console.log(`  ${login.padEnd(12)} ${role.padEnd(14)} ${name}`);
  console.log("\nMove its clock from a second terminal: npm run tick -- 2027-01-21\n");
}
