import { For, Show } from "solid-js";
import { county } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import { day, moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { meetings } from "../../../text/study/sessions-kinds.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";
import { Section } from "../../../ui/Page.tsx";
import { nameIn, type PartProps, useAct } from "./acting.ts";
import css from "./extras.module.css";

/** Changes of a closed register, each waiting for a second person or done. */
export function Corrections(props: PartProps) {
  const t = useText(registering);
  const m = useText(meetings);
  const me = useMe();
  const { act, error } = useAct(props);
  const approve = (id: string) =>
    act.mutate(async () => {
      await county.post(`/sessions/${props.detail.session.id}/corrections/${id}/approval`);
      return t("approved");
    });
  const drop = (id: string, isOwn: boolean) =>
    act.mutate(async () => {
      await county.delete(`/sessions/${props.detail.session.id}/corrections/${id}`);
      return t(isOwn ? "correction_withdrawn" : "correction_refused");
    });
  return (
    <Section title={t("corrections")}>
      <ErrorSummary errors={error()} />
      <ul class={css.lines}>
        <For each={props.detail.corrections}>
          {(one) => {
            const name = nameIn(props.detail, one.personId);
            const isOwn = one.createdBy === me().account.id;
            const may = props.detail.can.includes(isOwn ? "attendance.record" : "attendance.approve");
            return (
              <li>
                <span>
                  {t("correction_line", {
                    name,
                    before: one.before ? m(one.before) : t("off_roll"),
                    after: m(one.after),
                  })}
                  <small>{t("correction_at", { at: moment(one.createdAt), reason: one.reason })}</small>
                </span>
                <Show when={one.effectiveAt === null} fallback={<small>{t("correction_done")}</small>}>
                  <div class={css.choice}>
                    <Show
                      when={may && !isOwn}
                      fallback={<strong class={css.waits}>{t("correction_waits")}</strong>}
                    >
                      <Button
                        size="small"
                        label={t("approve_of", { name })}
                        busy={act.isPending}
                        onClick={() => approve(one.id)}
                      >
                        {t("approve")}
                      </Button>
                    </Show>
                    <Show when={may}>
                      <Button
                        size="small"
                        label={t(isOwn ? "withdraw_of" : "refuse_of", { name })}
                        busy={act.isPending}
                        onClick={() => drop(one.id, isOwn)}
                      >
                        {t(isOwn ? "withdraw" : "refuse")}
                      </Button>
                    </Show>
                  </div>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
    </Section>
  );
}

/** Leaves that were made up, confirmed by accounts that may mark the person. */
export function MakeUps(props: PartProps) {
  const t = useText(registering);
  const { act, error } = useAct(props);
  const confirm = (person: string) =>
    act.mutate(async () => {
      await county.post(`/sessions/${props.detail.session.id}/make-ups/${person}/confirmation`);
      return t("confirmed_toast");
    });
  const mayMark = (person: string) =>
    props.detail.roll.find((row) => row.personId === person)?.mayMark ?? false;
  return (
    <Section title={t("make_ups")}>
      <ErrorSummary errors={error()} />
      <ul class={css.lines}>
        <For each={props.detail.makeUps}>
          {(made) => {
            const name = nameIn(props.detail, made.personId);
            return (
              <li>
                <span>
                  {t("make_up_line", { name, day: day(made.heldOn) })}
                  <Show when={made.note}>
                    <small>{made.note}</small>
                  </Show>
                </span>
                <Show when={made.confirmedAt === null} fallback={<small>{t("confirmed")}</small>}>
                  <Show
                    when={mayMark(made.personId)}
                    fallback={<strong class={css.waits}>{t("waits")}</strong>}
                  >
                    <Button
                      size="small"
                      label={t("confirm_of", { name })}
                      busy={act.isPending}
                      onClick={() => confirm(made.personId)}
                    >
                      {t("confirm")}
                    </Button>
                  </Show>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
    </Section>
  );
}
