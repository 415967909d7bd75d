import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { county } from "../../../api.ts";
import type { SessionDetail } from "../../../shell/study/sessions.ts";
import { clock, fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sentenceLater } from "../../../text/late.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { createEffect } from "../../../ui/solid.ts";
import { toast } from "../../../ui/Toast.tsx";
import type { Book } from "./book.ts";
import css from "./register.module.css";
import { useEffectOn } from "./transition.ts";

/** What is saved, what is left, and the end of the register; it stays in sight on a phone. */
export function Closing(props: { detail: SessionDetail; book: Book; onLeft: () => void }) {
  const t = useText(register);
  const session = () => props.detail.session;
  const [asked, setAsked] = createSignal(false);
  const closing = useEffectOn(
    session,
    (id) => county.post(`/sessions/${id}/closure`),
    () => toast(t("closed_toast")),
  );
  const left = () => props.book.tally().unmarked;
  const may = () => session().state === "open" && props.detail.can.includes("attendance.record");
  const names = () => {
    const rows = props.book.unmarked();
    const some = rows
      .slice(0, 5)
      .map((row) => row.name)
      .join(t("separator"));
    return rows.length > 5 ? t("and_more", { names: some, n: rows.length }) : some;
  };
  const close = async () => {
    if (left() > 0) {
      setAsked(true);
      props.onLeft();
      return;
    }
    if (await props.book.send()) closing.go();
  };
  createEffect(() => left() === 0 && setAsked(false));
  return (
    <Switch>
      <Match when={session().state === "closed" && session().closedAt}>
        {(at) => <p class={css.ended}>{t("closed_line", { at: fullMoment(at()) })}</p>}
      </Match>
      <Match when={session().state === "open"}>
        <div class={css.foot}>
          <div class={css.state}>
            <SavingLine book={props.book} />
            <Show when={props.book.canUndo()}>
              <Button size="small" kind="quiet" onClick={props.book.undo}>
                {t("undo")}
              </Button>
            </Show>
          </div>
          <Show when={may()}>
            <p class={classes(css.left, asked() && css.leftAsked)} role="status">
              {closing.refused() ??
                (left() === 0
                  ? ""
                  : asked()
                    ? t("left_names", { names: names() })
                    : t("left", { n: left() }))}
            </p>
            <Button
              kind={left() === 0 ? "primary" : undefined}
              size="tall"
              busy={closing.busy()}
              onClick={close}
            >
              {closing.busy() ? t("closing") : t("close")}
            </Button>
          </Show>
        </div>
      </Match>
    </Switch>
  );
}

function SavingLine(props: { book: Book }) {
  const t = useText(register);
  const saving = props.book.saving;
  const [sentence] = createResource(
    () => saving().error,
    (error) => sentenceLater(error, t("not_saved")),
  );
  return (
    <span role="status">
      <Switch fallback={t("everything_saved")}>
        <Match when={saving().state === "saving"}>{t("saving")}</Match>
        <Match when={saving().state === "saved" && saving().at}>
          {(at) => t("saved", { at: clock(at()) })}
        </Match>
        <Match when={saving().state === "waiting"}>
          <span class={css.trouble}>{t("waiting", { n: props.book.unsent() })}</span>
        </Match>
        <Match when={saving().state === "failed"}>
          <span class={css.trouble}>
            {t("failed", { n: props.book.unsent(), sentence: sentence() ?? "" })}
          </span>{" "}
          <Button size="small" onClick={() => void props.book.send()}>
            {t("try_again")}
          </Button>
        </Match>
      </Switch>
    </span>
  );
}
