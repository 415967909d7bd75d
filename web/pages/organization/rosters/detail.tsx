import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { StatRow } from "../../../ui/Stat.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { Columns } from "./columns.tsx";
import { Done } from "./done.tsx";
import { People } from "./people.tsx";
import { Problems } from "./problems.tsx";
import { Reading } from "./reading.tsx";
import { Remarks, Units, undecidedIn } from "./remarks.tsx";
import css from "./rosters.module.css";
import type { PartProps } from "./rosters.ts";
import { type Preview, type RosterDetail, useChange, useCommit, useRoster } from "./rosters.ts";

export function Roster() {
  const params = useParams<{ id: string }>();
  const roster = useRoster(() => params.id);
  return (
    <Show when={roster.data} fallback={<Skeleton lines={8} />}>
      {(detail) => (
        <Show when={detail().preview} fallback={<Done roster={detail()} />}>
          {(preview) => <Draft roster={detail()} preview={preview()} />}
        </Show>
      )}
    </Show>
  );
}

function Draft(props: { roster: RosterDetail; preview: Preview }) {
  const change = useChange(() => props.roster);
  const commit = useCommit(() => props.roster);
  return (
    <>
      <Head {...props} commit={commit} />
      <ErrorSummary
        errors={[commit.error, change.error].flatMap((error) =>
          error ? [{ sentence: sentenceOf(error) }] : [],
        )}
      />
      <Counts {...props} />
      <Reading roster={props.roster} preview={props.preview} change={change} />
      <Notices {...props} change={change} />
      <Parts {...props} change={change} />
    </>
  );
}

type DraftProps = { roster: RosterDetail; preview: Preview };

const pathOf = (roster: RosterDetail) => `/c/${countyCode()}/rosters/${roster.id}`;

/** The file, how it was read, and taking it in; what remarks mean is asked before. */
function Head(props: DraftProps & { commit: ReturnType<typeof useCommit> }) {
  const t = useText(rosters);
  const go = useNavigate();
  const counts = () => props.preview.counts;
  const decideNow = () => {
    setAsking(false);
    go(`${pathOf(props.roster)}?part=remarks`);
  };
  const [asking, setAsking] = createSignal(false);
  const undecided = () => undecidedIn(props.preview).length;
  const take = (later: boolean) =>
    props.commit.mutate(later, {
      onSuccess: (summary) => toast(t("done_toast", { n: summary.create })),
      onSettled: () => setAsking(false),
    });
  /** Remarks found in people who are here already are worth an import of their own. */
  const nothing = () =>
    counts().create === 0 && !props.preview.suggestions.some(({ outcome }) => outcome === "here");
  const sub = () => {
    const { encoding, mapping } = props.roster;
    const shown = encoding.toUpperCase();
    return mapping.headerRow
      ? t("encoding", { encoding: shown, row: mapping.headerRow })
      : t("encoding_none", { encoding: shown });
  };
  return (
    <>
      <PageHead
        title={props.roster.fileName}
        sub={sub()}
        back={{ href: `/c/${countyCode()}/rosters`, label: t("back_list") }}
        actions={
          <Button
            kind="primary"
            busy={props.commit.isPending}
            disabled={nothing()}
            onClick={() => (undecided() ? setAsking(true) : take(false))}
          >
            {props.commit.isPending ? t("committing") : t("commit", { n: counts().create })}
          </Button>
        }
      />
      <Dialog
        open={asking()}
        title={t("ask_remarks", { n: undecided() })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button busy={props.commit.isPending} onClick={() => take(true)}>
              {t("ask_later")}
            </Button>
            <Button kind="primary" onClick={decideNow}>
              {t("ask_now")}
            </Button>
          </>
        }
      >
        <p>{t("ask_remarks_help")}</p>
      </Dialog>
    </>
  );
}

function Counts(props: DraftProps) {
  const t = useText(rosters);
  const here = () => pathOf(props.roster);
  const counts = () => props.preview.counts;
  return (
    <StatRow
      stats={[
        { label: t("rows_read"), value: counts().rowsRead },
        { label: t("to_create"), value: counts().create, href: `${here()}?part=people&outcome=create` },
        {
          label: t("here"),
          value: counts().here,
          note: t("here_note"),
          href: `${here()}?part=people&outcome=here`,
        },
        {
          label: t("out"),
          value: counts().out,
          short: counts().outUnconfirmed > 0,
          note: t("out_note", {
            errors: counts().outError,
            waiting: counts().outUnconfirmed,
            excluded: counts().outExcluded,
          }),
          href: `${here()}?part=problems`,
        },
        {
          label: t("new_units"),
          value: props.preview.units.length,
          note: t("new_units_note", { organs: counts().organs, branches: counts().branches }),
          href: `${here()}?part=units`,
        },
      ]}
    />
  );
}

function Notices(props: PartProps) {
  const t = useText(rosters);
  const counts = () => props.preview.counts;
  /** A file is read by its content; where its name says otherwise, that is told. */
  const disguised = () => {
    const { encoding, fileName } = props.roster;
    const [, ending = ""] = /\.(\w+)$/.exec(fileName.toLowerCase()) ?? [];
    if (encoding !== "xlsx" && ending.startsWith("xls"))
      return t("really_text", { ending, encoding: encoding.toUpperCase() });
    return encoding === "xlsx" && ending !== "" && !ending.startsWith("xls")
      ? t("really_workbook", { ending })
      : undefined;
  };

  return (
    <>
      <Show when={disguised()}>{(said) => <Notice kind="short">{said()}</Notice>}</Show>
      <For each={props.preview.missingFields}>
        {(field) => (
          <Notice kind="stop">
            {t(`missing_${field}`)}
            <Show when={field === "standing"}>
              <StandingAnswer roster={props.roster} preview={props.preview} change={props.change} />
            </Show>
          </Notice>
        )}
      </For>
      <Show when={counts().create === 0 && props.preview.missingFields.length === 0 && counts().here === 0}>
        <Notice kind="short">{t("nothing_in")}</Notice>
      </Show>
      <Show when={counts().out > 0 && counts().create > 0}>
        <Notice>{t("stays_out", { n: counts().out })}</Notice>
      </Show>
    </>
  );
}

const parts = ["problems", "people", "columns", "remarks", "units"] as const;
type Part = (typeof parts)[number];

function Parts(props: PartProps) {
  const t = useText(rosters);
  const [search] = useSearchParams<{ part?: string }>();
  const part = (): Part =>
    parts.find((name) => name === search.part) ??
    (props.preview.missingFields.length ? "columns" : "problems");
  const lengths = (): Record<Part, number | undefined> => ({
    problems: props.preview.problems.length,
    people: props.preview.counts.rowsRead,
    columns: undefined,
    remarks: undecidedIn(props.preview).length,
    units: props.preview.units.length,
  });
  return (
    <>
      <Tabs
        label={t("parts")}
        tabs={parts.map((name) => ({
          href: `${pathOf(props.roster)}?part=${name}`,
          label: t(`part_${name}`),
          count: lengths()[name],
          current: name === part(),
        }))}
      />
      <Switch>
        <Match when={part() === "problems"}>
          <Problems {...props} />
        </Match>
        <Match when={part() === "people"}>
          <People {...props} />
        </Match>
        <Match when={part() === "columns"}>
          <Columns {...props} />
        </Match>
        <Match when={part() === "remarks"}>
          <Remarks {...props} />
        </Match>
        <Match when={part() === "units"}>
          <Units units={props.preview.units} />
        </Match>
      </Switch>
    </>
  );
}

/** Asked once for the whole file: what nobody wrote down decides who is rated. */
function StandingAnswer(props: PartProps) {
  const t = useText(rosters);
  const answer = (standing: "full" | "non_party") =>
    props.change.mutate({ choices: { ...props.roster.choices, standing } });
  return (
    <div class={css.answers}>
      <For each={["full", "non_party"] as const}>
        {(standing) => (
          <Button size="small" busy={props.change.isPending} onClick={() => answer(standing)}>
            {t(`standing_${standing}`)}
          </Button>
        )}
      </For>
      <Link href={`/c/${countyCode()}/rosters/${props.roster.id}?part=columns`}>{t("standing_columns")}</Link>
    </div>
  );
}
