import { type SQL, sql } from "drizzle-orm";
import { defaults } from "./rules-defaults";

/** A day that the county's measures set for the year of a last quarter, as MM-DD (measures §2); SQLite works it out once a statement. */
export function countyDay(county: SQL, lastQuarter: SQL, day: "makeUpHeldUntil" | "evidenceUntil"): SQL {
  const [key, otherwise] = [`'$.timetable.${day}'`, `'${defaults.timetable[day]}'`].map(sql.raw);
  return sql`coalesce((SELECT coalesce(u.content, v.content)->>${key} FROM measure_versions v
    LEFT JOIN used_measures u ON u.county_id = v.county_id AND u.version_id = v.id
    WHERE v.county_id = ${county} AND v.from_quarter <= ${lastQuarter}
    AND NOT EXISTS (SELECT 1 FROM measure_withdrawals w WHERE w.county_id = v.county_id AND w.version_id = v.id)
    ORDER BY v.from_quarter DESC, v.number DESC LIMIT 1), ${otherwise})`;
}
