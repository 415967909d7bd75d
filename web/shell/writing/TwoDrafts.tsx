import { characterCount } from "../../../worker/measures/versions/rules-characters.ts";
import { moment } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { twoDrafts } from "../../text/writing/drafts-two.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Page.tsx";
import css from "./write.module.css";

type Props = {
  other: { content: Record<string, unknown>; updatedAt: number };
  onChoose: (mine: boolean) => void;
};

/** What another device holds, beside what this one does. */
export function TwoDrafts(props: Props) {
  const t = useText(twoDrafts);
  return (
    <div role="alert">
      <Notice kind="short" title={t("other_title")}>
        <p>
          {t("other_line", {
            at: moment(props.other.updatedAt),
            n: characterCount(String(props.other.content.body ?? "")),
            start: String(props.other.content.body ?? props.other.content.title ?? "").slice(0, 60),
          })}
        </p>
        <small>{t("both_kept")}</small>
        <p class={css.pair}>
          <Button size="small" onClick={() => props.onChoose(true)}>
            {t("keep_mine")}
          </Button>
          <Button size="small" onClick={() => props.onChoose(false)}>
            {t("take_other")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
