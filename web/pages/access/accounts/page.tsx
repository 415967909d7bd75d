import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { AccountRow } from "../../../../worker/access/administration/shape.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { More } from "../../../shell/More.tsx";
import { useCan } from "../../../shell/me.ts";
import { OrganizationTabs } from "../../../shell/organization/OrganizationTabs.tsx";
import { accounts as words } from "../../../text/access/accounts.zh.ts";
import { useText } from "../../../text/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { type Account, grouped, useAccounts, useRoleWords, useUnlinked } from "./accounts.ts";
import { LinkDialog, Unlinked } from "./link.tsx";
import { ManageAccount } from "./manage.tsx";

/** Who can sign in and as what; what a colleague cannot do for themselves is done here. */
export function Accounts() {
  return (
    <Allowed any={["account.read"]}>
      <List />
    </Allowed>
  );
}

function List() {
  const t = useText(words);
  const can = useCan();
  const [search] = useSearchParams<{ q?: string }>();
  const pages = useAccounts(() => search.q);
  const [managing, setManaging] = createSignal<string>();
  const columns = useColumns(setManaging);
  const shown = createMemo(() => accountsIn(pages.data?.pages));
  const waiting = useUnlinked(() => can("account.manage"));
  const [linking, setLinking] = createSignal<string>();
  const unlinked = createMemo(() => grouped(waiting.data?.accounts ?? []));
  const linked = () => [...unlinked(), ...shown()].find(({ id }) => id === linking());
  const managed = () => shown().find(({ id }) => id === managing());
  return (
    <>
      <PageHead title={t("title")} sub={t(can("account.manage") ? "sub" : "sub_branch")} />
      <OrganizationTabs current="accounts" />
      <Show when={unlinked().length}>
        <Unlinked accounts={unlinked()} onLink={setLinking} />
      </Show>
      <FilterBar
        label={t("title")}
        filters={[{ kind: "search", name: "q", label: t("search") }]}
        count={pages.data && t(pages.hasNextPage ? "count_more" : "count", { n: shown().length })}
      >
        <Export all={async () => accountsIn(await pages.readAll())} />
      </FilterBar>
      <Show when={pages.data} fallback={<Skeleton lines={8} />}>
        <Table<Account>
          caption={t("title")}
          captionHidden
          rows={shown()}
          empty={<EmptyState title={t("none")} />}
          columns={columns()}
        />
        <More list={pages} />
      </Show>
      <Show when={managed()}>
        {(account) => (
          <ManageAccount
            account={account()}
            onClose={() => setManaging(undefined)}
            onLink={() => {
              setLinking(account().id);
              setManaging(undefined);
            }}
          />
        )}
      </Show>
      <Show when={linked()}>
        {(account) => <LinkDialog account={account()} onClose={() => setLinking(undefined)} />}
      </Show>
    </>
  );
}

const accountsIn = (read: readonly { accounts: readonly AccountRow[] }[] = []) =>
  grouped(read.flatMap(({ accounts }) => accounts));

const stateOf = (row: Account) => useText(words)(row.suspendedAt ? "suspended" : "active");

function Export(props: { all: () => Promise<Account[]> }) {
  const t = useText(words);
  const roleWords = useRoleWords();
  return (
    <ExportButtons
      what={async () => ({
        name: t("title"),
        rows: await props.all(),
        columns: [
          { head: t("name"), value: (row: Account) => row.name },
          { head: t("login"), value: (row: Account) => row.login },
          { head: t("person"), value: (row: Account) => row.personName ?? "" },
          { head: t("roles"), value: (row: Account) => row.roles.map(roleWords).join("; "), width: 40 },
          { head: t("state"), value: stateOf },
        ],
      })}
    />
  );
}

function useColumns(onManage: (id: string) => void): () => Column<Account>[] {
  const t = useText(words);
  const roleWords = useRoleWords();
  return () => [
    { key: "name", head: t("name"), cell: (row) => row.name },
    { key: "login", head: t("login"), cell: (row) => row.login },
    {
      key: "person",
      head: t("person"),
      cell: (row) => row.personName ?? <span class="soft">{t("no_person")}</span>,
    },
    {
      key: "roles",
      head: t("roles"),
      cell: (row) => (
        <For each={row.roles} fallback={<span class="soft">{t("no_role")}</span>}>
          {(held) => <div>{roleWords(held)}</div>}
        </For>
      ),
    },
    {
      key: "state",
      head: t("state"),
      kind: "tight",
      cell: (row) => <StatusText kind={row.suspendedAt ? "stop" : "ok"}>{stateOf(row)}</StatusText>,
    },
    {
      key: "action",
      head: t("action"),
      kind: "tight",
      cell: (row) => (
        <Show when={row.can.length}>
          <Button size="small" label={t("manage_of", { name: row.name })} onClick={() => onManage(row.id)}>
            {t("manage")}
          </Button>
        </Show>
      ),
    },
  ];
}
