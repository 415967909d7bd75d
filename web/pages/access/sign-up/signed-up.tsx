import CircleCheck from "lucide-solid/icons/circle-check";
import { signup } from "../../../text/access/sign-up.zh.ts";
import { useText } from "../../../text/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { PageHead } from "../../../ui/Page.tsx";
import css from "./front.module.css";
import type { SignedUp } from "./sign-up.ts";

/** The county's own address, and the way in. */
export function Done(props: { answer: SignedUp }) {
  const u = useText(signup);
  const county = () => props.answer.county.name;
  const active = () => props.answer.status === "active";
  const door = () =>
    active()
      ? `/c/${props.answer.county.id}`
      : `/application/${props.answer.county.id}#${props.answer.receipt}`;
  return (
    <div class={css.done}>
      <CircleCheck size={36} aria-hidden="true" />
      <PageHead
        title={
          active() ? u("su_done_active", { county: county() }) : u("su_done_pending", { county: county() })
        }
        sub={active() ? u("su_done_active_help") : u("su_done_pending_help")}
      />
      <div>
        <small>{u(active() ? "su_your_door" : "ap_own")}</small>
        <span class={css.address}>{`${location.origin}${door()}`}</span>
        <ButtonLink href={door()} kind="primary" size="tall">
          {u(active() ? (props.answer.isSignedIn ? "su_enter" : "su_sign_in") : "ap_look")}
        </ButtonLink>
      </div>
    </div>
  );
}
