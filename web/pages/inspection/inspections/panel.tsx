import X from "lucide-solid/icons/x";
import { createSignal, For, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { type Item, isInspected, unexcusedOf } from "../../../shell/inspection/inspections.ts";
import { useMe } from "../../../shell/me.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { verdicts } from "../../../text/inspection/inspections-verdicts.zh.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox, DateInput, TextArea, TextField } from "../../../ui/Field.tsx";
import { Link } from "../../../ui/Link.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { AlikeTexts } from "./alike.tsx";
import type { Bench } from "./bench.ts";
import css from "./inspections.module.css";
import type { Change } from "./marking.ts";
import { Notes } from "./notes.tsx";
import { NotInspectedRecords, Particulars, ReasonRecords } from "./particulars.tsx";
import { Stale } from "./stale.tsx";
import { reasonOf, verdictKind, verdictWord } from "./verdict-words.ts";

/** Everything about one person of the inspection, beside the table; in a dialog, which has a title and a way out itself, without them. */
export function PersonPanel(props: {
  person: string;
  ids: readonly string[];
  bench: Bench;
  isBeside: boolean;
}) {
  const t = useText(inspecting);
  const s = useText(shell);
  const item = () => props.bench.item(props.person);
  const at = () => props.ids.indexOf(props.person);
  return (
    <div class={css.panel}>
      <div class={css.panelHead}>
        <Show when={props.isBeside}>
          <h2>{item().name}</h2>
        </Show>
        <Button
          size="small"
          disabled={at() <= 0}
          onClick={() => props.bench.open(props.ids[at() - 1] ?? props.person)}
        >
          {t("previous")}
        </Button>
        <Button
          size="small"
          disabled={at() >= props.ids.length - 1}
          onClick={() => props.bench.open(props.ids[at() + 1] ?? props.person)}
        >
          {t("next")}
        </Button>
        <Show when={props.isBeside}>
          <Button kind="quiet" square label={s("close")} onClick={() => props.bench.open(undefined)}>
            <X size={17} aria-hidden="true" />
          </Button>
        </Show>
      </div>
      <Show when={props.bench.marking.work(props.person)?.state === "stale"}>
        <Stale item={item()} bench={props.bench} />
      </Show>
      <StatusText kind={verdictKind(item().verdict)}>{verdictWord(item().verdict)}</StatusText>
      <Reasons item={item()} labels={props.bench.labels()} />
      <Show when={props.bench.longerUntil(props.person)}>
        {(day) => <p class="soft">{t("longer_until", { day: day() })}</p>}
      </Show>
      <Particulars item={item()} labels={props.bench.labels()} />
      <AlikeTexts item={item()} />
      <Show when={props.person} keyed>
        {(person) => <Notes person={person} quarter={item().facts.quarter} />}
      </Show>
      <Show when={isInspected(item().proposed)}>
        <Show when={props.person} keyed>
          {(person) => <Findings person={person} bench={props.bench} />}
        </Show>
      </Show>
    </div>
  );
}

function Reasons(props: { item: Item; labels: Readonly<Record<string, string>> }) {
  const t = useText(inspecting);
  const i = useText(verdicts);
  return (
    <>
      <Show when={props.item.reasons.length} fallback={<NoReasons item={props.item} labels={props.labels} />}>
        <ul class={css.reasons}>
          <For each={props.item.reasons}>
            {(reason) => (
              <li>
                {reasonOf(props.item, reason)}
                <Show when={reason.searched}>
                  {(searched) => (
                    <small>
                      {i("searched", {
                        duty: dutyWord(searched().duty),
                        from: fullDay(searched().from),
                        to: fullDay(searched().to),
                      })}
                    </small>
                  )}
                </Show>
                <ReasonRecords item={props.item} reason={reason} labels={props.labels} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.item.proposed !== props.item.verdict}>
        <p class="soft">{t("proposed", { verdict: verdictWord(props.item.proposed) })}</p>
      </Show>
    </>
  );

  function dutyWord(duty: string) {
    return duty === "note_book" ? t("duty_book") : t("duty_notes");
  }
}

function NoReasons(props: { item: Item; labels: Readonly<Record<string, string>> }) {
  const t = useText(inspecting);
  return (
    <Show
      when={isInspected(props.item.proposed)}
      fallback={<NotInspectedRecords item={props.item} labels={props.labels} />}
    >
      <p class="soft">{t("no_reasons")}</p>
    </Show>
  );
}

function Findings(props: { person: string; bench: Bench }) {
  const t = useText(inspecting);
  const me = useMe();
  const item = () => props.bench.item(props.person);
  const shown = () => props.bench.marking.shown(item());
  const locked = () => !props.bench.editable(props.person);
  const mark = (change: Change, wait?: number) => props.bench.marking.mark(props.person, change, wait);
  const [remark, setRemark] = createSignal(shown().remark ?? "");
  return (
    <section class={css.findings}>
      <h3>{t("marks")}</h3>
      <Verified {...props} isLocked={locked()} />
      <Checkbox
        label={t("book_missing")}
        checked={shown().bookNotHandedIn}
        disabled={locked() || props.bench.rectifying()}
        onChange={(bookNotHandedIn) => mark({ bookNotHandedIn }, 0)}
      />
      <Show when={shown().bookNotHandedIn}>
        <DateInput
          label={t("book_shown")}
          help={t("book_shown_help")}
          optional
          max={me().today}
          disabled={locked()}
          value={shown().bookShownOn ?? ""}
          onInput={(value) => mark({ bookShownOn: value || null })}
        />
      </Show>
      <Show when={unexcusedOf(item()).length}>
        <div class={css.explanations}>
          <h4>{t("explanations")}</h4>
          <p class="soft">{t("explanations_help")}</p>
          <Explanations {...props} isLocked={locked()} />
        </div>
      </Show>
      <TextArea
        label={t("remark")}
        help={t("remark_help")}
        optional
        wide
        maxlength={500}
        readonly={locked()}
        value={remark()}
        onInput={(value) => {
          setRemark(value);
          mark({ remark: value.trim() || null }, 800);
        }}
      />
    </section>
  );
}

/** How many characters a book holds, as somebody counted. */
function Verified(props: { person: string; bench: Bench; isLocked: boolean }) {
  const t = useText(inspecting);
  const shown = () => props.bench.marking.shown(props.bench.item(props.person));
  const mark = (change: Change, wait?: number) => props.bench.marking.mark(props.person, change, wait);
  const [verified, setVerified] = createSignal(shown().verifiedCharacters?.toString() ?? "");
  const wrongCount = () =>
    verified() !== "" && !(/^\d+$/.test(verified()) && Number(verified()) <= 1_000_000);
  return (
    <Show when={props.bench.mayVerify(props.person) || shown().verifiedCharacters !== null}>
      <TextField
        label={t("verified")}
        help={t("verified_help")}
        error={wrongCount() ? t("verified_wrong") : undefined}
        name="verified"
        short
        figure
        inputmode="numeric"
        disabled={props.isLocked || !props.bench.mayVerify(props.person)}
        value={verified()}
        onInput={(value) => {
          setVerified(value.trim());
          if (!wrongCount()) mark({ verifiedCharacters: verified() === "" ? null : Number(verified()) }, 800);
        }}
      />
    </Show>
  );
}

function Explanations(props: { person: string; bench: Bench; isLocked: boolean }) {
  const t = useText(inspecting);
  const item = () => props.bench.item(props.person);
  const shown = () => props.bench.marking.shown(item());
  const mark = (change: Change, wait?: number) => props.bench.marking.mark(props.person, change, wait);
  return (
    <For each={unexcusedOf(item())}>
      {(session, index) => {
        const settled = () => shown().settled.includes(session);
        return (
          <div>
            <Checkbox
              label={
                <>
                  {t("accept", { n: index() + 1 })}
                  <Show when={settled()}> ({t("settled")})</Show>
                </>
              }
              checked={settled() || shown().explanations.includes(session)}
              disabled={props.isLocked || settled()}
              onChange={(on) =>
                mark(
                  {
                    explanations: on
                      ? [...shown().explanations, session]
                      : shown().explanations.filter((id) => id !== session),
                  },
                  0,
                )
              }
            />
            <Link href={`/c/${countyCode()}/sessions/${session}`}>{t("session")}</Link>
          </div>
        );
      }}
    </For>
  );
}
