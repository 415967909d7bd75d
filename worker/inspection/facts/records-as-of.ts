import { type SQL, sql } from "drizzle-orm";
import { shanghaiDay } from "../../core/calendar";
import { countyDay } from "../../measures/versions/records-days";
import { untilAsOf } from "../../organization/people/records-as-of";
import { makeUpDeadlines } from "../calendar/rules-windows";
import type { Span } from "./shape";

/** Intervals that touch the span, as they were recorded at the instant. */
export function touchingAsOf(alias: string, { first, last, recordedUntil }: Span): SQL {
  const row = sql.raw(alias);
  const until = untilAsOf(alias, recordedUntil);
  return sql`${row}.from_on <= ${last} AND ${row}.created_at < ${recordedUntil} AND (${until} IS NULL OR ${until} > ${first})`;
}

/** What few rows have, asked before a row is looked at: a later correction in its session, an exemption of its person. */
type Rare = { corrected: SQL; exempted: SQL };

/**
 * The status of roll row `a` of session `s`, as it stood at the instant (measures §4): a later correction is read backwards from its
 * history; a day inside an exemption is exempt; a leave whose make-up was held by the year's end and confirmed in time is made_up.
 */
export function statusAsOf(county: string, { first, recordedUntil, makeUps }: Span, only?: Rare): SQL {
  const year = Number(first.slice(0, 4));
  const lastQuarter = sql.raw(`'${year}Q4'`);
  const known = makeUps && makeUpDeadlines(year, makeUps);
  const day = (of: number, key: "makeUpHeldUntil" | "evidenceUntil") =>
    sql`${sql.raw(`'${of}-'`)} || ${countyDay(sql`${county}`, lastQuarter, key)}`;
  const heldUntil = known ? sql`${known.heldUntil}` : day(year, "makeUpHeldUntil");
  const confirmedUntil = known ? sql`${known.confirmedUntil}` : day(year + 1, "evidenceUntil");
  const until = untilAsOf("x", recordedUntil);
  const later = sql`attendance_corrections k WHERE k.county_id = ${county} AND k.session_id = a.session_id
      AND k.person_id = a.person_id AND k.effective_at >= ${recordedUntil}`;
  // A row that a correction added has nothing before it.
  const stood = sql`(CASE WHEN ${only?.corrected ?? sql`true`} AND EXISTS (SELECT 1 FROM ${later})
      THEN (SELECT k.before FROM ${later} ORDER BY k.effective_at, k.id LIMIT 1) ELSE a.status END)`;
  return sql`CASE
      WHEN ${only?.exempted ?? sql`true`} AND EXISTS (SELECT 1 FROM exemptions x WHERE x.county_id = ${county} AND x.person_id = a.person_id
        AND x.from_on <= s.held_on AND x.created_at < ${recordedUntil} AND (${until} IS NULL OR ${until} > s.held_on)) THEN 'exempt'
      WHEN ${stood} = 'leave' AND EXISTS (SELECT 1 FROM make_ups m WHERE m.county_id = ${county} AND m.session_id = a.session_id
        AND m.person_id = a.person_id AND m.held_on <= ${heldUntil}
        AND m.confirmed_at < min(${recordedUntil}, 1000 * strftime('%s', ${confirmedUntil} || 'T16:00:00'))) THEN 'made_up'
      ELSE ${stood} END`;
}

/**
 * What people had written on inspection item `t` by the instant, as JSON: the mark as it stands, or, where it was written again since,
 * the version that stood before (measures §6). The instant stands in the text: D1 binds a hundred values a statement.
 */
export function markAsOf(recordedUntil: number): SQL {
  const mark = (
    k: string,
  ) => `json_object('verdict', ${k}.verdict, 'quality', coalesce(${k}.rectified_quality, ${k}.quality),
        'characters', coalesce(${k}.rectified_characters, ${k}.verified_characters),
        'rectifiedAt', CASE WHEN ${k}.rectified_characters IS NOT NULL THEN ${k}.created_at END)`;
  return sql.raw(`coalesce((SELECT ${mark("k")} FROM inspection_marks k WHERE ${ofItem("k")} AND k.created_at < ${recordedUntil}),
      (SELECT ${mark("h")} FROM inspection_mark_history h WHERE ${ofItem("h")} AND h.created_at < ${recordedUntil}
        ORDER BY h.version DESC LIMIT 1))`);
}

/**
 * The final verdict of item `t` of inspection `i`: one that was written by the instant, and one whose rectification had ended by then,
 * however late its run came; nobody can write on an item any more after that day.
 */
export function finalAsOf(recordedUntil: number): SQL {
  return sql.raw(`(SELECT f.verdict FROM inspection_outcomes f WHERE ${ofItem("f")}
      AND (f.created_at < ${recordedUntil} OR i.rectify_until < '${shanghaiDay(recordedUntil)}'))`);
}

function ofItem(row: string): string {
  return `${row}.county_id = t.county_id AND ${row}.inspection_id = t.inspection_id AND ${row}.person_id = t.person_id`;
}

/** Whether a row of session `s` was corrected at or after the instant. */
export function isCorrectedLater(county: string, recordedUntil: number): SQL {
  return sql`EXISTS (SELECT 1 FROM attendance_corrections k WHERE k.county_id = ${county} AND k.session_id = s.id
    AND k.effective_at >= ${recordedUntil})`;
}
