import { createSignal, Show } from "solid-js";
import { ApiRefusal, countyCode } from "../../../api.ts";
import { Allowed } from "../../../shell/Allowed.tsx";
import { useMe } from "../../../shell/me.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { settings as words } from "../../../text/organization/county-settings.zh.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Checkbox, TextField } from "../../../ui/Field.tsx";
import { ErrorSummary, Form, FormActions } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import {
  type DepartedRow,
  type Settings as Now,
  useDeparted,
  useErasure,
  useSettings,
  useSettingsChange,
} from "./county-settings.ts";
import { CountyExport } from "./export.tsx";

/** What a county decides for itself about sign-in and about the particulars of people who left. */
export function Settings() {
  const t = useText(words);
  const settings = useSettings();
  return (
    <Allowed any={["county.manage"]}>
      <PageHead title={t("title")} sub={t("sub")} />
      <Show when={settings.data} fallback={<Skeleton lines={6} />}>
        {(now) => <SettingsForm now={now()} />}
      </Show>
      <Section title={t("export")} sub={t("export_sub")}>
        <CountyExport />
      </Section>
      <Section title={t("departed")} sub={t("departed_sub")}>
        <Departed />
      </Section>
    </Allowed>
  );
}

function SettingsForm(props: { now: Now }) {
  const t = useText(words);
  const change = useSettingsChange();
  const [codes, setCodes] = createSignal(props.now.codesRequired);
  const [years, setYears] = createSignal(String(props.now.retentionYears));
  const [wrong, setWrong] = createSignal<{ name?: string; sentence: string }>();
  const needsOwn = () => change.error instanceof ApiRefusal && change.error.code === "factor_required";
  const submit = () => {
    if (change.isPending) return;
    const n = Number(years());
    const isYears = Number.isInteger(n) && n >= 1 && n <= 30;
    setWrong(isYears ? undefined : { name: "retentionYears", sentence: t("years_wrong") });
    if (!isYears) return;
    change.mutate(
      { codesRequired: codes(), retentionYears: n, version: props.now.version },
      { onSuccess: () => toast(t("saved")), onError: (error) => setWrong(explained(error)) },
    );
  };
  const explained = (error: unknown) => {
    const current = error instanceof ApiRefusal ? (error.body.current as Now | undefined) : undefined;
    if (current)
      return {
        sentence: t("stale", {
          codes: t(current.codesRequired ? "on" : "off"),
          years: current.retentionYears,
        }),
      };
    const field = fieldSentences(error).retentionYears;
    return field ? { name: "retentionYears", sentence: field } : { sentence: sentenceOf(error) };
  };
  return (
    <Form onSubmit={submit} label={t("title")}>
      <ErrorSummary errors={wrong() ? [wrong() ?? { sentence: "" }] : []} />
      <div>
        <Checkbox label={t("codes_required")} checked={codes()} onChange={setCodes} />
        <p class="soft">{t("codes_help")}</p>
      </div>
      <Show when={needsOwn()}>
        <p>
          <Link href={`/c/${countyCode()}/security`}>{t("own_first")}</Link>
        </p>
      </Show>
      <TextField
        label={t("years")}
        help={t("years_help")}
        name="retentionYears"
        value={years()}
        onInput={setYears}
        error={wrong()?.name === "retentionYears" ? wrong()?.sentence : undefined}
        inputmode="numeric"
        short
        figure
      />
      <FormActions>
        <Button type="submit" kind="primary" busy={change.isPending}>
          {t("save")}
        </Button>
      </FormActions>
    </Form>
  );
}

function Departed() {
  const t = useText(words);
  const me = useMe();
  const list = useDeparted();
  const [asking, setAsking] = createSignal<DepartedRow>();
  return (
    <Show when={list.data} fallback={<Skeleton lines={3} />}>
      {(data) => (
        <Show
          when={data().people.length}
          fallback={<EmptyState title={t("none")}>{t("none_help")}</EmptyState>}
        >
          <Table<DepartedRow>
            caption={t("departed")}
            captionHidden
            rows={data().people}
            columns={[
              { key: "name", head: t("name"), cell: (row) => row.name },
              { key: "branch", head: t("branch"), cell: (row) => row.branchName },
              { key: "left", head: t("left_on"), kind: "tight", cell: (row) => fullDay(row.leftOn) },
              { key: "from", head: t("from"), kind: "tight", cell: (row) => fullDay(row.erasableFrom) },
              {
                key: "action",
                head: t("action"),
                kind: "tight",
                cell: (row) => (
                  <Show when={row.erasableFrom <= me().today}>
                    <Button
                      size="small"
                      label={t("erase_of", { name: row.name })}
                      onClick={() => setAsking(row)}
                    >
                      {t("erase")}
                    </Button>
                  </Show>
                ),
              },
            ]}
          />
          <Show when={asking()} keyed>
            {(row) => <EraseDialog row={row} onClose={() => setAsking(undefined)} />}
          </Show>
        </Show>
      )}
    </Show>
  );
}

function EraseDialog(props: { row: DepartedRow; onClose: () => void }) {
  const t = useText(words);
  const s = useText(shell);
  const erasure = useErasure();
  const erase = () =>
    erasure.mutate(props.row.id, {
      onSuccess: () => {
        toast(t("erased"));
        props.onClose();
      },
    });
  return (
    <Dialog
      open
      title={t("erase_of", { name: props.row.name })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={erasure.isPending} onClick={erase}>
            {t("erase")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={erasure.error ? [{ sentence: sentenceOf(erasure.error) }] : []} />
      <p>{t("erase_ask", { name: props.row.name })}</p>
    </Dialog>
  );
}
