import { and, eq, sql } from "drizzle-orm";
import { applicationDecisions, applications } from "../../../db/schema/county";
import type { Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";
import type { Db } from "../../core/shards";
import { statement } from "../../core/statement";
import { APPLICATION_DAYS } from "./shape";

const dayMs = 86_400_000;
/** The instant before which an application has lapsed. */
export const lapsedBefore = (now: number) => now - APPLICATION_DAYS * dayMs;

type NewApplication = Omit<typeof applications.$inferInsert, "countyId" | "createdAt" | "createdBy">;

/** A repeat of the same request is the same application. */
export function insertApplication(scope: Scope, row: NewApplication): Write {
  return scope.db
    .insert(applications)
    .values({ ...row, countyId: scope.countyId, createdAt: scope.now, createdBy: null })
    .onConflictDoNothing();
}

export async function applicationByReceipt(scope: Scope, receiptHash: string) {
  return scope.db
    .select({
      county: applications.county,
      appliedAt: applications.createdAt,
      outcome: applicationDecisions.outcome,
    })
    .from(applications)
    .leftJoin(
      applicationDecisions,
      and(
        eq(applicationDecisions.countyId, applications.countyId),
        eq(applicationDecisions.applicationId, applications.id),
      ),
    )
    .where(withinCounty(scope, applications, eq(applications.receiptHash, receiptHash)))
    .get();
}

export type Waiting = {
  id: string;
  code: string;
  county: string;
  office: string;
  name: string;
  login: string;
  phone: string | null;
  passwordHash: string;
  appliedAt: number;
  outcome: string | null;
};

/** What waits in a shard, whatever county it is for, oldest first; with an id that one alone, decided or not. */
export async function applicationsIn(db: Db, now: number, id?: string): Promise<Waiting[]> {
  return db.all<Waiting>(
    sql`SELECT a.id, a.county_id AS code, a.county, a.office, a.name, a.login, a.phone, a.password_hash AS passwordHash,
        a.created_at AS appliedAt, d.outcome FROM applications a /* every county */
      LEFT JOIN application_decisions d ON d.county_id = a.county_id AND d.application_id = a.id
      WHERE a.created_at > ${lapsedBefore(now)} AND ${id === undefined ? sql`d.outcome IS NULL` : sql`a.id = ${id}`}
      ORDER BY a.created_at, a.id LIMIT 500`,
  );
}

export function insertDecision(scope: Scope, applicationId: string, outcome: "accepted" | "refused"): Write {
  return scope.db
    .insert(applicationDecisions)
    .values({ countyId: scope.countyId, applicationId, outcome, createdAt: scope.now, createdBy: null });
}

/** The others who applied for the same county are answered with the one that is accepted. */
export function answerOthers(scope: Scope, acceptedId: string): Write {
  return statement(
    scope.db,
    sql`INSERT INTO application_decisions (county_id, application_id, outcome, created_at)
      SELECT ${scope.countyId}, a.id, 'answered', ${scope.now} FROM applications a
      LEFT JOIN application_decisions d ON d.county_id = a.county_id AND d.application_id = a.id
      WHERE a.county_id = ${scope.countyId} AND a.id <> ${acceptedId} AND d.outcome IS NULL`,
  );
}
