import { For } from "solid-js";
import { countyCode } from "../../api.ts";
import { roles } from "../../text/access/accounts-roles.zh.ts";
import { fullMoment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { organizing } from "../../text/organization/units.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { DocumentPage } from "../../ui/DocumentPage.tsx";
import { LeaveQuestion } from "../../ui/LeaveQuestion.tsx";
import { useLeaveGuard } from "../../ui/leave-guard.ts";
import { Notice, PageHead } from "../../ui/Page.tsx";
import { Qr } from "../../ui/Qr.tsx";
import { toast } from "../../ui/Toast.tsx";
import { useMe } from "../me.ts";
import css from "./organization.module.css";
import type { MadeInvitation } from "./units.ts";

const addressOf = (link: MadeInvitation) => `${location.origin}/c/${countyCode()}/invitation#${link.token}`;

/** The links just made, one card each, shown this once: to print and cut, or to copy. */
export function InvitationSheet(props: { made: readonly MadeInvitation[]; onDone: () => void }) {
  const t = useText(organizing);
  const r = useText(roles);
  const me = useMe();
  const nameOf = (link: MadeInvitation) => link.personName ?? link.unitName;
  const copy = (links: readonly MadeInvitation[]) =>
    navigator.clipboard
      ?.writeText(
        links.map((link) => (links.length > 1 ? `${nameOf(link)}\t` : "") + addressOf(link)).join("\n"),
      )
      .then(
        () => toast(t("copied")),
        () => toast(t("copy_failed")),
      ) ?? toast(t("copy_failed"));
  const guard = useLeaveGuard(() => true);
  return (
    <>
      <div class="screen-only">
        <PageHead
          title={t("sheet_title")}
          sub={t("sheet_sub", { n: props.made.length })}
          actions={
            <>
              <Button onClick={() => guard.ask(() => props.onDone())}>{t("done")}</Button>
              <Button onClick={() => copy(props.made)}>{t("copy_all")}</Button>
              <Button kind="primary" onClick={() => print()}>
                {t("print")}
              </Button>
            </>
          }
        />
        <Notice kind="short" title={t("sheet_notice_title")}>
          {t("sheet_notice")}
        </Notice>
      </div>
      <DocumentPage label={t("sheet_title")}>
        <ul class={css.cards}>
          <For each={props.made}>
            {(link) => (
              <li class={css.card}>
                <Qr value={addressOf(link)} label={t("qr_of", { name: nameOf(link) })} size={124} />
                <div class={css.cardWords}>
                  <span>{me().county.name}</span>
                  <b>{nameOf(link)}</b>
                  <span>
                    {link.personName ? `${link.unitName} · ` : ""}
                    {t("card_role", { role: r(`role_${link.role}` as "role_person") })}
                  </span>
                  <small>{t("card_how")}</small>
                  <code>{addressOf(link)}</code>
                  <small>{t("card_until", { at: fullMoment(link.expiresAt) })}</small>
                  <span class="screen-only">
                    <Button size="small" onClick={() => copy([link])}>
                      {t("copy")}
                    </Button>
                  </span>
                </div>
              </li>
            )}
          </For>
        </ul>
      </DocumentPage>
      <LeaveQuestion
        open={guard.isAsking()}
        title={t("sheet_leave_title", { n: props.made.length })}
        stay={t("sheet_stay")}
        leave={t("sheet_leave")}
        onStay={guard.stay}
        onLeave={guard.leave}
      >
        <p>{t("sheet_leave_help")}</p>
      </LeaveQuestion>
    </>
  );
}
