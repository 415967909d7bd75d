import { useSearchParams } from "@solidjs/router";
import MessageSquare from "lucide-solid/icons/message-square";
import { createMemo, Show } from "solid-js";
import type { FeedbackPage, FeedbackRow } from "../../../../worker/access/feedback/shape.ts";
import { county, countyCode, queryOf } from "../../../api.ts";
import { useInfiniteQuery } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { telling } from "../../../text/access/feedback.zh.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";

/** What people said about the pages, for the county's administrators. */
export function FeedbackList() {
  return (
    <Allowed any={["feedback.read"]}>
      <List />
    </Allowed>
  );
}

function List() {
  const t = useText(telling);
  const [search] = useSearchParams<{ q?: string }>();
  const list = useInfiniteQuery(() => ({
    queryKey: ["feedback", search.q],
    queryFn: ({ pageParam }): Promise<FeedbackPage> =>
      county.get(`/feedback${queryOf({ q: search.q, after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: FeedbackPage) => last.after ?? undefined,
  }));
  const rowsOf = (pages: readonly FeedbackPage[] = []) => pages.flatMap((one) => one.feedback);
  const shown = createMemo(() => rowsOf(list.data?.pages));
  /** The page's own path below the county. */
  const place = (row: FeedbackRow) => row.page.replace(`/c/${countyCode()}`, "") || "/";
  return (
    <>
      <PageHead title={t("title")} sub={t("sub")} />
      <FilterBar
        label={t("title")}
        filters={[{ kind: "search", name: "q", label: t("search") }]}
        count={
          list.isSuccess ? t(list.hasNextPage ? "count_more" : "count", { n: shown().length }) : undefined
        }
      >
        <ExportButtons
          what={async () => ({
            name: t("title"),
            rows: rowsOf(await list.readAll()),
            columns: [
              { head: t("when"), value: (row) => fullMoment(row.createdAt), width: 20 },
              { head: t("who"), value: (row) => row.name },
              { head: t("page"), value: place, width: 30 },
              { head: t("body"), value: (row) => row.body, width: 80 },
            ],
          })}
        />
      </FilterBar>
      <Show when={list.data} fallback={<Skeleton lines={8} />}>
        <Table<FeedbackRow>
          caption={t("title")}
          captionHidden
          rows={shown()}
          empty={
            <Show
              when={search.q}
              fallback={
                <EmptyState icon={MessageSquare} title={t("none")}>
                  {t("none_help")}
                </EmptyState>
              }
            >
              <EmptyState title={t("none_match")}>{t("none_match_help")}</EmptyState>
            </Show>
          }
          columns={[
            { key: "body", head: t("body"), cell: (row) => row.body },
            { key: "page", head: t("page"), cell: (row) => <Link href={row.page}>{place(row)}</Link> },
            { key: "who", head: t("who"), kind: "tight", cell: (row) => row.name },
            {
              key: "when",
              head: t("when"),
              kind: "tight",
              cell: (row) => fullMoment(row.createdAt),
              compare: (a, b) => a.createdAt - b.createdAt,
            },
          ]}
        />
        <More list={list} />
      </Show>
    </>
  );
}
