import { Show } from "solid-js";
import { useMe } from "../../../shell/me.ts";
import { useText } from "../../../text/index.ts";
import { unlinking } from "../../../text/reports/dashboard-unlinked.zh.ts";
import { Notice } from "../../../ui/Page.tsx";

/** To a secretary or recorder who is nobody on the list of people yet, and cannot decide before that. */
export function Unlinked() {
  const t = useText(unlinking);
  const me = useMe();
  return (
    <Show when={me().isUnlinked}>
      <Notice kind="short" title={t("title")}>
        {t("help")}
      </Notice>
    </Show>
  );
}
