import { parseArgs } from "node:util";
import { addDays, isDay } from "../core/calendar.ts";
import { runningHere } from "./running.ts";
import { fireDay, moveClock, today } from "./schedule.ts";

/** `npm run tick -- 2027-01-21`: moves the clock of the running instance day by day, firing the schedule on each. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: "string" } } });
const target = positionals[0] ?? "";
if (!isDay(target)) say("Give a day that exists, for example: npm run tick -- 2027-01-21", 2);
const running = (await runningHere()).filter(
  (one) => values.port === undefined || one.endsWith(`:${values.port}`),
);
const [base] = running;
if (!base) say("No instance is running here: start one with npm start, then tick in a second terminal.", 1);
if (running.length > 1) say(`Several run here, name one with --port: ${running.join(", ")}`, 2);

const from = await today(base);
if (target < from) {
  await moveClock(base, target);
  console.log(`The clock went back from ${from} to ${target}; nothing was fired.`);
} else {
  let day = from;
  while (day < target) {
    day = addDays(day, 1);
    await fireDay(base, day);
  }
  console.log(`It is ${target} in Shanghai; the schedule fired on every day since ${from}.`);
}

function say(sentence: string, code: number): never {
  console.error(sentence);
  process.exit(code);
}
