import { For, Show } from "solid-js";
import type { LikeNote } from "../../../../worker/writing/likeness/shape.ts";
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

type Pair = { own: LikeNote; other: LikeNote; share: number };

/** One question for the whole branch, whichever person asks. */
function useAlike(item: () => Item): () => Pair[] {
  const can = useCan();
  const pairs = useQuery(() => ({
    queryKey: ["notes", "alike", item().facts.unitId, item().facts.quarter],
    queryFn: () =>
      county.get(`/notes/likenesses?branch=${item().facts.unitId}&quarter=${item().facts.quarter}`),
    enabled: can("inspection.mark"),
    throwOnError: false,
  }));
  const mine = (note: LikeNote) => note.personId === item().personId;
  return () =>
    (pairs.data?.pairs ?? []).flatMap(({ notes: [one, other], shared, pieces }) => {
      const share = shared / pieces;
      if (mine(one)) return [{ own: one, other, share }];
      return mine(other) ? [{ own: other, other: one, share }] : [];
    });
}

/** Beside the name in the table. */
export function AlikeMark(props: { item: Item }) {
  const t = useText(likeness);
  const pairs = useAlike(() => props.item);
  return (
    <Show when={pairs().length > 0}>
      <span class={css.spot}>{t("mark")}</span>
    </Show>
  );
}

/** With whose note, how much of it, and where to read it; the inspector decides. */
export function AlikeNotes(props: { item: Item }) {
  const t = useText(likeness);
  const pairs = useAlike(() => props.item);
  return (
    <Show when={pairs().length > 0}>
      <Notice title={t("title")}>
        <For each={pairs()}>
          {({ own, other, share }) => (
            <p>
              {t(own.personId === other.personId ? "own_line" : "line", {
                own: own.title,
                on: day(own.writtenOn),
                name: other.name,
                other: other.title,
                otherOn: day(other.writtenOn),
                share: percent(share, 0),
              })}{" "}
              <Link href={`/c/${countyCode()}/notes/${other.id}`}>{t("read")}</Link>
            </p>
          )}
        </For>
        <p class="soft">{t("help")}</p>
      </Notice>
    </Show>
  );
}
