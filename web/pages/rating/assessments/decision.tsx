import { createSignal, Match, Show, Switch } from "solid-js";
import { GRADES } from "../../../../db/vocabulary.ts";
import { useMe } from "../../../shell/me.ts";
import {
  type Assessment,
  type Grade,
  isReady,
  type Rating,
  useOverride,
  useOverrideEnd,
} from "../../../shell/rating/assessments.ts";
import { gradeWord } from "../../../shell/rating/rating-words.ts";
import { useText } from "../../../text/index.ts";
import { assessments as words } from "../../../text/rating/assessments.zh.ts";
import { fieldSentences, sentenceOf } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { Select, TextArea } from "../../../ui/Field.tsx";
import { ErrorSummary, type FormError } from "../../../ui/Form.tsx";
import { StatusText } from "../../../ui/StatusText.tsx";
import { toast } from "../../../ui/Toast.tsx";
import css from "./assessments.module.css";

/** What people have decided, what waits for a second person, and the way to another grade. */
export function Decision(props: { rating: Rating; assessment: Assessment; can: boolean }) {
  const t = useText(words);
  const me = useMe();
  const [asking, setAsking] = createSignal(false);
  const end = useOverrideEnd(() => props.assessment.id);
  const finish = (approve: boolean) =>
    end.mutate(
      { person: props.rating.personId, approve: approve ? props.rating.overrideId : null },
      {
        onSuccess: () =>
          toast(
            approve
              ? t("approved", {
                  name: props.rating.name,
                  grade: gradeWord(props.rating.overrideGrade, props.assessment.scheme),
                })
              : t("dropped"),
          ),
        onError: (error) => toast(sentenceOf(error)),
      },
    );
  const own = () => props.rating.overrideBy === me().account.id;
  return (
    <div class={css.decision}>
      <Switch>
        <Match when={props.rating.decidedAt !== null}>
          <StatusText kind={props.rating.decidedGrade === "excellent" ? "gold" : "ok"}>
            {props.rating.decidedGrade
              ? t("decided_as", { grade: gradeWord(props.rating.decidedGrade, props.assessment.scheme) })
              : t("decided_none")}
          </StatusText>
        </Match>
        <Match when={props.rating.overrideId !== null}>
          <StatusText kind="wait">
            {t("waiting", { grade: gradeWord(props.rating.overrideGrade, props.assessment.scheme) })}
          </StatusText>
          <span class="soft">{t("waiting_reason", { reason: props.rating.overrideReason ?? "" })}</span>
          <Show when={props.can}>
            <div class={css.buttons}>
              <Show
                when={!own()}
                fallback={
                  <Button size="small" busy={end.isPending} onClick={() => finish(false)}>
                    {t("withdraw")}
                  </Button>
                }
              >
                <Button size="small" kind="primary" busy={end.isPending} onClick={() => finish(true)}>
                  {t("approve")}
                </Button>
                <Button size="small" busy={end.isPending} onClick={() => finish(false)}>
                  {t("refuse")}
                </Button>
              </Show>
            </div>
          </Show>
        </Match>
        <Match when={props.can && props.rating.outcome !== "not_graded"}>
          <Button size="small" onClick={() => setAsking(true)}>
            {isReady(props.rating) ? t("override") : t("decide")}
          </Button>
        </Match>
      </Switch>
      <OverrideDialog
        open={asking()}
        rating={props.rating}
        assessment={props.assessment}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

function OverrideDialog(props: {
  open: boolean;
  rating: Rating;
  assessment: Assessment;
  onClose: () => void;
}) {
  const t = useText(words);
  const s = useText(shell);
  const override = useOverride(() => props.assessment.id);
  const [grade, setGrade] = createSignal("");
  const [reason, setReason] = createSignal("");
  const [wrong, setWrong] = createSignal<Record<string, string>>({});
  const errors = (): FormError[] => {
    const found = Object.entries(wrong()).map(([name, sentence]) => ({ name, sentence }));
    if (found.length || !override.isError) return found;
    return [{ sentence: sentenceOf(override.error) }];
  };
  const close = () => {
    override.reset();
    setWrong({});
    props.onClose();
  };
  const send = () => {
    const found: Record<string, string> = {};
    if (!grade()) found.grade = t("grade_needed");
    if (reason().trim().length < 5) found.reason = t("reason_short");
    setWrong(found);
    if (Object.keys(found).length) return;
    override.mutate(
      { person: props.rating.personId, grade: grade() as Grade, reason: reason().trim() },
      {
        onSuccess: () => {
          toast(t("override_sent"));
          close();
        },
        onError: (error) => setWrong(fieldSentences(error)),
      },
    );
  };
  return (
    <Dialog
      open={props.open}
      title={t("override_title", { name: props.rating.name })}
      onClose={close}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={override.isPending} onClick={send}>
            {t("override_send")}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors()} />
      <p class={`soft ${css.help}`}>{t("override_help")}</p>
      <Select
        label={t("override_grade")}
        name="grade"
        error={wrong().grade}
        placeholder={t("override_grade_choose")}
        value={grade()}
        onChange={setGrade}
        options={GRADES.filter((value) => value !== props.rating.grade).map((value) => ({
          value,
          label: gradeWord(value, props.assessment.scheme),
        }))}
      />
      <TextArea
        wide
        label={t("override_reason")}
        help={t("override_reason_help")}
        name="reason"
        error={wrong().reason}
        maxlength={500}
        value={reason()}
        onInput={setReason}
      />
    </Dialog>
  );
}
