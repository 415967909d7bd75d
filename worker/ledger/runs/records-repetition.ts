import { type SQL, sql } from "drizzle-orm";
import { runRepetitionEnds, runRepetitions } from "../../../db/schema/county";
import { guardWhere, type Write } from "../../core/commit";
import type { Scope } from "../../core/scope";
import { stamp } from "../../core/scope";
import { requestWindow } from "./rules";
import type { Drops, Repeatable } from "./shape";

/** Grades of a run that were confirmed. */
function confirmedOf(scope: Scope, runId: SQL): SQL {
  return sql`(SELECT count(*) FROM assessments a CROSS JOIN rating_decisions d ON d.county_id = a.county_id AND d.assessment_id = a.id
    WHERE a.county_id = ${scope.countyId} AND a.run_id = ${runId})`;
}

/** Changes of a run's grades that wait for their second person. */
function waitingOf(scope: Scope, runId: SQL): SQL {
  return sql`(SELECT count(*) FROM assessments a CROSS JOIN rating_overrides o ON o.county_id = a.county_id AND o.assessment_id = a.id
    WHERE a.county_id = ${scope.countyId} AND a.run_id = ${runId} AND NOT EXISTS (SELECT 1 FROM rating_override_ends e
      WHERE e.county_id = o.county_id AND e.override_id = o.id))`;
}

function openRequests(scope: Scope): SQL {
  return sql`SELECT q.* FROM run_repetitions q WHERE q.county_id = ${scope.countyId} AND q.created_at > ${requestWindow(scope.now).since}
    AND NOT EXISTS (SELECT 1 FROM run_repetition_ends e WHERE e.county_id = q.county_id AND e.repetition_id = q.id)`;
}

type Row = Drops & {
  runId: string;
  period: string;
  attempt: number;
  request: string | null;
  reason: string | null;
  askedAt: number | null;
  askedById: string | null;
  askedBy: string | null;
};
export type FoundRepeatable = Repeatable & { attempt: number; askedById: string | null };

/** Rating runs that are done and the latest of their year, each with what making it anew drops and the request that waits. */
export async function repeatableRuns(scope: Scope, runId?: string): Promise<FoundRepeatable[]> {
  const rows = (await scope.db.all(sql`SELECT r.id AS runId, r.period AS period, r.attempt AS attempt,
      ${confirmedOf(scope, sql`r.id`)} AS confirmed, ${waitingOf(scope, sql`r.id`)} AS waiting,
      q.id AS request, q.reason AS reason, q.created_at AS askedAt, q.created_by AS askedById, c.name AS askedBy
    FROM runs r LEFT JOIN (${openRequests(scope)}) q ON q.county_id = r.county_id AND q.run_id = r.id
    LEFT JOIN accounts c ON c.county_id = r.county_id AND c.id = q.created_by
    WHERE r.county_id = ${scope.countyId} AND r.kind = 'propose_ratings' AND r.state = 'done' AND r.id = coalesce(${runId ?? null}, r.id)
      AND NOT EXISTS (SELECT 1 FROM runs l WHERE l.county_id = r.county_id AND l.kind = r.kind AND l.period = r.period AND l.attempt > r.attempt)
    ORDER BY r.period DESC`)) as Row[];
  return rows.map(({ request, reason, askedAt, askedBy, ...row }) => ({
    ...row,
    request:
      request === null || askedAt === null
        ? null
        : {
            id: request,
            reason: reason ?? "",
            askedBy,
            askedAt,
            lapsesAt: requestWindow(askedAt).lapsesAt,
            isOwn: row.askedById === scope.actor.accountId,
          },
  }));
}

/** Fails where another request of the run is open already. */
export function insertRepetition(
  scope: Scope,
  row: Drops & { id: string; runId: string; reason: string },
): Write[] {
  return [
    guardWhere(
      scope,
      sql`NOT EXISTS (SELECT 1 FROM (${openRequests(scope)}) o WHERE o.county_id = ${scope.countyId} AND o.run_id = ${row.runId})`,
    ),
    scope.db.insert(runRepetitions).values({ ...stamp(scope), ...row }),
  ];
}

export function endRepetition(
  scope: Scope,
  repetitionId: string,
  outcome: "confirmed" | "refused" | "withdrawn",
): Write {
  return scope.db.insert(runRepetitionEnds).values({ ...stamp(scope), repetitionId, outcome });
}

/** Fails when something was confirmed or asked for since the counts were read: none is dropped unseen. */
export function guardDrops(scope: Scope, runId: string, { confirmed, waiting }: Drops): Write {
  const id = sql`${runId}`;
  return guardWhere(
    scope,
    sql`${confirmedOf(scope, id)} = ${confirmed} AND ${waitingOf(scope, id)} = ${waiting}`,
  );
}
