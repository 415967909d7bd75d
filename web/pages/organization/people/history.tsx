import { For, type JSX, Show } from "solid-js";
import { useMe } from "../../../shell/me.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Section } from "../../../ui/Page.tsx";
import css from "./people.module.css";
import type { PersonDetail } from "./people.ts";

/** Each kind of interval in words. */
export function useWords() {
  const t = useText(words);
  return {
    membership: (row: PersonDetail["memberships"][number]) => row.branchName,
    standing: (row: PersonDetail["standings"][number]) => t(row.standing),
    post: (row: PersonDetail["posts"][number]) =>
      [
        t(row.post),
        row.title,
        row.office !== "none" && t(`office_${row.office}`),
        t(row.employment === "none" ? "employment_none" : row.employment),
        row.onProbation && t("on_probation"),
      ]
        .filter(Boolean)
        .join(" · "),
    exemption: (row: PersonDetail["exemptions"][number]) =>
      [t(row.covers), t(row.reason), row.note].filter(Boolean).join(" · "),
  };
}

export type IntervalRow = { id: string; fromOn: string; untilOn: string | null };

const holds = (row: IntervalRow, today: string) =>
  row.fromOn <= today && (!row.untilOn || row.untilOn > today);

/** The interval that holds today: the newest may be one that is only planned. */
export const heldOn = <Row extends IntervalRow>(rows: readonly Row[], today: string) =>
  rows.find((row) => holds(row, today));

/** What stands last, in words: what a new interval follows. */
export function useLatest() {
  const t = useText(words);
  const me = useMe();
  return <Row extends IntervalRow>(rows: readonly Row[], say: (row: Row) => string) =>
    rows[0]
      ? t("with_span", { what: say(rows[0]), span: spanWords(rows[0], me().today, t) })
      : t("no_history");
}

/** Until is exclusive; people read the last day. */
function spanWords(row: IntervalRow, today: string, t: ReturnType<typeof useText<typeof words.zh>>) {
  if (row.untilOn) return t("from_to", { from: fullDay(row.fromOn), to: fullDay(dayBefore(row.untilOn)) });
  return t(row.fromOn > today ? "from_future" : "since", { from: fullDay(row.fromOn) });
}
const dayBefore = (on: string) =>
  new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

export function History<Row extends IntervalRow>(props: {
  title: string;
  rows: readonly Row[];
  words: (row: Row) => string;
  action?: false | { label: string; run: () => void };
  rowAction?: (row: Row) => JSX.Element;
  /** Takes back what has not begun or was entered today. */
  onWithdraw?: false | ((id: string, what: string) => void);
  withdrawable?: readonly string[];
}) {
  const t = useText(words);
  const me = useMe();
  return (
    <Section
      title={props.title}
      action={
        <Show when={props.action}>
          {(action) => (
            <Button size="small" onClick={() => action().run()}>
              {action().label}
            </Button>
          )}
        </Show>
      }
    >
      <ol class={css.history}>
        <For each={props.rows} fallback={<li class="soft">{t("no_history")}</li>}>
          {(row) => (
            <li data-now={holds(row, me().today) ? "" : undefined}>
              <span>
                <b>{props.words(row)}</b>
                <small>{spanWords(row, me().today, t)}</small>
              </span>
              {props.rowAction?.(row)}
              <Show when={props.withdrawable?.includes(row.id) && props.onWithdraw}>
                {(withdraw) => (
                  <Button
                    size="small"
                    label={t("withdraw_of", { what: props.words(row) })}
                    onClick={() => withdraw()(row.id, props.words(row))}
                  >
                    {t("withdraw")}
                  </Button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Section>
  );
}
