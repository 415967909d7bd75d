import { For, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import { useYearChoice, YearChoice } from "../../../shell/YearChoice.tsx";
import { day, fullMoment, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { holidays as words } from "../../../text/measures/holidays.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState, Notice, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { ChangeForm } from "./change-form.tsx";
import css from "./holidays.module.css";
import {
  type DayRange,
  type HolidayRow,
  lengthOf,
  noticeOf,
  useChangeDays,
  useHolidays,
  useWithdrawChange,
} from "./holidays.ts";

/** The days off and working days of a year: the notice, and what the county does otherwise. */
export function Holidays() {
  const t = useText(words);
  const me = useMe();
  const chosen = useYearChoice();
  const { thisYear, year } = chosen;
  const list = useHolidays(year);
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        back={{ href: `/c/${countyCode()}/measures`, label: t("back") }}
      />
      <YearChoice label={t("year")} of={chosen} />
      <TheNotice year={year()} />
      <Section title={t("county")} sub={t("county_help")}>
        <Show when={list.data} fallback={<Skeleton lines={3} />}>
          {(data) => (
            <Show
              when={data().changes.length}
              fallback={<EmptyState title={t("none")}>{t("none_help")}</EmptyState>}
            >
              <Changes rows={data().changes} />
            </Show>
          )}
        </Show>
      </Section>
      <Show when={list.data?.can.includes("measures.manage")}>
        <Section title={t("add")}>
          <Show when={year()} keyed>
            {(of) => <ChangeForm first={of === thisYear ? me().today : `${of}-01-01`} />}
          </Show>
        </Section>
      </Show>
    </>
  );
}

function TheNotice(props: { year: number }) {
  const t = useText(words);
  return (
    <Section title={t("notice", { year: props.year })}>
      <Show
        when={noticeOf(props.year)}
        fallback={<Notice title={t("not_out", { year: props.year })}>{t("not_out_help")}</Notice>}
      >
        {(notice) => (
          <dl class={css.notice}>
            <dt>{t("days_off")}</dt>
            <dd>
              <ul class={css.days}>
                <For each={notice().off}>
                  {(run) => (
                    <li>
                      {daysOf(run)} <span class="soft">{t("n_days", { n: lengthOf(run) })}</span>
                    </li>
                  )}
                </For>
              </ul>
            </dd>
            <dt>{t("days_worked")}</dt>
            <dd>
              <ul class={css.days}>
                <For each={notice().working}>{(one) => <li>{weekday(one)}</li>}</For>
              </ul>
            </dd>
          </dl>
        )}
      </Show>
    </Section>
  );
}

function Changes(props: { rows: readonly HolidayRow[] }) {
  const t = useText(words);
  const withdraw = useWithdrawChange();
  const change = useChangeDays();
  const takeBack = (row: HolidayRow) =>
    withdraw.mutate(row.id, {
      onSuccess: () =>
        toast(t("withdrawn_done"), {
          label: t("again"),
          run: () => {
            const { first, last, kind, reason } = row;
            change.mutate({ first, last, kind, reason });
          },
        }),
      onError: (error) => toast(sentenceOf(error)),
    });
  return (
    <Table<HolidayRow>
      caption={t("county")}
      captionHidden
      rows={props.rows}
      columns={[
        {
          key: "days",
          head: t("days"),
          cell: (row) => <span class={row.withdrawnAt ? css.gone : undefined}>{daysOf(row)}</span>,
        },
        {
          key: "kind",
          head: t("kind"),
          kind: "tight",
          cell: (row) => (
            <StatusText kind={row.withdrawnAt ? "none" : row.kind === "off" ? "ok" : "info"}>
              {t(row.kind)}
            </StatusText>
          ),
        },
        { key: "reason", head: t("reason"), cell: (row) => row.reason },
        {
          key: "by",
          head: t("by"),
          cell: (row) => (
            <div class={css.why}>
              <span>
                {row.createdBy ?? ""} {fullMoment(row.createdAt)}
              </span>
              <Show when={row.withdrawnAt}>
                {(at) => <span class="soft">{t("withdrawn", { at: fullMoment(at()) })}</span>}
              </Show>
            </div>
          ),
        },
        {
          key: "action",
          head: "",
          kind: "tight",
          cell: (row) => (
            <Show when={row.can.includes("measures.manage")}>
              <Button size="small" label={`${t("withdraw")} ${daysOf(row)}`} onClick={() => takeBack(row)}>
                {t("withdraw")}
              </Button>
            </Show>
          ),
        },
      ]}
    />
  );
}

function daysOf({ first, last }: DayRange): string {
  const t = useText(words);
  return first === last ? weekday(first) : t("from_to", { first: day(first), last: day(last) });
}
