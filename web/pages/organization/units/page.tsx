import Network from "lucide-solid/icons/network";
import { createMemo, createSignal, Show } from "solid-js";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { useCan } from "../../../shell/me.ts";
import { InvitationSheet } from "../../../shell/organization/InvitationSheet.tsx";
import { OrganizationTabs } from "../../../shell/organization/OrganizationTabs.tsx";
import { isBranch, type MadeInvitation, useLinks } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { useColumns } from "./columns.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { type Tree, useTree } from "./tree.ts";
import { AddUnit, ManageUnit } from "./unit-dialogs.tsx";

/** The tree of units in the county's fixed order, and the way in for their secretaries. */
export function Organization() {
  const [made, setMade] = createSignal<readonly MadeInvitation[]>();
  return (
    <Allowed any={["comparison.read"]}>
      <Show when={made()} fallback={<Units onMade={setMade} />}>
        {(links) => <InvitationSheet made={links()} onDone={() => setMade(undefined)} />}
      </Show>
    </Allowed>
  );
}

function Units(props: { onMade: (made: MadeInvitation[]) => void }) {
  const t = useText(organizing);
  const can = useCan();
  const tree = useTree();
  const { all, unit } = tree;
  const links = useLinks(() => can("invitation.make"));
  const [adding, setAdding] = createSignal(false);
  const [managing, setManaging] = createSignal<string>();
  const [inviting, setInviting] = createSignal<string>();
  const manage = () => can("unit.manage");
  const invited = createMemo(
    () =>
      new Set(
        (links.data?.invitations ?? [])
          .filter((link) => link.isOpen && link.role === "secretary")
          .map(({ unitId }) => unitId),
      ),
  );
  const columns = useColumns(tree, {
    invited,
    onInvite: can("invitation.make") ? setInviting : undefined,
    onManage: manage() ? setManaging : undefined,
  });
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        actions={
          <Show when={manage()}>
            <Button kind="primary" onClick={() => setAdding(true)}>
              {t("add")}
            </Button>
          </Show>
        }
      />
      <OrganizationTabs current="units" />
      <Show when={tree.units.data} fallback={<Skeleton lines={8} />}>
        <Filters tree={tree} />
        <Show
          when={all().length > 1}
          fallback={
            <EmptyState
              icon={Network}
              title={t("add_first")}
              action={
                <Show when={manage()}>
                  <Button kind="primary" onClick={() => setAdding(true)}>
                    {t("add")}
                  </Button>
                </Show>
              }
            >
              {t("add_first_help")}
            </EmptyState>
          }
        >
          <Table<string>
            caption={t("title")}
            captionHidden
            columns={columns()}
            rows={tree.ids()}
            rowKind={(id) => (isBranch(unit(id)) ? undefined : "sum")}
            empty={<EmptyState title={t("none_found")}>{t("clear_help")}</EmptyState>}
          />
        </Show>
        <Show when={can("invitation.make")}>
          <Invitations units={all()} links={links.data?.invitations} onMade={props.onMade} />
        </Show>
      </Show>
      <AddUnit open={adding()} units={all()} onClose={() => setAdding(false)} />
      <Show when={inviting()} keyed>
        {(id) => (
          <InviteDialog
            units={[unit(id)]}
            choices={all()}
            onClose={() => setInviting(undefined)}
            onMade={props.onMade}
          />
        )}
      </Show>
      <Show when={managing()}>
        {(id) => <ManageUnit unit={unit(id())} onClose={() => setManaging(undefined)} />}
      </Show>
    </>
  );
}

function Filters(props: { tree: Tree }) {
  const t = useText(organizing);
  return (
    <FilterBar
      label={t("search")}
      filters={[
        { kind: "search", name: "q", label: t("search") },
        {
          kind: "select",
          name: "show",
          label: t("show"),
          options: [{ value: "all", label: t("show_all") }],
        },
      ]}
      count={t("count_of", { shown: props.tree.ids().length, all: props.tree.all().length })}
    >
      <ExportButtons
        what={() => ({
          name: t("title"),
          rows: props.tree.ids(),
          columns: [
            {
              head: t("unit"),
              value: (id) => `${"　".repeat(props.tree.unit(id).depth)}${props.tree.unit(id).name}`,
              width: 32,
            },
            { head: t("kind"), value: (id) => t(props.tree.unit(id).kind) },
            { head: t("people"), value: (id) => props.tree.belowSum(id, "people") },
            { head: t("members"), value: (id) => props.tree.belowSum(id, "members") },
            { head: t("secretary"), value: (id) => props.tree.unit(id).secretary ?? "" },
          ],
        })}
      />
    </FilterBar>
  );
}
