import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { useCan } from "../../../shell/me.ts";
import { OrganizationTabs } from "../../../shell/organization/OrganizationTabs.tsx";
import { accounts as words } from "../../../text/access/accounts.zh.ts";
import { useText } from "../../../text/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { type Account, grouped, isUnlinked, useAccounts, useRoleWords } from "./accounts.ts";
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
  const list = useAccounts();
  const [search] = useSearchParams<{ q?: string }>();
  const [managing, setManaging] = createSignal<string>();
  const columns = useColumns(setManaging);
  const all = createMemo(() => grouped(list.data?.accounts ?? []));
  const shown = () =>
    all().filter(({ name, login }) => !search.q || isNamed(name, search.q) || login.includes(search.q));
  const [linking, setLinking] = createSignal<string>();
  const unlinked = createMemo(() =>
    all().filter((account) => isUnlinked(account) && account.can.includes("account.manage")),
  );
  const linked = () => all().find(({ id }) => id === linking());
  const managed = () => all().find(({ id }) => id === managing());
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
        count={t("count", { n: shown().length })}
      >
        <Export rows={shown()} />
      </FilterBar>
      <Show when={list.data} fallback={<Skeleton lines={8} />}>
        <Table<Account>
          caption={t("title")}
          captionHidden
          rows={shown()}
          empty={<EmptyState title={t("none")} />}
          columns={columns()}
        />
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

const stateOf = (row: Account) => useText(words)(row.suspendedAt ? "suspended" : "active");

function Export(props: { rows: Account[] }) {
  const t = useText(words);
  const roleWords = useRoleWords();
  return (
    <ExportButtons
      what={() => ({
        name: t("title"),
        rows: props.rows,
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
