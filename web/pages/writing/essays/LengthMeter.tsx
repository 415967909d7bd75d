import css from "../../../shell/writing/write.module.css";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { writing } from "../../../text/writing/drafts.zh.ts";
import { essayLength } from "../../../text/writing/essays-length.zh.ts";

/** How long the essay is, against the length that is expected of one. */
export function LengthMeter(props: { count: number; least: number }) {
  const t = useText(essayLength);
  const both = useText(writing);
  const isShort = () => props.count < props.least;
  return (
    <>
      <div
        class={css.track}
        role="progressbar"
        aria-label={both("this_one", { n: figure(props.count) })}
        aria-valuemin={0}
        aria-valuemax={props.least}
        aria-valuenow={Math.min(props.count, props.least)}
      >
        <div
          class={isShort() ? css.fillShort : css.fill}
          style={{ width: `${Math.min(100, (props.count / props.least) * 100)}%` }}
        />
      </div>
      <small>
        {t("essay_length", { n: figure(props.least) })}{" "}
        <b class={isShort() ? css.short : css.ok}>
          {isShort() ? t("essay_left", { n: figure(props.least - props.count) }) : t("essay_long_enough")}
        </b>
      </small>
    </>
  );
}
