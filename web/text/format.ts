import { language } from "./index.ts";

const zone = "Asia/Shanghai";
const locale = () => (language() === "zh" ? "zh-CN" : "en-GB");

/** Making a format costs a hundred times what using it does: each is made once. */
function kept<Format>(make: (locale: string, options: object) => Format) {
  const made = new Map<string, Format>();
  return (options: object): Format => {
    const key = `${locale()}${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(locale(), options);
    made.set(key, known);
    return known;
  };
}
const dates = kept((at, options) => new Intl.DateTimeFormat(at, options));
const numbers = kept((at, options) => new Intl.NumberFormat(at, options));

function format(options: Intl.DateTimeFormatOptions, of: Date, timeZone: string): string {
  return dates({ ...options, timeZone }).format(of);
}

const asDate = (day: string) => new Date(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`);

/** "2026-10-14" → 10月14日 / 14 October. */
export const day = (on: string) => format({ month: "long", day: "numeric" }, asDate(on), "UTC");
/** With the weekday. */
export const weekday = (on: string) =>
  format({ month: "long", day: "numeric", weekday: "short" }, asDate(on), "UTC");
/** With the year. */
export const fullDay = (on: string) =>
  format({ year: "numeric", month: "long", day: "numeric" }, asDate(on), "UTC");
export const month = (on: string) => format({ year: "numeric", month: "long" }, asDate(on), "UTC");
/** Epoch milliseconds → Shanghai day and minute. */
export const moment = (at: number) =>
  format(
    { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    new Date(at),
    zone,
  );
export const fullMoment = (at: number) =>
  format(
    { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    new Date(at),
    zone,
  );
export const clock = (at: number) =>
  format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, new Date(at), zone);

/** Cut off at the given decimals, never rounded up: 89.996 reads 89.99. */
export function figure(value: number, decimals = 2): string {
  const sign = value < 0 ? -1 : 1;
  const scale = 10 ** decimals;
  // Ten more digits hide the binary noise of 0.29 * 100 without lifting 89.996 to 90.
  const cut = (sign * Math.floor(Number((Math.abs(value) * scale).toPrecision(12)))) / scale;
  return numbers({ maximumFractionDigits: decimals }).format(cut);
}

/** A share of 1 as per cent. */
export const percent = (share: number, decimals = 2) => `${figure(share * 100, decimals)}%`;
/** Minutes as hours. */
export const hours = (minutes: number) => figure(minutes / 60);
/** Fen as yuan, always with two decimals. */
export const money = (fen: number) =>
  numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(fen / 100);
export const bytes = (size: number) =>
  size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${figure(size / 1024 / 1024, 1)} MB`;

/** Names one after the other, with the comma that a list takes in the language of the screen. */
export const listed = (parts: readonly string[]) => parts.join(language() === "zh" ? "、" : ", ");

const pinyin = new Intl.Collator("zh-u-co-pinyin", { numeric: true });
/** Compares two names by pinyin, whatever the language of the screen. */
export const byName = (a: string, b: string) => pinyin.compare(a, b);
