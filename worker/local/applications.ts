import { parseArgs } from "node:util";
import type { ApplicationRow } from "../access/applications/shape.ts";
import { runningHere } from "./running.ts";

/**
 * `npm run applications -- list [CODE] | accept ID | refuse ID`: what waits for the operator, and the answer to it. Of a deployment with
 * `--url https://…` and its key in OPERATOR_KEY, else of the instance that runs here.
 */
const usage = "Say what to do: npm run applications -- list [CODE] | accept ID | refuse ID [--url https://…]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, port: { type: "string" } },
});
const [word = "", id = ""] = positionals;
const isList = word === "list" && /^(\d{6})?$/.test(id);
if (!(isList || (["accept", "refuse"].includes(word) && /^apl_[0-9A-Z]{26}$/.test(id)))) say(usage, 2);
const key = process.env.OPERATOR_KEY ?? "";
if (key.length < 32)
  say("Set OPERATOR_KEY to the operator's key, at least 32 characters, as the Worker has it.", 2);
const here = (await runningHere()).filter((one) => !values.port || one.endsWith(`:${values.port}`));
const base = values.url ?? here[0];
if (!base) say("No instance is running here: name a deployment with --url.", 1);

if (word === "list") {
  let listed = 0;
  for (let after: string | null = ""; after !== null; ) {
    const asked = new URLSearchParams({ ...(id && { county: id }), ...(after && { after }) });
    const page = (await ask("GET", `?${asked}`)) as { applications: ApplicationRow[]; after: string | null };
    for (const row of page.applications) tell(row);
    listed += page.applications.length;
    after = page.after;
  }
  if (listed === 0) console.log("Nothing waits.");
} else if (word === "accept") {
  const { county } = (await ask("POST", `/${id}/acceptance`)) as { county: string };
  console.log(
    `County ${county} is founded; its administrator signs in at ${base}/c/${county}. The other applicants are answered.`,
  );
} else {
  await ask("POST", `/${id}/refusal`);
  console.log("Refused; the applicant sees it at the application's address.");
}

function tell(row: ApplicationRow): void {
  const on = new Date(row.appliedAt + 8 * 3_600_000).toISOString().slice(0, 10);
  const { id: application, code, county, office, name, login, phone } = row;
  console.log([application, on, code, county, office, name, login, phone ?? "-"].join("  "));
}

async function ask(method: string, path: string): Promise<unknown> {
  const reply = await fetch(`${base}/api/operator/applications${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", origin: String(base) },
  }).catch(() => say(`${base} does not answer.`, 1));
  const text = await reply.text();
  if (reply.ok) return text === "" ? {} : JSON.parse(text);
  const { code = "" } = (JSON.parse(text || "{}") ?? {}) as { code?: string };
  const meaning: Record<string, string> = {
    unauthenticated: "The operator's key is not the one that the Worker has.",
    not_found: "There is no such application, or it has lapsed.",
    already_decided: "It has been decided already.",
    county_taken: "This county stands already.",
  };
  return say(meaning[code] ?? `It answered ${reply.status} ${code}.`, 1);
}

function say(sentence: string, code: number): never {
  console.error(sentence);
  process.exit(code);
}
