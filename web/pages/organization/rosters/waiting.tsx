import { createSignal, For, Show } from "solid-js";
import type { OpenRemark } from "../../../../worker/organization/rosters/shape-answers.ts";
import { countyCode } from "../../../api.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Section } from "../../../ui/Page.tsx";
import { suggestionName } from "./problem-words.ts";
import css from "./rosters.module.css";
import { useDecideRemark, useRemarks } from "./rosters.ts";

/** Remarks of imported rosters that nobody has decided: each stays until somebody says what it means. */
export function Waiting() {
  const t = useText(rosters);
  const remarks = useRemarks();
  const decide = useDecideRemark();
  return (
    <Show when={remarks.isSuccess && remarks.data.remarks.length > 0 && remarks.data.remarks}>
      {(rows) => (
        <Section title={t("remarks_open", { n: rows().length })} sub={t("remarks_open_help")}>
          <ErrorSummary errors={decide.error ? [{ sentence: sentenceOf(decide.error) }] : []} />
          <ul class={css.waiting}>
            <For each={rows()}>{(row) => <Row row={row} />}</For>
          </ul>
        </Section>
      )}
    </Show>
  );

  function Row(own: { row: OpenRemark }) {
    const [fromOn, setFromOn] = createSignal(own.row.fromOn);
    const what = () => suggestionName(own.row.kind);
    const send = (accepted: boolean) =>
      decide.mutate({ person: own.row.personId, kind: own.row.kind, accepted, fromOn: fromOn() });
    return (
      <li>
        <span class={css.who}>
          <Link href={`/c/${countyCode()}/people/${own.row.personId}`}>{own.row.name}</Link>{" "}
          <small>{own.row.branchName}</small>
          <span>{t("remark_said", { remark: own.row.remark })}</span>
        </span>
        <span class={css.decision}>
          <b>{what()}</b>
          <input
            class={css.date}
            type="date"
            aria-label={t("from_of", { name: own.row.name })}
            value={fromOn()}
            onChange={(event) => event.currentTarget.value && setFromOn(event.currentTarget.value)}
          />
          <Button
            size="small"
            label={t("accept_of", { name: own.row.name, what: what() })}
            busy={decide.isPending}
            onClick={() => send(true)}
          >
            {t("record")}
          </Button>
          <Button
            size="small"
            kind="quiet"
            label={t("decline_of", { name: own.row.name, what: what() })}
            busy={decide.isPending}
            onClick={() => send(false)}
          >
            {t("record_not")}
          </Button>
        </span>
      </li>
    );
  }
}
