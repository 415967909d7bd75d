import { shiftDate } from "../../worker/local/shifted-date.ts";

/**
 * Loaded before anything else into every Node process that is to live at another moment. The server's own tool stays in
 * today: it takes its folders for left behind by the age of their files, and would clear those of its neighbours.
 */
const servesProduct = /(^|\/)wrangler(\/|$)/.test(process.argv[1] ?? "");
if (!servesProduct) shiftDate(Number(process.env.QINXUE_SHIFT_MS ?? 0));
