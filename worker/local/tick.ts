import { readFileSync } from "node:fs";
import { addDays, isDay } from "../core/calendar.ts";
import { fireDay, moveClock, today } from "./schedule.ts";

/** `npm run tick -- 2027-01-21`: moves the clock of the running instance day by day, firing the schedule on each. */
const target = process.argv[2] ?? "";
if (!isDay(target)) {
  console.error("Give a day that exists, for example: npm run tick -- 2027-01-21");
  process.exit(2);
}
let base: string;
try {
  base = JSON.parse(readFileSync(".wrangler/running.json", "utf8")).base;
  await today(base);
} catch {
  console.error("No instance is running here: start one with npm start, then tick in a second terminal.");
  process.exit(1);
}
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
