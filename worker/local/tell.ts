import { fireDay, moveClock } from "./schedule.ts";

const today = "2026-10-14";
/** Chapters between two words on how far it is. */
const saidEvery = 15;

/** Tells the demo county chapter by chapter and fires the real schedule on the days between, as time goes by. */
export async function tellStory(base: string): Promise<number> {
  const started = Date.now();
  const { chapters } = (await (await fetch(`${base}/api/local/demo`)).json()) as { chapters: number };
  for (let chapter = 0; chapter < chapters; chapter++) {
    const told = await fetch(`${base}/api/local/demo?chapter=${chapter}`, { method: "POST" });
    if (!told.ok) throw new Error(`Chapter ${chapter} of the demo could not be told: ${await told.text()}`);
    const { until } = (await told.json()) as { until: string };
    if (until <= today) await fireDay(base, until);
    if ((chapter + 1) % saidEvery === 0) console.log(`… ${chapter + 1} of ${chapters} chapters`);
  }
  await moveClock(base, today);
  return (Date.now() - started) / 1000;
}
