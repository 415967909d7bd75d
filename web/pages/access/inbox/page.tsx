import BellIcon from "lucide-solid/icons/bell";
import { createMemo, For, Show } from "solid-js";
import type { InboxItem, InboxPage } from "../../../../worker/access/inbox/shape.ts";
import { county, queryOf } from "../../../api.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "../../../query/index.ts";
import { More } from "../../../shell/More.tsx";
import { inboxing } from "../../../text/access/inbox.zh.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import css from "./inbox.module.css";
import { placeOf, useSentence } from "./sentences.ts";

type Read = { ids?: string[]; until?: string };

/** What the account was told, latest first; following an item reads it. */
export function Inbox() {
  const t = useText(inboxing);
  const client = useQueryClient();
  const list = useInfiniteQuery(() => ({
    queryKey: ["inbox", "list"],
    queryFn: ({ pageParam }): Promise<InboxPage> => county.get(`/inbox${queryOf({ after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: InboxPage) => last.after ?? undefined,
  }));
  const items = createMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items));
  const reading = useMutation(() => ({
    mutationFn: (asked: Read) => county.put("/inbox/reading", asked),
    onSettled: () => client.invalidateQueries({ queryKey: ["inbox"] }),
  }));
  const newest = () => items()[0]?.id;
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        actions={
          <Show when={items().some((item) => !item.isRead) && newest()}>
            {(until) => (
              <Button busy={reading.isPending} onClick={() => reading.mutate({ until: until() })}>
                {t("read_all")}
              </Button>
            )}
          </Show>
        }
      />
      <Show when={list.data} fallback={<Skeleton lines={8} />}>
        <Show
          when={items().length}
          fallback={
            <EmptyState icon={BellIcon} title={t("none")}>
              {t("none_help")}
            </EmptyState>
          }
        >
          <ul class={css.items}>
            <For each={items()}>
              {(item) => <Item item={item} onRead={() => reading.mutate({ ids: [item.id] })} />}
            </For>
          </ul>
          <More list={list} />
        </Show>
      </Show>
    </>
  );
}

function Item(props: { item: InboxItem; onRead: () => void }) {
  const t = useText(inboxing);
  const sentence = useSentence();
  return (
    <li class={classes(css.item, !props.item.isRead && css.unread)}>
      <p>
        <Show when={!props.item.isRead}>
          <span class={css.mark}>{t("unread")}</span>
        </Show>
        {sentence(props.item)}
      </p>
      <Show
        when={placeOf(props.item)}
        fallback={
          <Show when={!props.item.isRead}>
            <Button size="small" kind="quiet" onClick={() => props.onRead()}>
              {t("read_one")}
            </Button>
          </Show>
        }
      >
        {(place) => (
          <a class={css.go} href={place().href} onClick={() => !props.item.isRead && props.onRead()}>
            {t(place().words)}
          </a>
        )}
      </Show>
      <time>{fullMoment(props.item.at)}</time>
    </li>
  );
}
