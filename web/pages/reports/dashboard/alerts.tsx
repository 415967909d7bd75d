import { For, Show } from "solid-js";
import type { Alert } from "../../../../worker/access/audit/shape.ts";
import { county } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { useMe } from "../../../shell/me.ts";
import { alerting } from "../../../text/access/alerts.zh.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { Notice, Section } from "../../../ui/Page.tsx";
import css from "./dashboard.module.css";

const shownAtOnce = 4;

/** What colleagues did to one's own way in; administrators see every such act, and what left the county. */
export function Alerts() {
  const t = useText(alerting);
  const me = useMe();
  const list = useQuery(() => ({
    queryKey: ["alerts"],
    queryFn: () => county.get("/alerts"),
    throwOnError: false,
  }));
  const all = () => (list.isSuccess ? list.data.alerts : []);
  return (
    <>
      <Show when={me().isUnlinked}>
        <Notice kind="short" title={t("unlinked_title")}>
          {t("unlinked")}
        </Notice>
      </Show>
      <Show when={all().length}>
        <Section title={t("title")} sub={t("sub")}>
          <Lines alerts={all().slice(0, shownAtOnce)} />
          <Show when={all().length > shownAtOnce}>
            <details>
              <summary>{t("more", { n: all().length - shownAtOnce })}</summary>
              <Lines alerts={all().slice(shownAtOnce)} />
            </details>
          </Show>
        </Section>
      </Show>
    </>
  );
}

function Lines(props: { alerts: readonly Alert[] }) {
  const t = useText(alerting);
  const sentence = ({ event, actor, account, isOwn }: Alert) =>
    t(event, { actor: actor ?? t("nobody"), account: isOwn ? t("you") : (account ?? "") });
  return (
    <ul class={css.alerts}>
      <For each={props.alerts}>
        {(alert) => (
          <li>
            <span>{sentence(alert)}</span>
            <time>{fullMoment(alert.at)}</time>
          </li>
        )}
      </For>
    </ul>
  );
}
