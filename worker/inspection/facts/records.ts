import { type SQL, sql } from "drizzle-orm";
import { quarterOf } from "../../core/calendar";
import type { Scope } from "../../core/scope";
import { countsUnder, untilAsOf } from "../../organization/people/records-as-of";
import { finalAsOf, markAsOf, statusAsOf, touchingAsOf } from "./records-as-of";
import type { PersonRecord, Span, YearRecord } from "./shape";

export const SLICE_PEOPLE = 1_000;

/** People in the order of their ids. A row becomes a record only when it is its turn, so that a run never holds a whole slice as objects. */
export type Slice<Row> = Iterable<Row> & { readonly length: number; readonly last: string };

/** The next slice of people who belonged to a branch within the span, after a cursor, one row a person. */
export async function personSlice(
  scope: Scope,
  span: Span,
  after: string,
  limit = SLICE_PEOPLE,
): Promise<Slice<PersonRecord>> {
  return sliceOf<PersonRecord>(
    await rows(
      scope,
      sql`${slice(scope, span, after, limit)} SELECT ${common(scope, span)} FROM slice CROSS JOIN people p
    ON p.county_id = ${scope.countyId} AND p.id = slice.person_id ORDER BY p.id`,
    ),
  );
}

/** The same, all at once. */
export async function personRecords(...of: Parameters<typeof personSlice>): Promise<PersonRecord[]> {
  return [...(await personSlice(...of))];
}

/** As many as fill five statements of 1 MB: a year's run stays within 12 statements per 1,000 people. */
export const YEAR_SLICE_PEOPLE = 925;

/** The same with what only the year's rating needs. */
export async function yearSlice(
  scope: Scope,
  year: number,
  span: Span,
  after: string,
  limit = YEAR_SLICE_PEOPLE,
): Promise<Slice<YearRecord>> {
  return sliceOf<YearRecord>(
    await rows(
      scope,
      sql`${slice(scope, span, after, limit)} SELECT ${common(scope, span)}, ${ofYear(scope, year, span)}
    FROM slice CROSS JOIN people p ON p.county_id = ${scope.countyId} AND p.id = slice.person_id ORDER BY p.id`,
    ),
  );
}

export async function yearRecords(...of: Parameters<typeof yearSlice>): Promise<YearRecord[]> {
  return [...(await yearSlice(...of))];
}

/** One person's record, for the page on which it is explained. */
export async function personRecord(
  scope: Scope,
  span: Span,
  personId: string,
): Promise<PersonRecord | undefined> {
  const [row] = await rows(
    scope,
    sql`SELECT ${common(scope, span)} FROM people p
    WHERE p.county_id = ${scope.countyId} AND p.id = ${personId}`,
  );
  return row && asRecord<PersonRecord>(row);
}

type Row = { personId: string };

async function rows(scope: Scope, query: SQL): Promise<Row[]> {
  return (await scope.db.all(query)) as Row[];
}

function sliceOf<Of>(list: readonly Row[]): Slice<Of> {
  return {
    length: list.length,
    last: list.at(-1)?.personId ?? "",
    *[Symbol.iterator]() {
      for (const row of list) yield asRecord<Of>(row);
    },
  };
}

function asRecord<Of>(row: object): Of {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(key, value)])) as Of;
}

/** Lists come as JSON text; names and counts as they are. */
function plain(key: string, value: unknown): unknown {
  return typeof value === "string" && !texts.has(key) ? JSON.parse(value) : value;
}
const texts = new Set(["personId", "name", "openCase", "gradedElsewhere"]);

function slice(scope: Scope, span: Span, after: string, limit: number): SQL {
  return sql`WITH slice AS (SELECT DISTINCT person_id FROM memberships WHERE county_id = ${scope.countyId}
    AND person_id > ${after} AND ${touchingAsOf("memberships", span)}
    ORDER BY person_id LIMIT ${limit})`;
}

/** `ORDER BY +id` keeps SQLite from walking a whole county in the order of its keys to spare itself sorting three rows. */
function common(scope: Scope, span: Span): SQL {
  const { first, last, recordedUntil } = span;
  const county = scope.countyId;
  const touching = touchingAsOf("i", span);
  const until = untilAsOf("i", recordedUntil);
  const mine = (alias: string) => sql.raw(`${alias}.county_id = p.county_id AND ${alias}.person_id = p.id`);
  return sql`p.id AS personId, p.name AS name,
    (SELECT json_group_array(json_object('id', i.id, 'from', i.from_on, 'until', ${until}, 'branchId', i.branch_id, 'branchName', u.name,
        'organId', u.organ_id, 'organName', o.name) ORDER BY i.from_on)
      FROM memberships i CROSS JOIN units u ON u.county_id = ${county} AND u.id = i.branch_id
      CROSS JOIN units o ON o.county_id = ${county} AND o.id = u.organ_id
      WHERE ${mine("i")} AND ${touching}) AS memberships,
    (SELECT json_group_array(json_object('id', i.id, 'from', i.from_on, 'until', ${until}, 'standing', i.standing) ORDER BY i.from_on)
      FROM standings i WHERE ${mine("i")} AND ${touching}) AS standings,
    (SELECT json_group_array(json_object('id', i.id, 'from', i.from_on, 'until', ${until}, 'post', i.post, 'office', i.office,
        'employment', i.employment, 'onProbation', i.on_probation) ORDER BY i.from_on)
      FROM posts i WHERE ${mine("i")} AND ${touching}) AS posts,
    (SELECT json_group_array(json_object('id', i.id, 'from', i.from_on, 'until', ${until}) ORDER BY i.from_on, i.id)
      FROM exemptions i WHERE ${mine("i")} AND i.covers = 'everything' AND ${touching}) AS exemptions,
    (SELECT json_group_array(json_object('id', l.id, 'kind', l.kind, 'first', l.first_on, 'last', l.last_on) ORDER BY l.first_on, l.id)
      FROM leaves l CROSS JOIN leave_decisions d ON d.county_id = ${county} AND d.leave_id = l.id AND d.outcome = 'approved'
        AND d.created_at < ${recordedUntil}
      WHERE ${mine("l")} AND l.first_on <= ${last} AND l.last_on >= ${first}) AS leaves,
    ${attendanceGroups(county, span)} AS attendance,
    (SELECT json_group_array(json_object('id', n.id, 'form', n.form, 'writtenOn', n.written_on,
        'characters', coalesce(v.characters, n.characters), 'verified', v.note_id IS NOT NULL) ORDER BY +n.id)
      FROM notes n LEFT JOIN note_verifications v ON v.county_id = ${county} AND v.note_id = n.id AND v.created_at < ${recordedUntil}
      WHERE ${mine("n")} AND n.written_on BETWEEN ${first} AND ${last} AND n.created_at < ${recordedUntil}
        AND NOT EXISTS (SELECT 1 FROM note_withdrawals w WHERE w.county_id = ${county} AND w.note_id = n.id
          AND w.created_at < ${recordedUntil})) AS notes,
    (SELECT json_group_array(json_object('id', e.id, 'half', e.half, 'characters', e.characters) ORDER BY e.half)
      FROM essays e CROSS JOIN essay_reviews r ON r.county_id = ${county} AND r.essay_id = e.id AND r.version = e.version
        AND r.outcome = 'accepted' AND r.created_at < ${recordedUntil}
      WHERE ${mine("e")} AND e.half IN (${`${first.slice(0, 4)}H1`}, ${`${first.slice(0, 4)}H2`})) AS essays,
    (SELECT json_group_array(json_object('id', c.id, 'minutes', c.minutes) ORDER BY +c.id) FROM contributions c
      WHERE ${mine("c")} AND c.kind = 'certificate' AND c.done_on BETWEEN ${first} AND ${last}
        AND c.approved_at < ${recordedUntil}) AS certificates,
    (SELECT json_group_array(json_object('quarter', quarter, 'inspectionId', id, 'books', json(books), 'characters', mark->>'characters',
        'later', CASE WHEN mark->>'rectifiedAt' IS NOT NULL THEN (SELECT json_group_array(b.id) FROM notes b
          WHERE ${mine("b")} AND b.form = 'book' AND b.created_at <= mark->>'rectifiedAt') END) ORDER BY quarter)
      FROM (SELECT n.quarter, n.id, t.facts->'books' AS books, ${markAsOf(recordedUntil)} AS mark
        FROM inspection_items t CROSS JOIN inspections n ON n.county_id = ${county} AND n.id = t.inspection_id
        WHERE ${mine("t")} AND n.quarter BETWEEN ${quarterOf(first)} AND ${quarterOf(last)}) WHERE mark->>'characters' IS NOT NULL) AS counted`;
}

/**
 * Closed registers only, as they stood at the instant. CROSS JOIN keeps the order: from the person's own rows, not from every session
 * of the year. What a leave may take out of the counting keeps its day.
 */
function attendanceGroups(county: string, span: Span): SQL {
  const { first, last, recordedUntil } = span;
  return sql`(SELECT json_group_array(json_object('month', substr(day, 1, 7), 'day', CASE WHEN length(day) = 10 THEN day END, 'status', status,
      'rows', n, 'minutes', minutes, 'records', json(CASE WHEN status IN ('official','exempt') THEN '[]' ELSE records END)) ORDER BY day, status)
    FROM (SELECT day, status, count(*) AS n, sum(minutes) AS minutes, json_group_array(session_id) AS records
      FROM (SELECT CASE WHEN status IN ('leave', 'made_up', 'unexcused') THEN held_on ELSE substr(held_on, 1, 7) END AS day, *
      FROM (SELECT s.held_on AS held_on, s.minutes AS minutes, a.session_id AS session_id, ${statusAsOf(county, span)} AS status
        FROM attendance a CROSS JOIN study_sessions s ON s.county_id = ${county} AND s.id = a.session_id AND s.held_on BETWEEN ${first} AND ${last}
        CROSS JOIN session_closures c ON c.county_id = ${county} AND c.session_id = a.session_id AND c.created_at < ${recordedUntil}
        CROSS JOIN memberships b ON ${countsUnder(recordedUntil)}
        WHERE a.county_id = p.county_id AND a.person_id = p.id
        ORDER BY +a.session_id)) GROUP BY day, status HAVING status IS NOT NULL))`;
}

function ofYear(scope: Scope, year: number, { first, last, recordedUntil }: Span): SQL {
  const county = scope.countyId;
  const contributions = (kinds: SQL) => sql`(SELECT json_group_array(c.id ORDER BY +c.id) FROM contributions c
    WHERE c.county_id = p.county_id AND c.person_id = p.id AND c.kind IN (${kinds})
      AND c.done_on BETWEEN ${first} AND ${last} AND c.approved_at < ${recordedUntil})`;
  return sql`${contributions(sql`'speech', 'lecture', 'report', 'publication'`)} AS items,
    ${contributions(sql`'lesson'`)} AS lessons,
    ${turnsOf(year, recordedUntil)} AS lessonsByRota,
    (SELECT json_group_array(r.must_read_id ORDER BY +r.must_read_id) FROM readings r WHERE r.county_id = p.county_id AND r.person_id = p.id
      AND r.finished_on <= ${last} AND r.created_at < ${recordedUntil}) AS readMustReads,
    (SELECT json_group_array(w.id ORDER BY +w.id) FROM warnings w WHERE w.county_id = p.county_id AND w.person_id = p.id
      AND w.decided_on BETWEEN ${first} AND ${last} AND w.created_at < ${recordedUntil}) AS warnings,
    (SELECT k.id FROM open_cases k WHERE k.county_id = p.county_id AND k.person_id = p.id AND k.opened_on <= ${last}
      AND (k.closed_on IS NULL OR k.closed_on > ${last} OR k.closed_at >= ${recordedUntil}) AND k.created_at < ${recordedUntil}
      ORDER BY k.opened_on, k.id LIMIT 1) AS openCase,
    (SELECT CAST(g.year AS TEXT) FROM outside_appraisals g WHERE g.county_id = p.county_id AND g.person_id = p.id AND g.year = ${year}
      AND g.created_at < ${recordedUntil}) AS gradedElsewhere,
    (SELECT json_object('version', b.version, 'excellent', b.excellent, 'qualified', b.qualified, 'basically', b.basically, 'unqualified', b.unqualified)
      FROM ballot_counts b WHERE b.county_id = p.county_id AND b.person_id = p.id AND b.year = ${year}
      AND b.created_at < ${recordedUntil} ORDER BY b.version DESC LIMIT 1) AS ballots,
    (SELECT json_group_array(json_object('quarter', quarter, 'inspectionId', id, 'verdict', coalesce(mark->>'verdict', verdict),
        'notesInQuarter', notes, 'months', json(months), 'quality', mark->>'quality', 'final', final) ORDER BY quarter)
      FROM (SELECT i.quarter, i.id, t.verdict, t.facts->>'notesInQuarter' AS notes,
          CASE WHEN t.facts->>'notesInQuarter' = 0 THEN t.facts->'months' END AS months, ${markAsOf(recordedUntil)} AS mark,
          ${finalAsOf(recordedUntil)} AS final
        FROM inspection_items t CROSS JOIN inspections i ON i.county_id = ${county} AND i.id = t.inspection_id
        WHERE t.county_id = p.county_id AND t.person_id = p.id AND i.quarter BETWEEN ${`${year}Q1`} AND ${`${year}Q4`})) AS inspected`;
}

/** How often the rota had the person lecture in the year, as recorded by the instant; its two numbers are written out, for a statement takes 100 parameters. */
function turnsOf(year: number, recordedUntil: number): SQL {
  const [of, until] = [sql.raw(String(Number(year))), sql.raw(String(Number(recordedUntil)))];
  return sql`(SELECT count(*) FROM rota_entries t LEFT JOIN rota_withdrawals w ON w.county_id = t.county_id AND w.entry_id = t.id
    WHERE t.county_id = p.county_id AND t.person_id = p.id AND t.year = ${of} AND t.created_at < ${until}
      AND (w.created_at IS NULL OR w.created_at >= ${until}))`;
}

/** The must-read list of a year as it stood at the instant: what was listed later is asked of nobody (measures §2). */
export async function mustReadsOf(scope: Scope, year: number, recordedUntil: number): Promise<string[]> {
  const rows = (await scope.db.all(mustReadSql(scope, year, recordedUntil))) as { id: string }[];
  return rows.map((row) => row.id);
}

function mustReadSql(scope: Scope, year: number, recordedUntil: number): SQL {
  return sql`SELECT id FROM must_reads WHERE county_id = ${scope.countyId} AND year = ${year} AND created_at < ${recordedUntil} ORDER BY +id`;
}
