import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import { For, type JSX, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { Failure } from "../../../shell/Guarded.tsx";
import {
  charactersOf,
  isInspected,
  type OwnItem,
  unexcusedOf,
  useOwnItems,
} from "../../../shell/inspection/inspections.ts";
import { useMe } from "../../../shell/me.ts";
import { figure, hours } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import css from "./inspections.module.css";
import { Particulars } from "./particulars.tsx";
import {
  dayFrom,
  qualityWord,
  quarterWords,
  reasonsOf,
  verdictKind,
  verdictWord,
  whole,
} from "./verdict-words.ts";

/** What the inspections found of oneself, and what is still to be made good until when. */
export function OwnInspections() {
  const t = useText(inspecting);
  const own = useOwnItems();
  return (
    <Allowed any={["inspection.read"]}>
      <PageHead title={t("own_title")} sub={t("own_sub")} />
      <Show
        when={!own.isError}
        fallback={<Failure error={own.error as Error} onRetry={() => own.refetch()} />}
      >
        <Show when={own.data} fallback={<Skeleton lines={8} />}>
          {(data) => (
            <For
              each={data().items}
              fallback={
                <EmptyState icon={ClipboardCheck} title={t("own_none")}>
                  {t("own_none_help")}
                </EmptyState>
              }
            >
              {(item) => <Quarter item={item} labels={data().labels} />}
            </For>
          )}
        </Show>
      </Show>
    </Allowed>
  );
}

function Quarter(props: { item: OwnItem; labels: Readonly<Record<string, string>> }) {
  const t = useText(inspecting);
  const me = useMe();
  const item = () => props.item;
  const isOpen = () => item().verdict === "rectify" && me().today <= item().rectifyUntil;
  return (
    <Section title={quarterWords(item().quarter)} sub={item().branchName}>
      <div class={css.verdict}>
        <StatusText kind={verdictKind(item().verdict)}>{verdictWord(item().verdict)}</StatusText>
        <For each={reasonsOf(item())}>{(sentence) => <span>{sentence}</span>}</For>
        <Show when={isOpen()}>
          <span>
            {t("own_until", { day: dayFrom(me().today, item().rectifyUntil) })}{" "}
            <Link href={`/c/${countyCode()}/notes/new`}>{t("own_write")}</Link>
          </span>
        </Show>
      </div>
      <Show when={isInspected(item().proposed)}>
        <dl class={css.figures}>
          <Figure term={t("characters")}>
            {figure(charactersOf(item()))} / {figure(whole(item().floor))}
          </Figure>
          <Figure term={t("own_notes")}>{item().facts.notesInQuarter}</Figure>
          <Figure term={t("sessions")}>
            {item().facts.sessions.present} / {item().facts.sessions.expected}
          </Figure>
          <Figure term={t("unexcused")}>{unexcusedOf(item()).length}</Figure>
          <Figure term={t("hours")}>{hours(item().facts.minutes)}</Figure>
          <Figure term={t("quality")}>{qualityWords(item().quality) ?? t("own_unmarked")}</Figure>
        </dl>
        <details class={css.basis}>
          <summary>{t("own_records")}</summary>
          <Particulars item={item()} labels={props.labels} />
        </details>
      </Show>
    </Section>
  );
}

function Figure(props: { term: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

const qualityWords = (quality: OwnItem["quality"]) => quality && qualityWord(quality);
