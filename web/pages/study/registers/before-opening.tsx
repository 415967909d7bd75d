import { Show } from "solid-js";
import { county } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import type { SessionDetail } from "../../../shell/study/sessions.ts";
import { weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import css from "./register.module.css";
import { useEffectOn } from "./transition.ts";

/** A planned session: from its day on its register can be opened. */
export function BeforeOpening(props: { detail: SessionDetail }) {
  const t = useText(registering);
  const me = useMe();
  const session = () => props.detail.session;
  const opening = useEffectOn(session, (id) => county.post(`/sessions/${id}/opening`));
  const may = () => props.detail.can.includes("attendance.record");
  const early = () => session().heldOn > me().today;
  return (
    <div class={css.before}>
      <p>
        {early()
          ? t("not_yet", { day: weekday(session().heldOn) })
          : may()
            ? t("ready")
            : t("waiting_for_recorder")}
      </p>
      <Show when={opening.refused()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
      <Show when={may() && !early()}>
        <Button kind="primary" size="tall" busy={opening.busy()} onClick={opening.go}>
          {opening.busy() ? t("opening") : t("open")}
        </Button>
      </Show>
    </div>
  );
}
