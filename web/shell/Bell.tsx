import { useLocation } from "@solidjs/router";
import BellIcon from "lucide-solid/icons/bell";
import { Show } from "solid-js";
import { county, countyCode } from "../api.ts";
import { useQuery } from "../query/index.ts";
import { ringing } from "../text/access/inbox-bell.zh.ts";
import { useText } from "../text/index.ts";
import css from "./Bell.module.css";

const minuteMs = 60_000;

/** The way to the inbox, with how many are unread: asked once a minute while somebody looks. */
export function Bell() {
  const t = useText(ringing);
  const location = useLocation();
  const count = useQuery(() => ({
    queryKey: ["inbox", "unread"],
    queryFn: () => county.get("/inbox/unread"),
    staleTime: minuteMs,
    throwOnError: false,
  }));
  const unread = () => (count.isSuccess ? count.data.unread : 0);
  const href = () => `/c/${countyCode()}/inbox`;
  const label = () => (unread() ? t("bell_unread", { n: unread() }) : t("bell"));
  return (
    <a
      class={css.bell}
      href={href()}
      aria-label={label()}
      title={label()}
      aria-current={location.pathname === href() ? "page" : undefined}
    >
      <BellIcon size={19} aria-hidden="true" />
      <Show when={unread()}>
        <span class={css.count} aria-hidden="true">
          {unread() > 99 ? "99+" : unread()}
        </span>
      </Show>
    </a>
  );
}
