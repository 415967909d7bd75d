import { createSignal, For, Show } from "solid-js";
import { changesBetween } from "../../../../worker/measures/versions/rules.ts";
import { countyCode } from "../../../api.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Section } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { placeOf } from "./layout.ts";
import { nameOf, quarterWord, valueWord } from "./measure-words.ts";
import css from "./measures.module.css";
import { type Change, useWithdraw, type VersionList, type VersionRow } from "./versions.ts";

const kinds = { in_force: "ok", coming: "wait", past: "none", withdrawn: "none" } as const;

/** Every version with what it changed; one that has not come yet can be taken back. */
export function Versions(props: { list: VersionList }) {
  const t = useText(words);
  const [asking, setAsking] = createSignal<VersionRow>();
  const before = (row: VersionRow) =>
    props.list.versions.find(({ number, state }) => number < row.number && state !== "withdrawn");
  return (
    <Section title={t("versions")}>
      <Table<VersionRow>
        caption={t("versions")}
        captionHidden
        rows={props.list.versions}
        columns={[
          {
            key: "number",
            head: t("v_number"),
            kind: "tight",
            cell: (row) => (
              <Link href={`/c/${countyCode()}/measures?version=${row.number}`}>
                {t("version_n", { n: row.number })}
              </Link>
            ),
          },
          { key: "from", head: t("v_from"), kind: "tight", cell: (row) => quarterWord(row.fromQuarter) },
          {
            key: "state",
            head: t("v_state"),
            kind: "tight",
            cell: (row) => (
              <span class={css.state}>
                <StatusText kind={kinds[row.state]}>{t(row.state)}</StatusText>
                <Show when={row.can.includes("measures.withdraw")}>
                  <Button size="small" onClick={() => setAsking(row)}>
                    {t("withdraw")}
                  </Button>
                </Show>
              </span>
            ),
          },
          {
            key: "by",
            head: t("v_by"),
            cell: (row) => (
              <div class={css.why}>
                <span>
                  {row.createdBy ?? ""}{" "}
                  {fullDay(new Date(row.createdAt + 8 * 3_600_000).toISOString().slice(0, 10))}
                </span>
                <Show when={row.reason}>{(reason) => <span>{reason()}</span>}</Show>
              </div>
            ),
          },
          {
            key: "differs",
            head: t("v_differs"),
            cell: (row) => (
              <Show when={before(row)} fallback={<span class="soft">{t("v_first")}</span>}>
                {(earlier) => (
                  <ul class={css.changes}>
                    <For
                      each={changesBetween(earlier().content, row.content)}
                      fallback={<li class="soft">{t("v_none")}</li>}
                    >
                      {(change) => (
                        <li>
                          <ChangeLine change={change} />
                        </li>
                      )}
                    </For>
                  </ul>
                )}
              </Show>
            ),
          },
        ]}
      />
      <Withdrawing row={asking()} onClose={() => setAsking(undefined)} />
    </Section>
  );
}

export function ChangeLine(props: { change: Change }) {
  const t = useText(words);
  const kind = () => placeOf(props.change.path)?.cell.kind ?? "count";
  return (
    <>
      {nameOf(props.change.path)}
      {t("colon")}
      {valueWord(props.change.before, kind())} → <b>{valueWord(props.change.after, kind())}</b>
    </>
  );
}

function Withdrawing(props: { row: VersionRow | undefined; onClose: () => void }) {
  const t = useText(words);
  const s = useText(shell);
  const withdraw = useWithdraw();
  const number = () => props.row?.number ?? 0;
  const send = () =>
    props.row &&
    withdraw.mutate(props.row.id, {
      onSuccess: () => {
        toast(t("withdrawn_done", { n: number() }));
        props.onClose();
      },
    });
  return (
    <Dialog
      open={props.row !== undefined}
      title={t("withdraw_title", { n: number() })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="danger" busy={withdraw.isPending} onClick={send}>
            {t("withdraw")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={withdraw.isError ? [{ sentence: sentenceOf(withdraw.error) }] : []} />
      <p>{t("withdraw_help")}</p>
    </Dialog>
  );
}
