import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { Show } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import css from "../../../shell/organization/organization.module.css";
import { isBranch, type UnitRow, useUnitChange } from "../../../shell/organization/units.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Link } from "../../../ui/Link.tsx";
import type { Column } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import type { Tree } from "./tree.ts";

/** What may be done with a unit; left out for accounts that may not. */
export type UnitTasks = {
  invited: () => ReadonlySet<string>;
  onInvite: ((id: string) => void) | undefined;
  onManage: ((id: string) => void) | undefined;
};

export function useColumns(tree: Tree, tasks: UnitTasks): () => Column<string>[] {
  const t = useText(organizing);
  const { unit, belowSum } = tree;
  const change = useUnitChange();
  const move = (id: string, direction: "up" | "down") =>
    !change.isPending &&
    change.mutate(() => county.post(`/units/${id}/move`, { direction, version: unit(id).version }), {
      onError: (error) => toast(sentenceOf(error)),
    });
  const { onManage, onInvite } = tasks;
  return () => [
    { key: "unit", head: t("unit"), cell: (id) => <Name unit={unit(id)} /> },
    { key: "kind", head: t("kind"), kind: "tight", cell: (id) => t(unit(id).kind) },
    { key: "people", head: t("people"), kind: "figure", cell: (id) => belowSum(id, "people") },
    { key: "members", head: t("members"), kind: "figure", cell: (id) => belowSum(id, "members") },
    {
      key: "secretary",
      head: t("secretary"),
      cell: (id) => (
        <Secretary
          unit={unit(id)}
          invited={tasks.invited().has(id)}
          onInvite={onInvite && (() => onInvite(id))}
        />
      ),
    },
    ...(onManage
      ? [
          {
            key: "order",
            head: t("manage"),
            kind: "tight" as const,
            cell: (id: string) => (
              <Place
                unit={unit(id)}
                mayMove={(direction) => !tree.isEdge(unit(id), direction) && !tree.search.q}
                onMove={(direction) => move(id, direction)}
                onManage={() => onManage(id)}
              />
            ),
          },
        ]
      : []),
  ];
}

function Name(props: { unit: UnitRow }) {
  const t = useText(organizing);
  return (
    <span class={css.unit} data-depth={Math.min(props.unit.depth, 4)}>
      <Show when={props.unit.kind !== "county"} fallback={<b>{props.unit.name}</b>}>
        <Link href={`/c/${countyCode()}/people?unit=${props.unit.id}`}>{props.unit.name}</Link>
      </Show>
      <Show when={props.unit.dissolvedOn}>
        {(on) => (
          <small>{t(props.unit.isDissolved ? "dissolved" : "dissolves", { on: fullDay(on()) })}</small>
        )}
      </Show>
    </span>
  );
}

/** Where a unit stands among those beside it. */
function Place(props: {
  unit: UnitRow;
  mayMove: (direction: "up" | "down") => boolean;
  onMove: (direction: "up" | "down") => void;
  onManage: () => void;
}) {
  const t = useText(organizing);
  return (
    <Show when={props.unit.kind !== "county" && (!props.unit.isDissolved || props.unit.isWithdrawable)}>
      <span class={css.tools}>
        <Show when={props.mayMove("up")} fallback={<i class={css.gap} />}>
          <Button
            kind="quiet"
            square
            label={t("up", { name: props.unit.name })}
            onClick={() => props.onMove("up")}
          >
            <ArrowUp size={15} aria-hidden="true" />
          </Button>
        </Show>
        <Show when={props.mayMove("down")} fallback={<i class={css.gap} />}>
          <Button
            kind="quiet"
            square
            label={t("down", { name: props.unit.name })}
            onClick={() => props.onMove("down")}
          >
            <ArrowDown size={15} aria-hidden="true" />
          </Button>
        </Show>
        <Button size="small" label={t("manage_of", { name: props.unit.name })} onClick={props.onManage}>
          {t("manage")}
        </Button>
      </span>
    </Show>
  );
}

function Secretary(props: {
  unit: UnitRow;
  invited: boolean;
  /** Left out for accounts that may not. */
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
