export const quarters = ["Q1", "Q2", "Q3", "Q4"] as const;
export type Period = { year: number; quarter: (typeof quarters)[number] | "all" };

/** What the address asks for; a part that it leaves out is that of today. */
export function periodOf(search: { year?: string; quarter?: string }, today: string): Period {
  const year = /^20\d\d$/.test(search.year ?? "") ? Number(search.year) : Number(today.slice(0, 4));
  const asked = quarters.find((quarter) => quarter === search.quarter);
  if (asked) return { year, quarter: asked };
  if (search.quarter === "all") return { year, quarter: "all" };
  if (year !== Number(today.slice(0, 4))) return { year, quarter: "all" };
  return { year, quarter: quarters[Math.floor((Number(today.slice(5, 7)) - 1) / 3)] ?? "Q1" };
}

/** "2026Q3" or "2026", as the API writes periods. */
export const periodKey = ({ year, quarter }: Period) => (quarter === "all" ? `${year}` : `${year}${quarter}`);
