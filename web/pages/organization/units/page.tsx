import { useSearchParams } from "@solidjs/router";
import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Network from "lucide-solid/icons/network";
import { createMemo, createSignal, Show } from "solid-js";
import { isNamed } from "../../../../worker/core/names.ts";
import { countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { ExportButtons } from "../../../shell/ExportButtons.tsx";
import { useCan } from "../../../shell/me.ts";
import { InvitationSheet } from "../../../shell/organization/InvitationSheet.tsx";
import { OrganizationTabs } from "../../../shell/organization/OrganizationTabs.tsx";
import css from "../../../shell/organization/organization.module.css";
import {
  isBranch,
  type MadeInvitation,
  type UnitRow,
  useLinks,
  useUnitChange,
  useUnits,
} from "../../../shell/organization/units.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { type Column, Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { AddUnit, ManageUnit } from "./unit-dialogs.tsx";

/** The tree of units in the county's fixed order, and the way in for their secretaries. */
export function Organization() {
  const [made, setMade] = createSignal<readonly MadeInvitation[]>();
  return (
    <Allowed any={["comparison.read"]}>
      <Show when={made()} fallback={<Tree onMade={setMade} />}>
        {(links) => <InvitationSheet made={links()} onDone={() => setMade(undefined)} />}
      </Show>
    </Allowed>
  );
}

function Tree(props: { onMade: (made: MadeInvitation[]) => void }) {
  const t = useText(organizing);
  const can = useCan();
  const units = useUnits();
  const links = useLinks(() => can("invitation.make"));
  const change = useUnitChange();
  const [search] = useSearchParams<{ q?: string; show?: string }>();
  const [adding, setAdding] = createSignal(false);
  const [managing, setManaging] = createSignal<string>();
  const manage = () => can("unit.manage");
  const all = () => units.data?.units ?? [];
  const byId = createMemo(() => new Map(all().map((unit) => [unit.id, unit])));
  const unit = (id: string) => byId().get(id) as UnitRow;
  // Ids as rows: a unit that moved keeps its row, and its buttons the focus.
  const ids = createMemo(
    () =>
      all()
        .filter(
          (row) => (!row.isDissolved || search.show === "all") && (!search.q || isNamed(row.name, search.q)),
        )
        .map(({ id }) => id),
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
  const siblings = (row: UnitRow) => all().filter(({ parentId }) => parentId === row.parentId);
  const isEdge = (row: UnitRow, direction: "up" | "down") =>
    (direction === "up" ? siblings(row)[0] : siblings(row).at(-1))?.id === row.id;
  const move = (id: string, direction: "up" | "down") =>
    !change.isPending &&
    change.mutate(
      { path: `/${id}/move`, body: { direction, version: unit(id).version } },
      { onError: (error) => toast(sentenceOf(error)) },
    );
  const [inviting, setInviting] = createSignal<string>();
  const invited = createMemo(
    () =>
      new Set(
        (links.data?.invitations ?? [])
          .filter((link) => link.isOpen && link.role === "secretary")
          .map(({ unitId }) => unitId),
      ),
  );
  const columns = (): Column<string>[] => [
    {
      key: "unit",
      head: t("unit"),
      cell: (id) => (
        <span class={css.unit} data-depth={Math.min(unit(id).depth, 4)}>
          <Show when={unit(id).kind !== "county"} fallback={<b>{unit(id).name}</b>}>
            <Link href={`/c/${countyCode()}/people?unit=${id}`}>{unit(id).name}</Link>
          </Show>
          <Show when={unit(id).dissolvedOn}>
            {(on) => (
              <small>{t(unit(id).isDissolved ? "dissolved" : "dissolves", { on: fullDay(on()) })}</small>
            )}
          </Show>
        </span>
      ),
    },
    { key: "kind", head: t("kind"), kind: "tight", cell: (id) => t(unit(id).kind) },
    {
      key: "people",
      head: t("people"),
      kind: "figure",
      cell: (id) => belowSum(id, "people"),
    },
    { key: "members", head: t("members"), kind: "figure", cell: (id) => belowSum(id, "members") },
    {
      key: "secretary",
      head: t("secretary"),
      cell: (id) => (
        <Secretary
          unit={unit(id)}
          invited={invited().has(id)}
          onInvite={can("invitation.make") ? () => setInviting(id) : undefined}
        />
      ),
    },
    ...(manage()
      ? [
          {
            key: "order",
            head: t("manage"),
            kind: "tight" as const,
            cell: (id: string) => (
              <Show when={unit(id).kind !== "county" && (!unit(id).isDissolved || unit(id).isWithdrawable)}>
                <span class={css.tools}>
                  <Show when={!isEdge(unit(id), "up") && !search.q} fallback={<i class={css.gap} />}>
                    <Button
                      kind="quiet"
                      square
                      label={t("up", { name: unit(id).name })}
                      onClick={() => move(id, "up")}
                    >
                      <ArrowUp size={15} aria-hidden="true" />
                    </Button>
                  </Show>
                  <Show when={!isEdge(unit(id), "down") && !search.q} fallback={<i class={css.gap} />}>
                    <Button
                      kind="quiet"
                      square
                      label={t("down", { name: unit(id).name })}
                      onClick={() => move(id, "down")}
                    >
                      <ArrowDown size={15} aria-hidden="true" />
                    </Button>
                  </Show>
                  <Button
                    size="small"
                    label={t("manage_of", { name: unit(id).name })}
                    onClick={() => setManaging(id)}
                  >
                    {t("manage")}
                  </Button>
                </span>
              </Show>
            ),
          },
        ]
      : []),
  ];
  /** A unit that holds branches shows what they add up to. */
  const belowSum = (id: string, what: "people" | "members"): number => {
    const row = unit(id);
    if (isBranch(row)) return row[what];
    return all()
      .filter(({ place }) => place.startsWith(row.place))
      .reduce((sum, one) => sum + one[what], 0);
  };
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
      <Show when={units.data} fallback={<Skeleton lines={8} />}>
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
          count={t("count_of", { shown: ids().length, all: all().length })}
        >
          <ExportButtons
            what={() => ({
              name: t("title"),
              rows: ids(),
              columns: [
                {
                  head: t("unit"),
                  value: (id) => `${"　".repeat(unit(id).depth)}${unit(id).name}`,
                  width: 32,
                },
                { head: t("kind"), value: (id) => t(unit(id).kind) },
                { head: t("people"), value: (id) => belowSum(id, "people") },
                { head: t("members"), value: (id) => belowSum(id, "members") },
                { head: t("secretary"), value: (id) => unit(id).secretary ?? "" },
              ],
            })}
          />
        </FilterBar>
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
            rows={ids()}
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

function Secretary(props: {
  unit: UnitRow;
  invited: boolean;
  /** Left out for whoever may not. */
  onInvite: (() => void) | undefined;
}) {
  const t = useText(organizing);
  return (
    <Show
      when={props.unit.secretary}
      fallback={
        <Show when={isBranch(props.unit) && !props.unit.isDissolved}>
          <Show
            when={!props.invited && props.onInvite}
            fallback={<span class="soft">{props.invited ? t("invited") : t("not_invited")}</span>}
          >
            {(invite) => (
              <Button size="small" label={t("invite_to", { name: props.unit.name })} onClick={invite()}>
                {t("invite_secretary")}
              </Button>
            )}
          </Show>
        </Show>
      }
    >
      {props.unit.secretary}
    </Show>
  );
}
