import { type SQL, sql } from "drizzle-orm";
import type { Write } from "../../core/commit";
import { newId } from "../../core/ids";
import { Refusal } from "../../core/refusal";
import type { Db } from "../../core/shards";
import { statement } from "../../core/statement";
import { type ChargeLimit, chargeLimits, knownBrowser } from "./rules";
import type { Device } from "./shape";

type Place = { db: Db; countyId: string; realNow: number };
/** Whom a try is charged to; the address is empty where it does not count. */
export type Charged = { address: string; account: string };

export const ownPasswordOf = (accountId: string): Charged => ({ address: "", account: `own:${accountId}` });
export const codeOf = (accountId: string): Charged => ({ address: "", account: `code:${accountId}` });

/** Charges the try before anything is hashed, in one statement, so that parallel guesses are all counted; refused beyond a limit. */
export async function charge(place: Place, charged: Charged, kind: keyof typeof chargeLimits): Promise<void> {
  const until = sql`max(0, ${sql.join(
    chargeLimits[kind].map((limit) => freeAt(place, charged, limit)),
    sql`, `,
  )})`;
  const { db, countyId, realNow } = place;
  const [blocked] = await db.batch([
    statement<{ until: number }>(db, sql`SELECT ${until} AS until /* county_id = ? */`),
    statement(
      db,
      sql`INSERT INTO sign_in_charges (county_id, id, address, account, at)
        SELECT ${countyId}, ${newId("chg")}, ${charged.address}, ${charged.account}, ${realNow} WHERE ${until} = 0`,
    ),
  ]);
  const wait = (blocked[0]?.until ?? 0) - realNow;
  if (wait <= 0) return;
  const seconds = Math.ceil(wait / 1000);
  throw new Refusal("too_many", { retryAfterSeconds: seconds, params: { seconds } });
}

/** When the oldest of too many charges lapses; 0 while there are fewer. */
function freeAt({ countyId, realNow }: Place, charged: Charged, { by, most, withinMs }: ChargeLimit): SQL {
  const column = sql.raw(by);
  return sql`(SELECT iif(count(*) >= ${most}, min(c.at) + ${withinMs}, 0) FROM sign_in_charges c
    WHERE c.county_id = ${countyId} AND c.${column} = ${charged[by]} AND c.at > ${realNow - withinMs})`;
}

/** A complete success takes back what was charged to this account from this place. */
export function giveBack({ db, countyId }: Pick<Place, "db" | "countyId">, charged: Charged): Write {
  return statement(
    db,
    sql`DELETE FROM sign_in_charges WHERE county_id = ${countyId} AND account = ${charged.account} AND address = ${charged.address}`,
  );
}

/** A new password handed over by a colleague opens the door again at once. */
export function forgiveAccount(db: Db, countyId: string, accountId: string): Write {
  const accounts = [accountId, ownPasswordOf(accountId).account, codeOf(accountId).account];
  return statement(
    db,
    sql`DELETE FROM sign_in_charges WHERE county_id = ${countyId} AND account IN (SELECT value FROM json_each(${JSON.stringify(accounts)}))`,
  );
}

/** Counts a try of a known browser as failed until it is complete; whether it still goes by its own allowance. */
export async function chargeDevice({ db, countyId, realNow }: Place, device: Device): Promise<boolean> {
  const { tries, withinMs, failuresInRow } = knownBrowser;
  const over = sql`since <= ${realNow - withinMs}`;
  const [counted] = await db.batch([
    statement<{ failures: number }>(
      db,
      sql`INSERT INTO device_tries (county_id, nonce, since, tries, failures, expires_at)
        VALUES (${countyId}, ${device.nonce}, ${realNow}, 1, 1, ${device.expiresAt})
        ON CONFLICT (county_id, nonce) DO UPDATE SET since = iif(${over}, ${realNow}, since),
          tries = iif(${over}, 1, tries + 1), failures = failures + 1
          WHERE failures < ${failuresInRow} AND (${over} OR tries < ${tries})
        RETURNING failures`,
    ),
  ]);
  return counted.length > 0;
}

export function forgiveDevice({ db, countyId }: Pick<Place, "db" | "countyId">, device: Device): Write {
  return statement(
    db,
    sql`DELETE FROM device_tries WHERE county_id = ${countyId} AND nonce = ${device.nonce}`,
  );
}
