import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import Vote from "lucide-solid/icons/vote";
import { Show } from "solid-js";
import type { UnitRow } from "../../../../worker/organization/units/shape.ts";
import { county, countyCode } from "../../../api.ts";
import { useQuery, useQueryClient } from "../../../query/index.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useMe } from "../../../shell/me.ts";
import { isBranch } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { Select } from "../../../ui/Field.tsx";
import { EmptyState, PageHead, Skeleton } from "../../../ui/Page.tsx";
import css from "./assessments.module.css";
import { Sheet } from "./ballot-sheet.tsx";

/** Counts of a branch's secret ballot, row by row. */
export function BallotCounts() {
  const params = useParams<{ year: string }>();
  return (
    <Allowed any={["ballot.record"]}>
      <Branches year={params.year} />
    </Allowed>
  );
}

function Branches(props: { year: string }) {
  const t = useText(words);
  const me = useMe();
  const [search, setSearch] = useSearchParams<{ branch?: string }>();
  const units = useQuery(() => ({
    queryKey: ["units"],
    queryFn: () => county.get("/units"),
  }));
  /** Units above the own ones come along as headings only: a secretary's roles say which are the own. */
  const branches = () => {
    const all = units.data?.units ?? [];
    const own = me()
      .roles.filter(({ role }) => role === "secretary")
      .map(({ unitId }) => unitId);
    const below = (unit: UnitRow): boolean =>
      own.includes(unit.id) || all.some((parent) => parent.id === unit.parentId && below(parent));
    return all.filter(isBranch).filter(below);
  };
  const navigate = useNavigate();
  const years = () => {
    const now = Number(me().today.slice(0, 4));
    return [...new Set([now, now - 1, Number(props.year)])].sort((a, b) => b - a);
  };
  const branch = () => branches().find(({ id }) => id === search.branch) ?? branches()[0];
  return (
    <Show when={units.data} fallback={<Skeleton lines={8} />}>
      <Show
        when={branch()}
        fallback={
          <>
            <PageHead title={t("ballots")} />
            <EmptyState icon={Vote} title={t("b_no_branch")}>
              {t("b_no_branch_help")}
            </EmptyState>
          </>
        }
      >
        {(chosen) => (
          <>
            <PageHead
              title={t("b_title", { branch: chosen().name, year: props.year })}
              sub={t("b_sub")}
              back={{
                href: `/c/${countyCode()}/assessments?year=${props.year}`,
                label: t("b_back"),
              }}
            />
            <div class={css.pick}>
              <Select
                label={t("b_year")}
                value={props.year}
                onChange={(year) => navigate(`/c/${countyCode()}/ballots/${year}?branch=${chosen().id}`)}
                options={years().map((year) => ({ value: `${year}`, label: t("b_of_year", { year }) }))}
              />
              <Show when={branches().length > 1}>
                <Select
                  label={t("b_branch")}
                  value={chosen().id}
                  onChange={(id) => setSearch({ branch: id })}
                  options={branches().map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Show>
            </div>
            <Show when={`${props.year} ${chosen().id}`} keyed>
              {(_key) => <Counts year={props.year} branch={chosen().id} />}
            </Show>
          </>
        )}
      </Show>
    </Show>
  );
}

function Counts(props: { year: string; branch: string }) {
  const client = useQueryClient();
  const key = () => ["ballots", props.year, props.branch];
  const ballots = useQuery(() => ({
    queryKey: key(),
    queryFn: () => county.get(`/ballots/${props.year}?branch=${props.branch}`),
    refetchOnWindowFocus: false,
  }));
  return (
    <Show when={ballots.data} fallback={<Skeleton lines={8} />}>
      {(data) => (
        <Sheet
          data={data()}
          year={props.year}
          onSaved={() => client.invalidateQueries({ queryKey: ["ballots"] })}
        />
      )}
    </Show>
  );
}
