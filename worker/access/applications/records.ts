import { and, eq, type SQL, sql } from "drizzle-orm";
import { applicationDecisions, applications } from "../../../db/schema/county";
import type { Write } from "../../core/commit";
import { type Scope, withinCounty } from "../../core/scope";
import type { Db } from "../../core/shards";
import { statement } from "../../core/statement";
import { APPLICATION_DAYS, type PlaceInTime } from "./shape";

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

/** Applications that one answer to the operator holds at most. */
export const APPLICATIONS_PAGE = 500;

/** What waits in a shard, of one county where its code is given, oldest first, from after a place on: many that are made up hide none. */
export async function applicationsIn(
  db: Db,
  now: number,
  { county, after }: { county?: string | undefined; after?: PlaceInTime | undefined },
): Promise<Waiting[]> {
  return chosen(
    db,
    now,
    sql`d.outcome IS NULL AND ${county ? sql`a.county_id = ${county}` : sql`1`}
      AND ${after ? sql`(a.created_at, a.id) > (${after.at}, ${after.id})` : sql`1`}`,
  );
}

/** One application by its id, decided or not, in whatever county's name. */
export async function applicationIn(db: Db, now: number, id: string): Promise<Waiting | undefined> {
  const [found] = await chosen(db, now, sql`a.id = ${id}`);
  return found;
}

function chosen(db: Db, now: number, where: SQL): Promise<Waiting[]> {
  return db.all<Waiting>(
    sql`SELECT a.id, a.county_id AS code, a.county, a.office, a.name, a.login, a.phone, a.password_hash AS passwordHash,
        a.created_at AS appliedAt, d.outcome FROM applications a /* every county */
      LEFT JOIN application_decisions d ON d.county_id = a.county_id AND d.application_id = a.id
      WHERE a.created_at > ${lapsedBefore(now)} AND ${where}
      ORDER BY a.created_at, a.id LIMIT ${APPLICATIONS_PAGE}`,
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
