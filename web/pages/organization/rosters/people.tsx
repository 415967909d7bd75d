import { useSearchParams } from "@solidjs/router";
import { isNamed } from "../../../../worker/core/names.ts";
import type { RowView } from "../../../../worker/organization/rosters/shape-preview.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { FilterBar } from "../../../ui/FilterBar.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { outcomeOf } from "./problem-words.ts";
import { placeName } from "./reading.tsx";
import type { PartProps } from "./rosters.ts";

const atOnce = 300;
const outcomes = ["create", "here", "error", "unconfirmed", "excluded"] as const;

/** Everybody of the file as understood, and what will happen to each. */
export function People(props: PartProps) {
  const t = useText(rosters);
  const [search] = useSearchParams<{ outcome?: string; find?: string }>();
  const found = () =>
    props.preview.rows.filter((row) => {
      const { find, outcome } = search;
      const texts = [row.person.name, row.branch ?? "", row.organ ?? ""];
      return (
        (!outcome || (row.reason ?? row.outcome) === outcome) &&
        (!find || texts.some((text) => isNamed(text, find)) || String(row.at.row) === find)
      );
    });
  return (
    <>
      <FilterBar
        label={t("part_people")}
        count={
          found().length > atOnce
            ? t("shown", { n: atOnce, all: found().length })
            : t("of", { n: found().length })
        }
        filters={[
          { kind: "search", name: "find", label: t("search") },
          {
            kind: "select",
            name: "outcome",
            label: t("all_outcomes"),
            options: outcomes.map((value) => ({ value, label: t(`o_${value}`) })),
          },
        ]}
      />
      <Table<RowView>
        caption={t("part_people")}
        captionHidden
        rows={found().slice(0, atOnce)}
        columns={[
          { key: "row", head: t("row"), kind: "tight", cell: (row) => placeName(row.at) },
          { key: "name", head: t("name"), kind: "tight", cell: (row) => row.person.name },
          { key: "outcome", head: t("will_be"), kind: "tight", cell: (row) => <Outcome row={row} /> },
          { key: "branch", head: t("f_branch"), cell: (row) => row.branch },
          { key: "standing", head: t("standing"), kind: "tight", cell: (row) => t(row.person.standing) },
          { key: "post", head: t("post"), cell: (row) => <Place row={row} /> },
          { key: "born", head: t("f_born"), kind: "tight", cell: (row) => row.person.born },
          { key: "phone", head: t("f_phone"), kind: "tight", cell: (row) => row.person.phone },
          { key: "number", head: t("f_staffNumber"), kind: "tight", cell: (row) => row.person.staffNumber },
          {
            key: "do",
            head: t("done_with"),
            kind: "tight",
            cell: (row) => <Exclusion {...props} row={row} />,
          },
        ]}
      />
    </>
  );
}

function Outcome(own: { row: RowView }) {
  const outcome = () => outcomeOf(own.row);
  return <StatusText kind={outcome().kind}>{outcome().words}</StatusText>;
}

function Place(own: { row: RowView }) {
  const t = useText(rosters);
  const { post, office, title } = own.row.person;
  return (
    <>
      {listed([t(post), ...(office === "none" ? [] : [t(office)])])} <small>{title}</small>
    </>
  );
}

function Exclusion(props: PartProps & { row: RowView }) {
  const t = useText(rosters);
  const exclude = (row: number, on: boolean) => {
    const { choices } = props.roster;
    const others = choices.excludedRows.filter((other) => other !== row);
    props.change.mutate({ choices: { ...choices, excludedRows: on ? [...others, row] : others } });
  };
  const names = () => ({ row: placeName(props.row.at), name: props.row.person.name });
  if (props.row.reason === "excluded") {
    return (
      <Button
        size="small"
        label={t("include_of", names())}
        busy={props.change.isPending}
        onClick={() => exclude(props.row.row, false)}
      >
        {t("include")}
      </Button>
    );
  }
  return props.row.outcome === "create" ? (
    <Button
      kind="quiet"
      size="small"
      label={t("exclude_of", names())}
      busy={props.change.isPending}
      onClick={() => exclude(props.row.row, true)}
    >
      {t("exclude")}
    </Button>
  ) : null;
}
