import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { belongsTo, countyColumns, keyed, stamps } from "../base";
import { accounts } from "./accounts";

/** How ids of these records begin. */
export const feedbackIds = ["fee"] as const;

/** What users tell the county's administrators about a page (F34). */
export const feedback = sqliteTable(
  "feedback",
  {
    ...countyColumns,
    id: text().notNull(),
    accountId: text().notNull(),
    page: text().notNull(),
    body: text().notNull(),
    ...stamps,
  },
  (t) => [
    keyed(t),
    belongsTo(t, t.accountId, () => accounts),
    index("feedback_account").on(t.countyId, t.accountId),
  ],
);
