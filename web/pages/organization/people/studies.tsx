import { useSearchParams } from "@solidjs/router";
import { For, type JSX, onMount, Show } from "solid-js";
import { county, queryOf } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { fullDay, hours } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { Columns, Section, Skeleton } from "../../../ui/Page.tsx";
import css from "./people.module.css";

/** What a person took part in, certificates and leave, latest first; the record that a figure led here for is marked. */
export function Studies(props: { person: string }) {
  const t = useText(words);
  const contributions = useQuery(() => ({
    queryKey: ["learning", "of", props.person],
    queryFn: () => county.get(`/learning${queryOf({ person: props.person })}`),
  }));
  const leaves = useQuery(() => ({
    queryKey: ["leaves", "of", props.person],
    queryFn: () => county.get(`/leaves${queryOf({ person: props.person })}`),
  }));
  return (
    <Columns>
      <Section title={t("contributions")}>
        <Show when={contributions.data} fallback={<Skeleton lines={3} />}>
          {(data) => (
            <ul class={css.plain}>
              <For each={data().contributions} fallback={<li class="soft">{t("no_contributions")}</li>}>
                {(row) => (
                  <RecordLine id={row.id}>
                    <b>{row.title}</b>
                    <small>
                      {[
                        t(`kind_${row.kind}`),
                        fullDay(row.doneOn),
                        ...(row.minutes > 0 ? [t("hours_n", { n: hours(row.minutes) })] : []),
                        ...(row.approvedAt === null ? [t("not_yet_approved")] : []),
                      ].join(" · ")}
                    </small>
                  </RecordLine>
                )}
              </For>
            </ul>
          )}
        </Show>
      </Section>
      <Section title={t("leaves")}>
        <Show when={leaves.data} fallback={<Skeleton lines={3} />}>
          {(data) => (
            <ul class={css.plain}>
              <For each={data().leaves} fallback={<li class="soft">{t("no_leaves")}</li>}>
                {(row) => (
                  <RecordLine id={row.id}>
                    <b>{t("leave_days", { from: fullDay(row.firstOn), to: fullDay(row.lastOn) })}</b>
                    <small>
                      {t(`leave_${row.kind}`)} · {t(`state_${row.state}`)}
                    </small>
                  </RecordLine>
                )}
              </For>
            </ul>
          )}
        </Show>
      </Section>
    </Columns>
  );
}

function RecordLine(props: { id: string; children: JSX.Element }) {
  const [search] = useSearchParams<{ record?: string }>();
  let line: HTMLLIElement | undefined;
  const isSought = () => search.record === props.id;
  onMount(() => isSought() && line?.scrollIntoView({ block: "center" }));
  return (
    <li ref={line} class={css.record} aria-current={isSought() ? "true" : undefined}>
      {props.children}
    </li>
  );
}
