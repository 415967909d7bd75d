import { Show } from "solid-js";
import type { EssayDetail } from "../../../../worker/writing/essays/shape.ts";
import { countyCode } from "../../../api.ts";
import css from "../../../shell/writing/write.module.css";
import { useText } from "../../../text/index.ts";
import { essayHandedIn } from "../../../text/writing/essays-handed-in.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/Page.tsx";

/** In place of the form: the half-year has its essay. */
export function HandedIn(props: { id: string | undefined }) {
  const t = useText(essayHandedIn);
  return (
    <EmptyState
      title={t("already")}
      action={
        <ButtonLink kind="primary" href={`/c/${countyCode()}/essays/${props.id}`}>
          {t("see")}
        </ButtonLink>
      }
    />
  );
}

/** What the secretary wrote when the essay was returned last. */
export function Returned(props: { essay: EssayDetail }) {
  const t = useText(essayHandedIn);
  return (
    <Show when={props.essay.reviews.filter(({ outcome }) => outcome === "returned").at(-1)}>
      {(review) => <p class={css.returned}>{t("returned", { comment: review().comment ?? "" })}</p>}
    </Show>
  );
}
