import { useLocation, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { PublicFrame } from "../../../shell/PublicFrame.tsx";
import { signup } from "../../../text/access/sign-up.zh.ts";
import { moment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { PageHead, Skeleton } from "../../../ui/Page.tsx";
import css from "./front.module.css";
import { useApplication } from "./sign-up.ts";

/** What became of an application, for a visitor with its whole address. */
export function Application() {
  const u = useText(signup);
  const params = useParams<{ code: string }>();
  const location = useLocation();
  const found = useApplication(
    () => params.code ?? "",
    () => location.hash.replace("#", ""),
  );
  return (
    <PublicFrame narrow>
      <div class={css.done}>
        <Show
          when={found.data}
          fallback={
            <Show when={found.isError} fallback={<Skeleton lines={3} />}>
              <PageHead title={u("ap_title")} sub={u("ap_none")} />
              <ButtonLink href="/sign-up">{u("ap_again")}</ButtonLink>
            </Show>
          }
        >
          {(application) => (
            <>
              <PageHead
                title={`${application().county} · ${u("ap_title")}`}
                sub={u("ap_at", { at: moment(application().appliedAt) })}
              />
              <p role="status">{u(`ap_st_${application().state}`)}</p>
              <Show when={application().state === "accepted"}>
                <ButtonLink href={`/c/${params.code}`} kind="primary" size="tall">
                  {u("su_sign_in")}
                </ButtonLink>
              </Show>
              <Show when={application().state === "refused" || application().state === "lapsed"}>
                <ButtonLink href="/sign-up">{u("ap_again")}</ButtonLink>
              </Show>
            </>
          )}
        </Show>
      </div>
    </PublicFrame>
  );
}
