import { createSignal, Show } from "solid-js";
import { county, countyCode } from "../../../api.ts";
import { page } from "../../../shell/page.ts";
import { hours, weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { register } from "../../../text/study/registers.zh.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Facts, Notice, Section } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import { AddToRoll } from "./AddToRoll.tsx";
import { type PartProps, useAct } from "./acting.ts";
import css from "./extras.module.css";
import { useKeeping } from "./keeping.ts";
import { Minutes } from "./minutes.tsx";
import { Corrections, MakeUps } from "./settling.tsx";
import { SittersIn } from "./sitters-in.tsx";

/** Only an open register takes a sheet in. */
const SignInSheet = page(() => import("./SignInSheet.tsx").then((m) => m.SignInSheet));

/** What belongs to a session beside its register. */
export function Extras(props: PartProps & { moved: readonly string[] }) {
  const t = useText(registering);
  const r = useText(register);
  const may = (ability: string) => props.detail.can.includes(ability);
  const state = () => props.detail.session.state;
  useKeeping(props);
  return (
    <>
      <Show when={props.moved.length}>
        <Notice kind="short">{t("not_members", { names: props.moved.join(r("separator")) })}</Notice>
      </Show>
      <Show when={state() === "open" && may("attendance.record")}>
        <Suspense>
          <SignInSheet {...props} />
        </Suspense>
      </Show>
      <Show when={state() === "closed" && may("attendance.record")}>
        <AddToRoll {...props} />
      </Show>
      <Show when={props.detail.corrections.length}>
        <Corrections {...props} />
      </Show>
      <Show when={props.detail.makeUps.length}>
        <MakeUps {...props} />
      </Show>
      <Show when={state() !== "planned" && (props.detail.sittersIn.length || may("attendance.record"))}>
        <SittersIn {...props} />
      </Show>
      <Show when={state() !== "cancelled" && (props.detail.minutes || may("attendance.record"))}>
        <Minutes {...props} />
      </Show>
      <Particulars {...props} />
    </>
  );
}

function Particulars(props: PartProps) {
  const t = useText(registering);
  const m = useText(meetings);
  const { act, error } = useAct(props);
  const [cancelling, setCancelling] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const session = () => props.detail.session;
  const may = () => props.detail.can.includes("session.plan");
  const cancel = () =>
    act.mutate(async () => {
      await county.post(`/sessions/${session().id}/cancellation`, { reason: reason().trim() });
      setCancelling(false);
      return t("cancelled_toast");
    });
  return (
    <Section
      title={t("particulars")}
      action={
        <Show when={may() && (session().state === "planned" || session().state === "open")}>
          <span class={css.pair}>
            <ButtonLink size="small" href={`/c/${countyCode()}/sessions/${session().id}/edit`}>
              {t("edit")}
            </ButtonLink>
            <Button size="small" onClick={() => setCancelling(true)}>
              {t("cancel_session")}
            </Button>
          </span>
        </Show>
      }
    >
      <Facts
        facts={[
          { term: t("unit"), value: session().unitName },
          { term: t("kind"), value: m(session().kind) },
          { term: t("audience"), value: m(session().audience) },
          {
            term: t("time"),
            value: `${weekday(session().heldOn)} ${session().startsAt}–${session().endsAt}`,
          },
          { term: t("study_time"), value: t("hours_n", { n: hours(session().minutes) }) },
          { term: t("place"), value: session().place ?? t("none") },
          { term: t("speaker"), value: session().speaker ?? t("none") },
        ]}
      />
      <Dialog
        open={cancelling()}
        title={t("cancel_title", { title: session().title })}
        onClose={() => setCancelling(false)}
        actions={
          <Button kind="danger" busy={act.isPending} onClick={cancel}>
            {t("cancel_session")}
          </Button>
        }
      >
        <ErrorSummary errors={error()} />
        <p>{t("cancel_help")}</p>
        <TextField label={t("reason")} name="reason" value={reason()} onInput={setReason} maxlength={200} />
      </Dialog>
    </Section>
  );
}
