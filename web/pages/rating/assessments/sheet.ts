import type { ListedRating, Scheme } from "../../../shell/rating/assessments.ts";
import { criterionWord, gradeWord, outcomeWord, reasonsOf } from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";

const t = useText(words);

/** A unit's ratings as a spreadsheet. */
export function sheetOf(name: string, scheme: Scheme, rows: readonly ListedRating[]) {
  const criterion = (row: ListedRating, code: string) => {
    const found = row.score.score?.criteria.find((one) => one.code === code);
    const [n, d] = (found?.points ?? "0/1").split("/");
    return found && found.removed === null ? Number((BigInt(n ?? 0) * 100n) / BigInt(d ?? 1)) / 100 : null;
  };
  return {
    name,
    rows,
    columns: [
      { head: t("name"), value: (row: ListedRating) => row.name },
      { head: t("branch"), value: (row: ListedRating) => row.branchName, width: 24 },
      { head: t("grade"), value: (row: ListedRating) => outcomeWord(row.outcome, scheme) },
      {
        head: t("total"),
        value: (row: ListedRating) => (row.totalHundredths === null ? null : row.totalHundredths / 100),
      },
      ...["C1", "C2", "C3", "C4", "C5", "C6"].map((code) => ({
        head: criterionWord(code),
        value: (row: ListedRating) => criterion(row, code),
      })),
      { head: t("export_why"), value: (row: ListedRating) => reasonsOf(row).join("; "), width: 48 },
      {
        head: t("export_decided"),
        value: (row: ListedRating) => gradeWord(row.decidedGrade, scheme),
      },
    ],
  };
}
