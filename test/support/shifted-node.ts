import { shiftDate } from "../../worker/local/shifted-date.ts";

// `npm test -- --at ISO` loads this before everything else in each Node process it starts.
shiftDate(Number(process.env.QINXUE_SHIFT_MS ?? 0));
