import { addDays } from "../core/calendar.ts";

const cron = "10 16 * * *";

/** Moves the clock of a running instance to a Shanghai day. */
export async function moveClock(base: string, day: string): Promise<void> {
  await must(fetch(`${base}/api/local/clock?day=${day}`, { method: "POST" }));
}

/** Fires the real cron handler of one day, 00:10 in Shanghai, and waits until every run it started has ended. */
export async function fireDay(base: string, day: string): Promise<void> {
  await moveClock(base, day);
  const time = Date.parse(`${addDays(day, -1)}T16:10:00Z`);
  await must(fetch(`${base}/cdn-cgi/local/scheduled?cron=${encodeURIComponent(cron)}&time=${time}`));
  for (let waited = 0; waited < 120_000; waited += 20) {
    const { waiting } = (await (await must(fetch(`${base}/api/local/idle`))).json()) as { waiting: number };
    if (waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The runs of ${day} have not ended within two minutes: see the ledger.`);
}

export async function today(base: string): Promise<string> {
  const { now } = (await (await must(fetch(`${base}/api/local/clock`))).json()) as { now: number };
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function must(request: Promise<Response>): Promise<Response> {
  const response = await request;
  if (!response.ok)
    throw new Error(`${response.url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return response;
}
