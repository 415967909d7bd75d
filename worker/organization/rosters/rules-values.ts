import { addDays, type Day, daysBetween, isDay } from "../../core/calendar";
import { cleanName, halfCharacter, plainText } from "../../core/names";
import { textOf } from "../../papers/sheets/rules";
import type { Cell } from "../../papers/sheets/shape";
import type { ProblemCode } from "./shape";
import type { Person } from "./shape-preview";

/** A value as understood, and what was wrong with it; a wrong value is left empty unless said otherwise. */
export type Understood<T> = {
  value: T | null;
  problem?: ProblemCode;
  params?: Record<string, string | number>;
};

const nothing = /^(无|没有|不详|未知|暂无|[-—–/\\.。]+|n\/?a|null)$/i;

/** The text without full-width forms and outer spaces; words for "none" are nothing. */
export function cleanText(cell: Cell | undefined): string | null {
  const text = plainText(textOf(cell)).replace(/\s+/gu, " ").trim();
  return text === "" || nothing.test(text) ? null : text;
}

const vacant = /^(待定|空缺|空岗|缺编|空编|暂缺|待补|待聘|待招|待分配|虚位|岗位空缺|缺)$/;

/** A name as names are stored. "待定" is a vacancy, not a name; half a character is none either. */
export function understandName(cell: Cell | undefined): Understood<string> {
  const name = cleanName(textOf(cell));
  if (name === "" || nothing.test(name)) return { value: null, problem: "no_name" };
  if (vacant.test(name)) return { value: null, problem: "vacancy" };
  if (name.length > 40 || /[\d@=<>\ufffd]/.test(name) || halfCharacter.test(name))
    return {
      value: null,
      problem: "odd_name",
      params: { text: name.slice(0, 40).replace(/\p{Cs}/gu, "\ufffd") },
    };
  return { value: name };
}

/** Whether a unit's name in two files is the same. */
export function unitKey(name: string): string {
  return plainText(name).replace(/\s+/gu, "");
}

export function understandGender(cell: Cell | undefined): Person["gender"] {
  const text = cleanText(cell);
  if (text === null) return null;
  // GB/T 2261.1: 1 male, 2 female.
  if (/^(男|男性|1|m|male)$/i.test(text)) return "male";
  return /^(女|女性|2|f|female)$/i.test(text) ? "female" : null;
}

/** Digits of a mobile or land line; anything else is kept as written and pointed out. */
export function understandPhone(cell: Cell | undefined): Understood<string> {
  const text = cleanText(cell);
  if (text === null) return { value: null };
  const digits = text.replace(/[\s().-]/g, "").replace(/^(\+|00)?86(?=1\d{10}$)/, "");
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^[2-8]\d{6,7}$/.test(digits))
    return { value: digits };
  return {
    value: text.slice(0, 40),
    problem: "odd_phone",
    params: { text: text.slice(0, 40), digits: (text.match(/\d/g) ?? []).length },
  };
}

export function understandStaffNumber(cell: Cell | undefined): string | null {
  const text = cleanText(cell)?.replace(/\s/g, "");
  return text ? text.slice(0, 40) : null;
}

/** Party standing as rosters word it; null where the cell says nothing. */
export function understandStanding(cell: Cell | undefined): Understood<Person["standing"]> {
  const text = cleanText(cell)?.replace(/\s/g, "") ?? "";
  if (text === "") return { value: null };
  if (/预备/.test(text)) return { value: "probationary" };
  if (/^(正式党员|中共党员|中共正式党员|党员|正式|中国共产党党员|是)$/.test(text)) return { value: "full" };
  if (/^(非党|非中共|群众|共青团员|团员|民主党派|无党派|否$|入党积极分子|发展对象)/.test(text))
    return { value: "non_party" };
  if (/盟员|会员|社员|(民革|民盟|民建|民进|农工|致公|九三|台盟)/.test(text)) return { value: "non_party" };
  return { value: "non_party", problem: "standing_unclear", params: { text: text.slice(0, 20) } };
}

/** YYYY-MM-DD, or YYYY-MM where a month is enough. */
export function understandDate(
  cell: Cell | undefined,
  today: Day,
  precision: "day" | "month",
): Understood<string> {
  const read = readDate(cell);
  if (read === null) return { value: null };
  const params = { text: textOf(cell).trim().slice(0, 20) };
  const year = yearInDateCell(cell);
  if (year !== null) return { value: null, problem: "year_in_date_cell", params: { ...params, year } };
  if (read === "impossible") return { value: null, problem: "impossible_date", params };
  if (read === "partial" || (precision === "day" && read.length === 7))
    return { value: null, problem: "partial_date", params };
  if (read > today.slice(0, read.length)) return { value: null, problem: "future_date", params };
  return { value: read };
}

/** 1985 typed into a cell of dates is day 1985 of the spreadsheet's calendar, in June 1905. */
function yearInDateCell(cell: Cell | undefined): number | null {
  if (!cell || typeof cell !== "object" || !("date" in cell)) return null;
  const days = daysBetween("1899-12-30", cell.date);
  return days >= 1900 && days <= 2100 ? days : null;
}

const numerals = "〇一二三四五六七八九";
/** 二〇一〇年七月 → 2010年7月. */
function withDigits(text: string): string {
  return text.replace(/[〇零○一二三四五六七八九十]+/g, (number) => {
    const [tens, ones] = number.split("十");
    const digits = (part = "") =>
      [...part.replace(/[零○]/g, "〇")].map((sign) => numerals.indexOf(sign)).join("");
    return ones === undefined
      ? digits(number)
      : String(Number(digits(tens) || 1) * 10 + Number(digits(ones)));
  });
}

/** As it stands, a date to come included; the year only, or a text that may mean two months, is partial. */
export function readDate(cell: Cell | undefined): string | "impossible" | "partial" | null {
  if (cell && typeof cell === "object" && "date" in cell) return checked(cell.date);
  const text = withDigits(cleanText(cell) ?? "")
    .replace(/\s*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$|T.*$/, "")
    .replace(/\s/g, "");
  if (!text) return null;
  // 1985.1 typed as a number may have been 1985.10.
  if (typeof cell === "number" && /^\d{4}\.1$/.test(text)) return "partial";
  // A spreadsheet's day number; four digits are a year.
  if (/^[1-9]\d{4}$/.test(text)) return checked(addDays("1899-12-30", Number(text)));
  if (/^(\d{4}年?|\d{2}[-./年]\d{1,2}月?)$/.test(text)) return "partial";
  const parts =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text) ??
    /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?$/.exec(text);
  if (!parts) return "impossible";
  const [, year, month = "", day] = parts;
  return checked(
    [year, month.padStart(2, "0"), ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-"),
  );
}

function checked(date: string): string {
  const year = Number(date.slice(0, 4));
  const real = isDay(date.length === 7 ? `${date}-01` : date);
  return real && year >= 1900 && year <= 2100 ? date : "impossible";
}
