import { cleanName, plainText } from "../../core/names";
import type { Status } from "./shape";

/** Headers of a name's column, and of the mark's beside it. */
const nameHeads =
  /^(姓名|名字|党员姓名|人员姓名|职工姓名|参会人员|参会人|参加人员|参加人|与会人员|出席人员|应到人员|签到人)$/;
const markHeads =
  /^(签到|签名|签字|签到情况|出勤|出勤情况|考勤|考勤情况|到会|到会情况|是否到会|参会情况|是否参会|参加情况|出席情况|是否出席|到场情况|本人签名|本人签字)$/;
const likeMark = /签到|签名|签字|出勤|考勤|到会|出席|参会|到场/;
const besideMark = /时间|日期|地点|次数|率|代签/;

export const isNameHead = (text: string) => nameHeads.test(text);

/** How well a header says that the marks stand below it: 2 a usual word, 1 something like it, 0 not at all. */
export function markHead(text: string): 0 | 1 | 2 {
  if (markHeads.test(text)) return 2;
  return likeMark.test(text) && !besideMark.test(text) && !nameHeads.test(text) ? 1 : 0;
}

/** Whole values as offices write them; the first that fits one part of a mark decides (measures §4). */
const values: readonly [RegExp, Status][] = [
  [/^迟到(约?\d+分钟?)?$/, "late"],
  [/^早退(约?\d+分钟?)?$/, "left_early"],
  [
    /^(因公|公务|公出|公差|出差|公务出差|因公出差|因公外出|公务外出|派训|培训|外出培训|参加培训)$/,
    "official",
  ],
  [
    /^(请假|请?(事|病|产|年|休|婚|丧|陪产|护理|探亲|公休|哺乳|育儿|工伤|年休|长病)假)(\d+(\.\d)?天?|半天|一天)?$/,
    "leave",
  ],
  [
    /^(旷会|旷课|旷工|无故|无故缺席|无故缺勤|无故未到|未请假|没请假|未签到|未签|未到|未到会|未参加|未参会|未出席|未出勤|缺席|缺勤)$/,
    "unexcused",
  ],
  [
    /^([√✓✔☑]|到|已到|到会|已到会|到场|出席|出勤|参会|参加|已参会|已参加|签到|已签到|已签|已签名|已签字|实到|是|正常)$/,
    "present",
  ],
];
/** Said beside a leave or a tick, and changing nothing about it. */
const beside = /^(已批|已批准|经批准|已准假|准假|线上|视频)$/;

/**
 * The status that a mark means: undefined for nothing, null for what nobody can tell. Every part of it must be a whole
 * value, for 未迟到 is not 迟到 and 请假未准 no leave. The own name in a column of signatures is presence.
 */
export function statusOf(text: string, name?: string): Status | null | undefined {
  const mark = plainText(text).replace(/\s/g, "");
  if (mark === "") return undefined;
  if (cleanName(text) === name) return "present";
  const parts = mark.split(/[()[\]、,;/]+/).filter((part) => part !== "" && !beside.test(part));
  // What is no value at all stands at -1, the least: the whole mark is then none either.
  const said = parts.map((part) => values.findIndex(([pattern]) => pattern.test(part)));
  return values[Math.min(...said)]?.[1] ?? null;
}
