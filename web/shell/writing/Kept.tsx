import { Match, Show, Switch } from "solid-js";
import { clock } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { writing } from "../../text/writing/drafts.zh.ts";
import { Suspense } from "../../ui/solid.ts";
import type { OnServer, Kept as State } from "../draft-states.ts";
import { online } from "../online.ts";
import { page } from "../page.ts";

const TwoDrafts = page(() => import("./TwoDrafts.tsx").then((m) => m.TwoDrafts));

/** Where the draft is safe, and since when. */
export function Kept(props: { kept: State }) {
  const t = useText(writing);
  const at = () => clock(props.kept.at ?? 0);
  return (
    <span role="status">
      <Switch fallback={t("kept_nowhere")}>
        <Match when={props.kept.where === "both"}>{t("kept_both", { at: at() })}</Match>
        <Match when={props.kept.where === "elsewhere"}>{t("kept_elsewhere", { at: at() })}</Match>
        <Match when={props.kept.where === "device" && (!online() || props.kept.failed)}>
          {t("kept_waiting", { at: at() })}
        </Match>
        <Match when={props.kept.where === "device"}>{t("kept_device", { at: at() })}</Match>
      </Switch>
    </span>
  );
}

/** Two drafts of the same thing: both stay until the writer chooses. */
export function OtherDraft(props: { other: OnServer | undefined; onChoose: (mine: boolean) => void }) {
  return (
    <Show when={props.other}>
      {(other) => (
        <Suspense>
          <TwoDrafts other={other()} onChoose={props.onChoose} />
        </Suspense>
      )}
    </Show>
  );
}
