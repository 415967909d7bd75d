import { sql } from "drizzle-orm";
import type { Scope } from "../../core/scope";
import { statement } from "../../core/statement";
import { countsUnder, untilAsOf } from "../../organization/people/records-as-of";
import { statusAsOf, touchingAsOf } from "./records-as-of";
import type { MissedInLeave } from "./rules-missed";
import type { Span } from "./shape";

/** Roll rows of a county that were missed inside an approved leave, as recorded at the instant: from the leaves, which are few, to their people's rows. */
export function missedInLeave(scope: Scope, span: Span) {
  const { first, last, recordedUntil } = span;
  const county = scope.countyId;
  const until = untilAsOf("i", recordedUntil);
  const intervals = (table: string, more: string) =>
    sql`(SELECT json_group_array(json_object('from', i.from_on, 'until', ${until})) FROM ${sql.raw(table)} i
      WHERE i.county_id = ${county} AND i.person_id = missed.person_id AND ${touchingAsOf("i", span)} ${sql.raw(more)})`;
  const approved = (
    leave: string,
  ) => sql`EXISTS (SELECT 1 FROM leave_decisions d WHERE d.county_id = ${county}
      AND d.leave_id = ${sql.raw(leave)}.id AND d.outcome = 'approved' AND d.created_at < ${recordedUntil})`;
  return statement<MissedInLeave>(
    scope.db,
    sql`SELECT branch_id AS branchId, session_id AS sessionId, person_id AS personId, status, held_on AS day, minutes,
        ${intervals("memberships", "")} AS memberships, ${intervals("exemptions", "AND i.covers = 'everything'")} AS exemptions,
        (SELECT json_group_array(json_object('first', l.first_on, 'last', l.last_on)) FROM leaves l WHERE l.county_id = ${county}
          AND l.person_id = missed.person_id AND l.first_on <= ${last} AND l.last_on >= ${first} AND ${approved("l")}) AS leaves
      FROM (SELECT b.branch_id, a.session_id, a.person_id, s.held_on, s.minutes, ${statusAsOf(county, span)} AS status
        FROM leaves w CROSS JOIN attendance a ON a.county_id = ${county} AND a.person_id = w.person_id
        CROSS JOIN study_sessions s ON s.county_id = ${county} AND s.id = a.session_id AND s.held_on BETWEEN ${first} AND ${last}
          AND s.held_on BETWEEN w.first_on AND w.last_on
        CROSS JOIN session_closures c ON c.county_id = ${county} AND c.session_id = a.session_id AND c.created_at < ${recordedUntil}
        CROSS JOIN memberships b ON ${countsUnder(recordedUntil)}
        WHERE w.county_id = ${county} AND w.first_on <= ${last} AND w.last_on >= ${first} AND ${approved("w")}
        GROUP BY a.session_id, a.person_id) missed
      WHERE status IN ('leave', 'made_up', 'unexcused')`,
  );
}
