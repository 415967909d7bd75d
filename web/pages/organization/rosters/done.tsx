import { createSignal, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { listed } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Notice, PageHead, Section } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { kindOf, outcomeOf } from "./problem-words.ts";
import { placeName } from "./reading.tsx";
import { type RosterDetail, useUndo } from "./rosters.ts";

type LeftOut = NonNullable<RosterDetail["summary"]>["leftOut"][number];

/** What was imported, what was not and why, and the way back. */
export function Done(props: { roster: RosterDetail }) {
  const t = useText(rosters);
  const undo = useUndo(() => props.roster);
  const [asking, setAsking] = createSignal(false);
  const summary = () => props.roster.summary;
  const take = () =>
    undo.mutate(undefined, {
      onSuccess: () => toast(t("undone_toast")),
      onSettled: () => setAsking(false),
    });
  const undone = () => props.roster.state === "undone";
  return (
    <>
      <PageHead
        title={undone() ? t("undone_title") : t("done_title", { n: summary()?.create ?? 0 })}
        sub={props.roster.fileName}
        back={{ href: `/c/${countyCode()}/rosters`, label: t("back_list") }}
        actions={
          <Show
            when={!undone()}
            fallback={
              <ButtonLink kind="primary" href={`/c/${countyCode()}/rosters`}>
                {t("upload_again")}
              </ButtonLink>
            }
          >
            <Button busy={undo.isPending} onClick={() => setAsking(true)}>
              {t("undo")}
            </Button>
            <ButtonLink href={`/c/${countyCode()}/people`}>{t("see_people")}</ButtonLink>
            <ButtonLink kind="primary" href={`/c/${countyCode()}/organization`}>
              {t("invite_next")}
            </ButtonLink>
          </Show>
        }
      />
      <ErrorSummary errors={undo.error ? [{ sentence: sentenceOf(undo.error) }] : []} />
      <Notice kind={undone() ? undefined : "ok"}>
        {undone()
          ? t("undone_help")
          : t("done_sub", {
              organs: summary()?.organs ?? 0,
              branches: summary()?.branches ?? 0,
              exemptions: summary()?.exemptions ?? 0,
            })}
      </Notice>
      <Show when={!undone() && summary()}>
        {(figures) => (
          <Section title={t("done_out")}>
            <Show when={figures().leftOut.length} fallback={<p>{t("done_out_none")}</p>}>
              <Table<LeftOut>
                caption={t("done_out")}
                captionHidden
                rows={figures().leftOut}
                columns={[
                  {
                    key: "row",
                    head: t("row"),
                    kind: "tight",
                    cell: (row) => (row.at ? placeName(row.at) : row.row),
                  },
                  { key: "name", head: t("name"), cell: (row) => row.name },
                  { key: "why", head: t("state"), cell: (row) => <Why row={row} /> },
                  { key: "reason", head: t("reason"), cell: (row) => listed(row.codes.map(kindOf)) },
                ]}
              />
            </Show>
          </Section>
        )}
      </Show>
      <Dialog
        open={asking()}
        title={t("undo_ask")}
        onClose={() => setAsking(false)}
        actions={
          <Button kind="danger" busy={undo.isPending} onClick={take}>
            {undo.isPending ? t("undoing") : t("undo")}
          </Button>
        }
      >
        <p>{t("undo_help", { n: summary()?.create ?? 0 })}</p>
      </Dialog>
    </>
  );
}

function Why(props: { row: LeftOut }) {
  const outcome = () => outcomeOf({ outcome: "out", reason: props.row.reason });
  return <StatusText kind={outcome().kind}>{outcome().words}</StatusText>;
}
