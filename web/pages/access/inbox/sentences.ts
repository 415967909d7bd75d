import type { InboxItem } from "../../../../worker/access/inbox/shape.ts";
import { countyCode } from "../../../api.ts";
import { inboxing } from "../../../text/access/inbox.zh.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";

/** What happened, to whom and by whom, in the reader's language. */
export function useSentence() {
  const t = useText(inboxing);
  return ({ kind, actor, account, isOwn, half, firstOn, lastOn }: InboxItem): string => {
    const days = [...new Set([firstOn, lastOn])].flatMap((day) => (day ? [fullDay(day)] : [])).join("–");
    return t(kind, {
      actor: actor ?? t("nobody"),
      account: isOwn ? t("you") : (account ?? ""),
      half: half ? t(half.slice(4) as "H1", { year: half.slice(0, 4) }) : "",
      days,
    });
  };
}

type Place = { href: string; words: "write_again" | "change_password" | "to_accounts" };

/** Where something can be done about it; undefined where nothing is to be done. */
export function placeOf({ kind, isOwn, account, half }: InboxItem): Place | undefined {
  const to = (path: string) => `/c/${countyCode()}${path}`;
  if (kind === "essay.returned") return { href: to(`/essays/new?half=${half}`), words: "write_again" };
  if (kind === "account.code_failed" || (kind === "account.password_reset" && isOwn))
    return { href: to("/me"), words: "change_password" };
  return account !== null && !isOwn ? { href: to("/accounts"), words: "to_accounts" } : undefined;
}
