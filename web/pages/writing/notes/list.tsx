import { useSearchParams } from "@solidjs/router";
import NotebookPen from "lucide-solid/icons/notebook-pen";
import { createMemo, Show } from "solid-js";
import type { NotePage, NoteRow } from "../../../../worker/writing/notes/shape.ts";
import { county, countyCode, queryOf } from "../../../api.ts";
import { useInfiniteQuery } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { type Me, useCan, useMe } from "../../../shell/me.ts";
import { unitOptions, useUnits } from "../../../shell/unit-options.ts";
import { WritingTabs } from "../../../shell/writing/tabs.tsx";
import { day, figure, fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { notebook } from "../../../text/writing/notes.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { type Filter, FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";

export function Notes() {
  return (
    <Allowed any={["note.read"]}>
      <List />
    </Allowed>
  );
}

/** One's own notes and, for accounts that read more, those of the units in reach. */
function List() {
  const t = useText(notebook);
  const can = useCan();
  const { list, isFiltered } = useNotes();
  const filters = useFilters();
  const columns = useColumns();
  const shown = createMemo(() => rowsOf(list.data?.pages));
  return (
    <>
      <PageHead
        title={t("notes")}
        sub={t("notes_sub")}
        actions={
          <Show when={can("note.write")}>
            <ButtonLink kind="primary" href={`/c/${countyCode()}/notes/new`}>
              {t("write_note")}
            </ButtonLink>
          </Show>
        }
      />
      <WritingTabs current="notes" />
      <FilterBar
        label={t("notes")}
        filters={filters()}
        count={
          list.isSuccess ? t(list.hasNextPage ? "count_more" : "count", { n: shown().length }) : undefined
        }
      >
        <ExportButtons
          what={async () => ({
            name: t("notes"),
            rows: rowsOf(await list.readAll()),
            columns: [
              { head: t("day"), value: (row) => row.writtenOn },
              { head: t("name"), value: (row) => row.name },
              { head: t("branch"), value: (row) => row.branchName, width: 26 },
              { head: t("title"), value: (row) => row.title, width: 40 },
              { head: t("form"), value: (row) => t(row.form) },
              { head: t("characters"), value: counted },
            ],
          })}
        />
      </FilterBar>
      <Show when={list.isSuccess} fallback={<Skeleton lines={8} />}>
        <Table<NoteRow>
          caption={t("notes")}
          captionHidden
          rows={shown()}
          empty={<Empty isFiltered={isFiltered()} />}
          columns={columns()}
        />
        <More list={list} />
      </Show>
    </>
  );
}

const rowsOf = (pages: readonly NotePage[] = []) => pages.flatMap((one) => one.notes);

/** What counts: as somebody verified it, else as it was counted. */
const counted = (row: NoteRow) => row.verifiedCharacters ?? row.characters;

const readsOthers = (me: Me) => me.roles.some((held) => held.role !== "person");

function useNotes() {
  const me = useMe();
  const [search] = useSearchParams<{
    unit?: string;
    whose?: string;
    from?: string;
    to?: string;
    q?: string;
  }>();
  const filter = () => ({
    unit: search.unit,
    from: search.from,
    to: search.to,
    q: search.q,
    person: search.whose === "mine" ? me().person?.id : undefined,
  });
  const list = useInfiniteQuery(() => ({
    queryKey: ["notes", "list", filter()],
    queryFn: ({ pageParam }): Promise<NotePage> =>
      county.get(`/notes${queryOf({ ...filter(), after: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last: NotePage) => last.after ?? undefined,
  }));
  return { list, isFiltered: () => Object.values(filter()).some(Boolean) };
}

function useFilters(): () => Filter[] {
  const t = useText(notebook);
  const me = useMe();
  const units = useUnits();
  return () => [
    { kind: "search", name: "q", label: t("search") },
    { kind: "days" },
    ...(readsOthers(me())
      ? [
          {
            kind: "select" as const,
            name: "unit",
            label: t("all_units"),
            options: unitOptions(units.data?.units),
          },
          ...(me().person
            ? [
                {
                  kind: "select" as const,
                  name: "whose",
                  label: t("whose"),
                  options: [{ value: "mine", label: t("mine") }],
                },
              ]
            : []),
        ]
      : []),
  ];
}

function Empty(props: { isFiltered: boolean }) {
  const t = useText(notebook);
  const can = useCan();
  return (
    <Show
      when={props.isFiltered}
      fallback={
        <EmptyState icon={NotebookPen} title={can("note.write") ? t("none_notes") : t("none_read")}>
          {can("note.write") ? t("none_notes_help") : t("none_read_help")}
        </EmptyState>
      }
    >
      <EmptyState title={t("none_match")}>{t("none_match_help")}</EmptyState>
    </Show>
  );
}

function useColumns(): () => Column<NoteRow>[] {
  const t = useText(notebook);
  const me = useMe();
  return () => [
    {
      key: "title",
      head: t("title"),
      cell: (row) => <Link href={`/c/${countyCode()}/notes/${row.id}`}>{row.title}</Link>,
    },
    {
      key: "day",
      head: t("day"),
      kind: "tight",
      cell: (row) =>
        row.writtenOn.slice(0, 4) === me().today.slice(0, 4) ? day(row.writtenOn) : fullDay(row.writtenOn),
      compare: (a, b) => a.writtenOn.localeCompare(b.writtenOn),
    },
    ...(readsOthers(me())
      ? [
          { key: "name", head: t("name"), kind: "tight" as const, cell: (row: NoteRow) => row.name },
          { key: "branch", head: t("branch"), cell: (row: NoteRow) => row.branchName },
        ]
      : []),
    {
      key: "form",
      head: t("form"),
      kind: "tight",
      cell: (row) => (
        <>
          {t(row.form)}
          <Show when={row.isExcerpt}> · {t("excerpt")}</Show>
        </>
      ),
    },
    {
      key: "characters",
      head: t("characters"),
      kind: "figure",
      cell: (row) => (
        <Show
          when={row.withdrawnAt === null}
          fallback={<StatusText kind="none">{t("withdrawn")}</StatusText>}
        >
          {figure(counted(row))}
          <Show when={row.verifiedCharacters !== null}>
            {" "}
            <small>{t("verified", { n: "" }).trim()}</small>
          </Show>
        </Show>
      ),
      compare: (a, b) => counted(a) - counted(b),
    },
  ];
}
