import { useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useText } from "../../../text/index.ts";
import { holidays } from "../../../text/measures/holidays.zh.ts";
import { measures as words } from "../../../text/measures/versions.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Notice, PageHead, Skeleton } from "../../../ui/Page.tsx";
import { AdoptDialog } from "./adopt.tsx";
import { MeasuresDocument } from "./document.tsx";
import { errorsOf, quarterWord } from "./measure-words.ts";
import css from "./measures.module.css";
import { Versions } from "./version-list.tsx";
import {
  inForce,
  newestOf,
  useMeasures,
  useMeasuresDraft,
  type VersionList,
  type VersionRow,
} from "./versions.ts";

/** The county's evaluation measures: a document for everybody, edited in place by its administrators. */
export function MeasuresPage() {
  const t = useText(words);
  const h = useText(holidays);
  const list = useMeasures();
  const [search] = useSearchParams<{ version?: string }>();
  const shown = () => {
    const all = list.data;
    return all && (all.versions.find(({ number }) => `${number}` === search.version) ?? inForce(all));
  };
  const manages = () => list.data?.can.includes("measures.manage") ?? false;
  const newest = () => list.data && newestOf(list.data);
  const editable = () => manages() && shown()?.id === newest()?.id;
  return (
    <Show when={list.data && shown()} fallback={<Skeleton lines={12} />}>
      {(version) => (
        <>
          <PageHead
            title={t("title")}
            sub={
              <>
                {t("shown_line", {
                  n: version().number,
                  from: quarterWord(version().fromQuarter),
                  state: t(version().state),
                })}
                <br />
                {t(manages() ? "sub" : "sub_read")}
              </>
            }
            actions={
              <>
                <ButtonLink href={`/c/${countyCode()}/measures/holidays`}>{h("link")}</ButtonLink>
                <Button onClick={() => print()}>{t("print")}</Button>
              </>
            }
          />
          <Show when={!editable() && newest()?.state === "coming" && newest()}>
            {(next) => (
              <Notice>
                {t("newer", { n: next().number, from: quarterWord(next().fromQuarter) })}{" "}
                <Link href={`/c/${countyCode()}/measures?version=${next().number}`}>
                  {t("to_newer", { n: next().number })}
                </Link>
              </Notice>
            )}
          </Show>
          <Show when={editable()} fallback={<MeasuresDocument of={version().content} faults={[]} />}>
            <Editor list={list.data as VersionList} version={version()} />
          </Show>
          <Versions list={list.data as VersionList} />
        </>
      )}
    </Show>
  );
}

function Editor(props: { list: VersionList; version: VersionRow }) {
  const t = useText(words);
  const draft = useMeasuresDraft(() => props.list);
  const [tried, setTried] = createSignal(false);
  const [adopting, setAdopting] = createSignal(false);
  const faults = () => (tried() ? draft.faults() : []);
  const adopt = () => {
    setTried(true);
    if (!draft.faults().length) setAdopting(true);
  };
  const kept = () => draft.kept().where;
  return (
    <>
      <ErrorSummary errors={errorsOf(faults())} />
      <MeasuresDocument of={props.version.content} draft={draft} faults={faults()} />
      <div class={`${css.bar} screen-only`}>
        <p role="status">
          <Show when={draft.changes().length} fallback={<span class="soft">{t("changed_none")}</span>}>
            <b>{t("changed_n", { n: draft.changes().length })}</b>{" "}
            <Show when={kept() !== "nowhere"}>
              <small>{t(kept() === "both" ? "kept_both" : "kept_device")}</small>
            </Show>
          </Show>
        </p>
        <Show when={draft.changes().length}>
          <Button kind="quiet" onClick={draft.clear}>
            {t("discard")}
          </Button>
          <ButtonLink href={`/c/${countyCode()}/measures/what-if`}>{t("try")}</ButtonLink>
          <Button kind="primary" onClick={adopt}>
            {t("adopt")}
          </Button>
        </Show>
      </div>
      <Show when={adopting()}>
        <AdoptDialog
          list={props.list}
          draft={draft}
          onClose={() => setAdopting(false)}
          onDone={() => setTried(false)}
        />
      </Show>
    </>
  );
}
