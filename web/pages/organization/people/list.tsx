import { useSearchParams } from "@solidjs/router";
import UsersRound from "lucide-solid/icons/users-round";
import { createMemo, createSignal, Show } from "solid-js";
import { STANDINGS } from "../../../../db/vocabulary.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { useCan } from "../../../shell/me.ts";
import { InvitationSheet } from "../../../shell/organization/InvitationSheet.tsx";
import { OrganizationTabs } from "../../../shell/organization/OrganizationTabs.tsx";
import { type MadeInvitation, type UnitRow, useInvite, useUnits } from "../../../shell/organization/units.ts";
import { unitOptions } from "../../../shell/unit-options.ts";
import { byName } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type Column, type Sort, Table } from "../../../ui/Table.tsx";
import { AddPerson } from "./add.tsx";
import css from "./people.module.css";
import { type PeoplePage, type PersonRow, useInvited, usePeople } from "./people.ts";

/** Everyone in reach, found by unit, name or standing. */
export function People() {
  const [made, setMade] = createSignal<readonly MadeInvitation[]>();
  return (
    <Allowed any={["comparison.read"]}>
      <Show when={made()} fallback={<List onMade={setMade} />}>
        {(links) => <InvitationSheet made={links()} onDone={() => setMade(undefined)} />}
      </Show>
    </Allowed>
  );
}

function List(props: { onMade: (made: MadeInvitation[]) => void }) {
  const t = useText(words);
  const can = useCan();
  const units = useUnits();
  const [search] = useSearchParams<{ unit?: string; q?: string; standing?: string }>();
  const [adding, setAdding] = createSignal(false);
  const [inviting, setInviting] = createSignal(false);
  const pages = usePeople(() => ({ unit: search.unit, q: search.q, standing: search.standing }));
  const rows = createMemo(() => rowsOf(pages.data?.pages));
  const links = useInvited(() => can("invitation.make"));
  const invitable = createMemo(() =>
    can("invitation.make") && links.known()
      ? rows()
          .filter(({ id, login }) => !login && !links.isInvited(id))
          .slice(0, 500)
      : [],
  );
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        actions={
          <>
            <Show when={invitable().length > 0}>
              <Button onClick={() => setInviting(true)}>{t("invite_all", { n: invitable().length })}</Button>
            </Show>
            <Show when={can("person.manage")}>
              <Button kind="primary" onClick={() => setAdding(true)}>
                {t("add")}
              </Button>
            </Show>
          </>
        }
      />
      <OrganizationTabs current="people" />
      <Filters pages={pages} units={units.data?.units} />
      <Show when={pages.data} fallback={<Skeleton lines={10} />}>
        <PeopleTable rows={rows()} />
        <More list={pages} />
      </Show>
      <Show when={adding()}>
        <AddPerson units={units.data?.units ?? []} unit={search.unit} onClose={() => setAdding(false)} />
      </Show>
      <Show when={inviting()}>
        <InvitePeople
          people={invitable().map(({ id }) => id)}
          onClose={() => setInviting(false)}
          onMade={props.onMade}
        />
      </Show>
    </>
  );
}

const rowsOf = (read: readonly PeoplePage[] = []) => read.flatMap(({ people }) => people);

function Filters(props: { pages: ReturnType<typeof usePeople>; units: readonly UnitRow[] | undefined }) {
  const t = useText(words);
  const said = useRowWords();
  const { inOrder } = useOrder();
  return (
    <FilterBar
      label={t("title")}
      filters={[
        { kind: "search", name: "q", label: t("search") },
        {
          kind: "select",
          name: "unit",
          label: t("unit"),
          options: unitOptions(
            props.units?.filter(({ kind }) => kind !== "county"),
            1,
          ),
        },
        {
          kind: "select",
          name: "standing",
          label: t("any_standing"),
          options: STANDINGS.map((value) => ({ value, label: t(value) })),
        },
      ]}
      count={
        props.pages.data &&
        t(props.pages.hasNextPage ? "count_more" : "count", { n: rowsOf(props.pages.data?.pages).length })
      }
    >
      <ExportButtons
        what={async () => ({
          name: t("title"),
          rows: inOrder(rowsOf(await props.pages.readAll())),
          columns: [
            { head: t("name"), value: (row) => row.name },
            { head: t("staff_number"), value: (row) => row.staffNumber },
            { head: t("branch"), value: (row) => row.branchName, width: 28 },
            { head: t("standing"), value: (row) => said.word(row, "standing") },
            { head: t("post"), value: (row) => said.word(row, "post") },
            { head: t("office"), value: said.officeWord },
            { head: t("employment"), value: said.employmentWord },
            { head: t("job"), value: (row) => row.title, width: 24 },
            { head: t("phone"), value: (row) => row.phone },
          ],
        })}
      />
    </FilterBar>
  );
}

/** What a row says of standing, post and employment. */
function useRowWords() {
  const t = useText(words);
  const word = (row: PersonRow, what: "standing" | "post") => {
    const value = row[what];
    return value ? t(value) : "";
  };
  const officeWord = (row: PersonRow) =>
    row.office && row.office !== "none" ? t(`office_${row.office}`) : "";
  const employmentWord = (row: PersonRow) =>
    row.employment ? t(row.employment === "none" ? "employment_none" : row.employment) : "";
  return { word, officeWord, employmentWord };
}

function useOrder() {
  const [search, setSearch] = useSearchParams<{ sort?: string }>();
  const sort = (): Sort | undefined =>
    search.sort ? { key: search.sort.replace(/^-/, ""), down: search.sort.startsWith("-") } : undefined;
  const inOrder = (all: readonly PersonRow[]) => {
    const chosen = sort();
    const compare = chosen && compares[chosen.key];
    return compare ? [...all].sort((a, b) => (chosen.down ? compare(b, a) : compare(a, b))) : all;
  };
  const choose = (next: Sort | undefined) =>
    setSearch({ sort: next ? `${next.down ? "-" : ""}${next.key}` : undefined }, { replace: true });
  return { sort, inOrder, choose };
}

function PeopleTable(props: { rows: PersonRow[] }) {
  const t = useText(words);
  const columns = useColumns();
  const { sort, choose } = useOrder();
  return (
    <Table<PersonRow>
      caption={t("title")}
      captionHidden
      rows={props.rows}
      sort={sort()}
      onSort={choose}
      empty={
        <EmptyState icon={UsersRound} title={t("none")}>
          {t("none_help")}
        </EmptyState>
      }
      columns={columns()}
    />
  );
}

function useColumns(): () => Column<PersonRow>[] {
  const t = useText(words);
  const can = useCan();
  const { word, officeWord, employmentWord } = useRowWords();
  return () => [
    {
      key: "name",
      head: t("name"),
      compare: compares.name,
      cell: (row) => (
        <span class={css.name}>
          <Link href={`/c/${countyCode()}/people/${row.id}`}>{row.name}</Link>
          <Show when={row.exempt}>
            <small>{t("exempt")}</small>
          </Show>
        </span>
      ),
    },
    {
      key: "number",
      head: t("staff_number"),
      kind: "tight",
      compare: compares.number,
      cell: (row) => row.staffNumber ?? "",
    },
    { key: "branch", head: t("branch"), cell: (row) => row.branchName },
    { key: "standing", head: t("standing"), kind: "tight", cell: (row) => word(row, "standing") },
    { key: "post", head: t("post"), kind: "tight", cell: (row) => word(row, "post") },
    { key: "office", head: t("office"), kind: "tight", cell: officeWord },
    { key: "employment", head: t("employment"), kind: "tight", cell: employmentWord },
    { key: "job", head: t("job"), cell: (row) => row.title ?? "" },
    ...(can("contact.read")
      ? [
          {
            key: "phone",
            head: t("phone"),
            kind: "tight" as const,
            cell: (row: PersonRow) => row.phone ?? "",
          },
        ]
      : []),
  ];
}

const compares: Record<string, (a: PersonRow, b: PersonRow) => number> = {
  name: (a, b) => byName(a.name, b.name),
  number: (a, b) => byName(a.staffNumber ?? "", b.staffNumber ?? ""),
};

export function InvitePeople(props: {
  people: readonly string[];
  onClose: () => void;
  onMade: (made: MadeInvitation[]) => void;
}) {
  const t = useText(words);
  const s = useText(shell);
  const invite = useInvite();
  const send = () =>
    invite.mutate(
      { role: "person", people: [...props.people], days: 14 },
      {
        onSuccess: ({ invitations }) => {
          const { onClose, onMade } = props;
          onMade(invitations);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title={t("invite_title", { n: props.people.length })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={invite.isPending} onClick={send}>
            {t("invite_do", { n: props.people.length })}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={invite.error ? [{ sentence: sentenceOf(invite.error) }] : []} />
      <p>{t("invite_help")}</p>
    </Dialog>
  );
}
