import { type SQL, sql } from "drizzle-orm";
import { countsUnder } from "../../organization/people/records-as-of";
import { isCorrectedLater, statusAsOf } from "./records-as-of";
import type { Span } from "./shape";

/** The sessions `s` whose registers were closed by the instant. */
export function sessionsOf(county: string, { first, last, recordedUntil }: Span): SQL {
  return sql`SELECT s.id, s.unit_id, s.held_on, s.minutes, ${isCorrectedLater(county, recordedUntil)} AS corrected FROM study_sessions s
    CROSS JOIN session_closures c ON c.county_id = ${county} AND c.session_id = s.id AND c.created_at < ${recordedUntil}
    WHERE s.county_id = ${county} AND s.held_on BETWEEN ${first} AND ${last}`;
}

/** Their rows `a`, each with the membership `b` under which it counts. */
export function rowsOf(county: string, { recordedUntil }: Span): SQL {
  return sql`s CROSS JOIN attendance a ON a.county_id = ${county} AND a.session_id = s.id
    CROSS JOIN memberships b ON ${countsUnder(recordedUntil)}`;
}

export function stoodOf(county: string, span: Span): SQL {
  const exempted = sql`a.person_id IN (SELECT e.person_id FROM exemptions e WHERE e.county_id = ${county} AND e.created_at < ${span.recordedUntil})`;
  return statusAsOf(county, span, { corrected: sql`s.corrected`, exempted });
}
