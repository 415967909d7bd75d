/** The engine proposed a grade that people may confirm as it is; pending seats and scores below the last band are the committee's (measures §7). */
export function isConfirmable(outcome: string): boolean {
  return ["excellent", "beyond_quota", "qualified", "basically_qualified"].includes(outcome);
}
