import { useNavigate } from "@solidjs/router";
import FileUp from "lucide-solid/icons/file-up";
import { createSignal, Show } from "solid-js";
import { ApiRefusal, countyCode, newIdempotencyKey } from "../../../api.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { rosters } from "../../../text/organization/rosters.zh.ts";
import { fileSentence } from "../../../text/papers/file-sentence.ts";
import { sentenceOf as refusalSentence } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { Table } from "../../../ui/Table.tsx";
import css from "./rosters.module.css";
import { type RosterItem, useRosters, useUpload } from "./rosters.ts";
import { Waiting } from "./waiting.tsx";

const states = { draft: "short", committed: "ok", undone: "none" } as const;

export function Rosters() {
  const t = useText(rosters);
  const list = useRosters();
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("sub")}
        back={{ href: `/c/${countyCode()}/people`, label: t("back") }}
      />
      <Waiting />
      <Upload />
      <Section title={t("earlier")}>
        <Show when={list.data} fallback={<Skeleton />}>
          {(data) => (
            <Show
              when={data().rosters.length}
              fallback={<EmptyState title={t("none_yet")}>{t("none_yet_help")}</EmptyState>}
            >
              <Table<RosterItem>
                caption={t("earlier")}
                captionHidden
                rows={data().rosters}
                columns={[
                  {
                    key: "file",
                    head: t("file"),
                    cell: (row) => <Link href={`/c/${countyCode()}/rosters/${row.id}`}>{row.fileName}</Link>,
                  },
                  { key: "at", head: t("at"), cell: (row) => fullMoment(row.createdAt) },
                  {
                    key: "state",
                    head: t("state"),
                    cell: (row) => <StatusText kind={states[row.state]}>{t(row.state)}</StatusText>,
                  },
                  {
                    key: "result",
                    head: t("result"),
                    kind: "figure",
                    cell: (row) => (row.summary ? t("people_n", { n: row.summary.create }) : ""),
                  },
                ]}
              />
            </Show>
          )}
        </Show>
      </Section>
    </>
  );
}

/** Dropped or chosen; the native file field does the work, so that keyboard and phone do too. */
function Upload() {
  const t = useText(rosters);
  const upload = useUpload();
  const navigate = useNavigate();
  const [over, setOver] = createSignal(false);
  const [name, setName] = createSignal("");
  let field: HTMLInputElement | undefined;
  const send = (file: File | undefined) => {
    if (!file || upload.isPending) return;
    setName(file.name);
    upload.mutate(
      { file, key: newIdempotencyKey() },
      { onSuccess: ({ id }) => navigate(`/c/${countyCode()}/rosters/${id}`) },
    );
    if (field) field.value = "";
  };
  return (
    <>
      <ErrorSummary errors={upload.error ? [{ sentence: sentence(upload.error) }] : []} title={name()} />
      <section
        class={classes(css.drop, over() && css.over)}
        aria-label={t("drop")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          send(event.dataTransfer?.files[0]);
        }}
      >
        <FileUp size={28} aria-hidden="true" />
        <p>{upload.isPending ? t("reading", { name: name() }) : t("drop")}</p>
        <input
          ref={(element) => {
            field = element;
          }}
          hidden
          type="file"
          aria-label={t("choose")}
          accept=".xlsx,.csv,.txt"
          onChange={(event) => send(event.currentTarget.files?.[0])}
        />
        <Button kind="primary" busy={upload.isPending} onClick={() => field?.click()}>
          {t("choose")}
        </Button>
        <p class={css.help}>{t("limits")}</p>
      </section>
    </>
  );

  function sentence(error: unknown): string {
    if (error instanceof ApiRefusal && error.code === "too_large" && !error.body.params?.cell)
      return t("too_large");
    return fileSentence(error) ?? refusalSentence(error);
  }
}
