import { createMemo, createSignal } from "solid-js";
import { BALLOT_MARKS } from "../../../../db/vocabulary.ts";
import type { BallotRow, Ballots } from "../../../../worker/rating/ballots/shape.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import type { FormError } from "../../../ui/Form.tsx";

export type Kind = (typeof BALLOT_MARKS)[number];
type Typed = Record<Kind, string>;

const asTyped = (row: BallotRow): Typed =>
  Object.fromEntries(BALLOT_MARKS.map((kind) => [kind, row[kind] === null ? "" : `${row[kind]}`])) as Typed;
export const isCount = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 10_000;

export type Counts = ReturnType<typeof useCounts>;

/** What was counted of each member, as it stands and as it is typed. */
export function useCounts(data: () => Ballots) {
  const [typed, setTyped] = createSignal<Readonly<Record<string, Typed>>>({});
  const rowOf = createMemo(() => new Map(data().rows.map((row) => [row.personId, row])));
  const ids = createMemo(() => data().rows.map(({ personId }) => personId), undefined, {
    equals: (a, b) => a.join() === b.join(),
  });
  const row = (id: string) => rowOf().get(id) as BallotRow;
  const counts = (id: string): Typed => typed()[id] ?? asTyped(row(id));
  const type = (id: string, kind: Kind, text: string) =>
    setTyped({ ...typed(), [id]: { ...counts(id), [kind]: text } });
  const changed = () =>
    Object.keys(typed()).filter((id) =>
      BALLOT_MARKS.some((kind) => counts(id)[kind] !== asTyped(row(id))[kind]),
    );
  const overwrites = () => changed().some((id) => row(id).version > 0);
  return {
    ids,
    row,
    counts,
    type,
    changed,
    overwrites,
    forget: () => setTyped({}),
    ...useSums(ids, counts),
  };
}

function useSums(ids: () => readonly string[], counts: (id: string) => Typed) {
  const filled = (id: string) => BALLOT_MARKS.filter((kind) => counts(id)[kind] !== "").length;
  const isWhole = (id: string) => BALLOT_MARKS.every((kind) => isCount(counts(id)[kind]));
  const total = (id: string) => BALLOT_MARKS.reduce((sum, kind) => sum + (Number(counts(id)[kind]) || 0), 0);
  /** The number of valid ballots that most rows have: a slip of the pen stands out against it. */
  const usual = createMemo(() => {
    const times = new Map<number, number>();
    for (const id of ids()) if (isWhole(id)) times.set(total(id), (times.get(total(id)) ?? 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  const differs = () => ids().filter((id) => isWhole(id) && total(id) !== usual()).length;
  const sumOf = (kind: Kind) => ids().reduce((sum, id) => sum + (Number(counts(id)[kind]) || 0), 0);
  return { filled, isWhole, total, usual, differs, sumOf };
}

/** What keeps the counts of a member from being saved, at its field. */
export function faultsOf({ row, counts, total }: Counts, id: string, voters: number): FormError[] {
  const t = useText(words);
  const { name } = row(id);
  const bad = BALLOT_MARKS.find((kind) => counts(id)[kind] !== "" && !isCount(counts(id)[kind]));
  if (bad) return [{ name: `${id}.${bad}`, sentence: t("b_wrong", { name, grade: t(`b_${bad}`) }) }];
  const blank = BALLOT_MARKS.find((kind) => counts(id)[kind] === "");
  if (blank) return [{ name: `${id}.${blank}`, sentence: t("b_incomplete", { name }) }];
  return total(id) > voters
    ? [{ name: `${id}.excellent`, sentence: t("b_too_many", { name, n: total(id), voters }) }]
    : [];
}
