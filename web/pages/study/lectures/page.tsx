import Presentation from "lucide-solid/icons/presentation";
import { createMemo, createSignal, Show } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { useMe } from "../../../shell/me.ts";
import { useYearChoice, YearChoice } from "../../../shell/YearChoice.tsx";
import { fullDay, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { lectures as words } from "../../../text/study/lectures.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./lectures.module.css";
import { givenOf, type Rota, type Turn, useRota, useRotaChange } from "./lectures.ts";
import { GiveDialog, TurnForm } from "./turn-forms.tsx";

/** Who lectures when and on what; a department head owes what stands here. */
export function Lectures() {
  const t = useText(words);
  const chosen = useYearChoice();
  const { thisYear, year } = chosen;
  const rota = useRota(year);
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        back={{ href: `/c/${countyCode()}/sessions`, label: t("back") }}
      />
      <YearChoice label={t("year")} of={chosen} />
      <Show when={rota.data} fallback={<Skeleton lines={6} />}>
        {(data) => (
          <>
            <Turns rota={data()} />
            <Show when={data().can.includes("learning.record") && year() >= thisYear}>
              <Section title={t("add")}>
                <TurnForm year={year()} />
              </Section>
            </Show>
          </>
        )}
      </Show>
    </>
  );
}

function Turns(props: { rota: Rota }) {
  const t = useText(words);
  const me = useMe();
  const change = useRotaChange();
  const [giving, setGiving] = createSignal<Turn>();
  const given = createMemo(() => givenOf(props.rota));
  const state = (turn: Turn) => {
    const on = given().get(turn.id);
    if (on) return { kind: "ok" as const, says: t("given", { on: fullDay(on) }) };
    const late = turn.plannedOn !== null && turn.plannedOn < me().today;
    return late ? { kind: "short" as const, says: t("late") } : { kind: "none" as const, says: t("waiting") };
  };
  const takeOff = (turn: Turn) =>
    change.mutate(() => county.post(`/lectures/${turn.id}/withdrawal`), {
      onSuccess: () =>
        toast(t("withdrawn", { name: turn.name }), {
          label: t("again"),
          run: () => {
            const { personId, plannedOn, topic } = turn;
            change.mutate(() =>
              county.post("/lectures", { personId, plannedOn, topic, year: props.rota.year }),
            );
          },
        }),
      onError: (error) => toast(sentenceOf(error)),
    });
  return (
    <Show
      when={props.rota.turns.length}
      fallback={
        <EmptyState icon={Presentation} title={t("none")}>
          {t("none_help")}
        </EmptyState>
      }
    >
      <p class={css.exports}>
        <ExportButtons
          what={() => ({
            name: `${t("title")} ${props.rota.year}`,
            rows: props.rota.turns,
            columns: [
              { head: t("planned"), value: (turn: Turn) => turn.plannedOn ?? "", width: 14 },
              { head: t("who"), value: (turn: Turn) => turn.name },
              { head: t("branch"), value: (turn: Turn) => turn.branchName, width: 24 },
              { head: t("topic"), value: (turn: Turn) => turn.topic, width: 40 },
              { head: t("state"), value: (turn: Turn) => state(turn).says, width: 24 },
            ],
          })}
        />
      </p>
      <Table<Turn>
        caption={t("title")}
        captionHidden
        rows={props.rota.turns}
        columns={[
          {
            key: "planned",
            head: t("planned"),
            kind: "tight",
            cell: (turn) => (turn.plannedOn ? weekday(turn.plannedOn) : t("undated")),
          },
          { key: "who", head: t("who"), kind: "tight", cell: (turn) => turn.name },
          {
            key: "state",
            head: t("state"),
            cell: (turn) => <StatusText kind={state(turn).kind}>{state(turn).says}</StatusText>,
          },
          { key: "topic", head: t("topic"), cell: (turn) => turn.topic },
          { key: "branch", head: t("branch"), cell: (turn) => turn.branchName },
          {
            key: "action",
            head: "",
            kind: "tight",
            cell: (turn) => (
              <Show when={turn.can.includes("learning.record") && !given().has(turn.id)}>
                <span class={css.keys}>
                  <Button size="small" label={`${t("give")} ${turn.name}`} onClick={() => setGiving(turn)}>
                    {t("give")}
                  </Button>
                  <Button
                    size="small"
                    kind="quiet"
                    label={`${t("withdraw")} ${turn.name}`}
                    onClick={() => takeOff(turn)}
                  >
                    {t("withdraw")}
                  </Button>
                </span>
              </Show>
            ),
          },
        ]}
      />
      <Show when={giving()} keyed>
        {(turn) => <GiveDialog turn={turn} onClose={() => setGiving(undefined)} />}
      </Show>
    </Show>
  );
}
