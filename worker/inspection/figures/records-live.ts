import { type SQL, sql } from "drizzle-orm";
import { type Day, firstDay, lastDay, type Quarter } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { untilAsOf } from "../../organization/people/records-as-of";
import { markAsOf, touchingAsOf } from "../facts/records-as-of";
import { rowsOf, sessionsOf, stoodOf } from "../facts/records-rolls";
import type { Span } from "../facts/shape";
import { verdictsOf } from "./records-frozen";
import type { AttendanceRow } from "./rules";
import type { LiveRow } from "./rules-groups";

export type Live = {
  /** The period's first day, from which attendance counts; the rest counts from 1 January. */
  from: Day;
  quarter: Quarter;
  /** Quarters whose inspections count. */
  quarters: readonly Quarter[];
  /** The day whose branch a year's figures count under; null for a quarter: the last branch in it. */
  onDay: Day | null;
  /** Counts of whole books hold from inspections before this quarter. */
  countedBefore: string;
  /** Statuses whose minutes count. */
  earning: readonly string[];
};

/** Attendance of the period, hours, notes and essays since 1 January, as recorded at the instant: by branch, and where people are recorded alike. */
export function liveQuery(scope: Scope, span: Span, of: Live) {
  const county = scope.countyId;
  const counts = wholeCounts(county, span, of.countedBefore);
  return statement<(LiveRow & { status: null }) | AttendanceRow>(
    scope.db,
    sql`WITH home AS MATERIALIZED (${homeOf(county, span, of)}),
      s AS MATERIALIZED (${sessionsOf(county, span)}),
      rolls AS MATERIALIZED (SELECT b.rowid AS membership, s.held_on >= ${of.from} AS asked, ${stoodOf(county, span)} AS status,
        a.person_id, b.branch_id, count(*) AS n, sum(s.minutes) AS minutes FROM ${rowsOf(county, span)} GROUP BY 1, 2, 3),
      earned AS MATERIALIZED (SELECT person_id, sum(minutes) AS minutes FROM rolls
        WHERE status IN (SELECT value FROM json_each(${JSON.stringify(of.earning)})) GROUP BY 1),
      certified AS MATERIALIZED (SELECT c.person_id, sum(c.minutes) AS minutes FROM contributions c WHERE c.county_id = ${county}
        AND c.kind = 'certificate' AND c.done_on BETWEEN ${span.first} AND ${span.last} AND c.approved_at < ${span.recordedUntil} GROUP BY 1),
      counted AS MATERIALIZED (${counts}),
      verdicts AS MATERIALIZED (${verdictsOf(county, of.quarters)}),
      each AS (SELECT home.person_id, home.branch_id, ${recordOf(county, span)},
        coalesce(earned.minutes, 0) + coalesce(certified.minutes, 0) AS minutes, ${charactersOf(county, span)} AS characters,
        coalesce(verdicts.passed, 0) AS passed, coalesce(verdicts.inspected, 0) AS inspected
        FROM home LEFT JOIN earned ON earned.person_id = home.person_id LEFT JOIN certified ON certified.person_id = home.person_id
        LEFT JOIN verdicts ON verdicts.person_id = home.person_id)
      SELECT branch_id AS branchId, memberships, posts, leaves, exemptions, essays, count(*) AS people, sum(minutes) AS minutes,
        sum(characters) AS characters, sum(passed) AS passed, sum(inspected) AS inspected,
        CASE WHEN leaves <> '[]' THEN json_group_array(person_id) END AS persons, NULL AS status
      FROM each GROUP BY branch_id, memberships, posts, leaves, exemptions, essays
      UNION ALL SELECT branch_id, NULL, NULL, NULL, NULL, NULL, sum(n), NULL, NULL, NULL, NULL, NULL, status FROM rolls
      WHERE asked AND status IS NOT NULL GROUP BY branch_id, status`,
  );
}

/** Who belongs to which branch: the last one in the quarter or, for a year, that of its day among those who were in the quarter. */
function homeOf(county: string, span: Span, { quarter, onDay }: Live): SQL {
  const inQuarter = { ...span, first: firstDay(quarter), last: lastDay(quarter) };
  const belonged = (alias: string) => touchingAsOf(alias, inQuarter);
  if (onDay === null)
    return sql`SELECT b.person_id, b.branch_id, max(b.from_on) FROM memberships b WHERE b.county_id = ${county} AND ${belonged("b")}
      GROUP BY b.person_id`;
  const until = untilAsOf("b", span.recordedUntil);
  return sql`SELECT b.person_id, b.branch_id FROM memberships b WHERE b.county_id = ${county} AND ${touchingAsOf("b", span)}
    AND b.from_on <= ${onDay} AND (${until} IS NULL OR ${until} > ${onDay}) AND EXISTS (SELECT 1 FROM memberships q
      WHERE q.county_id = b.county_id AND q.person_id = b.person_id AND ${belonged("q")})`;
}

/** What decides which months of somebody count, cut off at 1 January so that most people's texts are the same, and the essays accepted. */
function recordOf(county: string, span: Span): SQL {
  const { first, last, recordedUntil } = span;
  const year = first.slice(0, 4);
  const until = untilAsOf("i", recordedUntil);
  const intervals = (table: string, more = sql``, which = sql``) =>
    sql`(SELECT json_group_array(json_object('from', max(i.from_on, ${first}), 'until', ${until}${more}) ORDER BY i.from_on)
      FROM ${sql.raw(table)} i WHERE i.county_id = ${county} AND i.person_id = home.person_id AND ${touchingAsOf("i", span)}${which})`;
  return sql`${intervals("memberships")} AS memberships,
    ${intervals("posts", sql`, 'post', i.post, 'office', i.office`)} AS posts,
    ${intervals("exemptions", sql``, sql` AND i.covers = 'everything'`)} AS exemptions,
    (SELECT json_group_array(json_object('first', l.first_on, 'last', l.last_on) ORDER BY l.first_on, l.last_on) FROM leaves l
      CROSS JOIN leave_decisions d ON d.county_id = ${county} AND d.leave_id = l.id AND d.outcome = 'approved' AND d.created_at < ${recordedUntil}
      WHERE l.county_id = ${county} AND l.person_id = home.person_id AND l.first_on <= ${last} AND l.last_on >= ${first}) AS leaves,
    (SELECT json_group_array(e.half ORDER BY e.half) FROM essays e CROSS JOIN essay_reviews r ON r.county_id = ${county} AND r.essay_id = e.id
        AND r.version = e.version AND r.outcome = 'accepted' AND r.created_at < ${recordedUntil}
      WHERE e.county_id = ${county} AND e.person_id = home.person_id AND e.half IN (${`${year}H1`}, ${`${year}H2`})) AS essays`;
}

/** An inspector's counts of whole books, with the books each of them covers (measures §6). */
function wholeCounts(county: string, { first, recordedUntil }: Span, before: string): SQL {
  return sql`SELECT person_id, quarter, books, mark->>'characters' AS characters, mark->>'rectifiedAt' AS rectified_at
    FROM (SELECT t.person_id, i.quarter, t.facts->'books' AS books, ${markAsOf(recordedUntil)} AS mark
      FROM inspections i CROSS JOIN inspection_items t ON t.county_id = ${county} AND t.inspection_id = i.id
      WHERE i.county_id = ${county} AND i.quarter >= ${`${first.slice(0, 4)}Q1`} AND i.quarter < ${before})
    WHERE mark->>'characters' IS NOT NULL`;
}

/** Notes since 1 January: a whole count stands in place of the books that it covers. */
function charactersOf(county: string, { first, last, recordedUntil }: Span): SQL {
  return sql`coalesce((SELECT sum(coalesce(v.characters, n.characters)) FROM notes n
      LEFT JOIN note_verifications v ON v.county_id = ${county} AND v.note_id = n.id AND v.created_at < ${recordedUntil}
      WHERE n.county_id = ${county} AND n.person_id = home.person_id AND n.written_on BETWEEN ${first} AND ${last} AND n.created_at < ${recordedUntil}
        AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = ${county} AND w.note_id = n.id AND w.created_at < ${recordedUntil})
        AND NOT (n.form = 'book' AND EXISTS (SELECT 1 FROM counted c WHERE c.person_id = n.person_id
          AND (n.created_at <= c.rectified_at OR EXISTS (SELECT 1 FROM json_each(c.books) k WHERE k.value->>'id' = n.id))))), 0)
    + coalesce((SELECT c.characters FROM counted c WHERE c.person_id = home.person_id ORDER BY c.quarter DESC LIMIT 1), 0)`;
}
