import { For, Show } from "solid-js";
import type { LikeText } from "../../../../worker/writing/likeness/shape.ts";
import { county, countyCode } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import type { Item } from "../../../shell/inspection/inspections.ts";
import { useCan } from "../../../shell/me.ts";
import { day, percent } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { likeness } from "../../../text/writing/likeness.zh.ts";
import { Link } from "../../../ui/Link.tsx";
import { Notice } from "../../../ui/Page.tsx";
import css from "./inspections.module.css";

/** One question for the whole branch, whichever person asks. */
function useAlike(item: () => Item) {
  const can = useCan();
  const asked = useQuery(() => ({
    queryKey: ["likenesses", item().facts.unitId, item().facts.quarter],
    queryFn: () => county.get(`/likenesses?branch=${item().facts.unitId}&quarter=${item().facts.quarter}`),
    enabled: can("inspection.mark"),
    throwOnError: false,
  }));
  const isMine = ({ text }: { text: LikeText }) => text.personId === item().personId;
  const pairs = () => (asked.data?.pairs ?? []).filter((pair) => isMine(pair) && !isSecondSide(pair));
  const repetitions = () => (asked.data?.repetitions ?? []).filter(isMine);
  return { pairs, repetitions, any: () => pairs().length + repetitions().length > 0 };
}

/** Two of one person are told once. */
function isSecondSide({ text, other }: { text: LikeText; other: LikeText | null }): boolean {
  return other?.personId === text.personId && text.id < other.id;
}

/** Beside the name in the table. */
export function AlikeMark(props: { item: Item }) {
  const t = useText(likeness);
  const alike = useAlike(() => props.item);
  return (
    <Show when={alike.any()}>
      <span class={css.spot}>{t("mark")}</span>
    </Show>
  );
}

/** Which note or essay, with whose, how much of it, and where to read that; the inspector decides. */
export function AlikeTexts(props: { item: Item }) {
  const t = useText(likeness);
  const alike = useAlike(() => props.item);
  const on = (text: LikeText) =>
    text.kind === "note" ? day(text.on) : t(text.on.endsWith("H1") ? "essay_h1" : "essay_h2");
  const own = (text: LikeText, of: { shared: number; pieces: number }) => ({
    own: text.title,
    on: on(text),
    share: percent(of.shared / of.pieces, 0),
  });
  return (
    <Show when={alike.any()}>
      <Notice title={t("title")}>
        <For each={alike.pairs()}>
          {(pair) => (
            <p>
              <Show when={pair.other} fallback={t("hidden_line", own(pair.text, pair))}>
                {(other) => (
                  <>
                    {t(other().personId === pair.text.personId ? "own_line" : "line", {
                      ...own(pair.text, pair),
                      name: other().name,
                      other: other().title,
                      otherOn: on(other()),
                    })}{" "}
                    <Link href={`/c/${countyCode()}/${other().kind}s/${other().id}`}>{t("read")}</Link>
                  </>
                )}
              </Show>
            </p>
          )}
        </For>
        <For each={alike.repetitions()}>{(one) => <p>{t("again_line", own(one.text, one))}</p>}</For>
        <p class="soft">{t("help")}</p>
      </Notice>
    </Show>
  );
}
