import { Show } from "solid-js";
import { type Progress, whole } from "../../../shell/writing/progress.ts";
import css from "../../../shell/writing/write.module.css";
import { figure } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { yearMeter } from "../../../text/writing/notes-year-meter.zh.ts";

/** The year's characters with this note, against the floor to the quarter's end and the target of the year. */
export function YearMeter(props: { count: number; progress: Progress }) {
  const t = useText(yearMeter);
  const floor = () => whole(props.progress.charactersFloor);
  const target = () => whole(props.progress.charactersTarget);
  const total = () => props.progress.characters + props.count;
  const most = () => Math.max(target(), total(), 1);
  const isShort = () => total() < floor();
  const quarter = () => t(props.progress.quarter.slice(4) as "Q1");
  const said = () => ({ quarter: quarter(), floor: figure(floor()), target: figure(target()) });
  return (
    <Show when={target() > 0} fallback={<small>{t("no_floor")}</small>}>
      <div
        class={css.track}
        role="progressbar"
        aria-label={t("meter")}
        aria-valuemin={0}
        aria-valuemax={most()}
        aria-valuenow={total()}
        aria-valuetext={t("meter_text", { n: figure(total()), ...said() })}
      >
        <div class={isShort() ? css.fillShort : css.fill} style={{ width: `${(total() / most()) * 100}%` }} />
        <i style={{ left: `${(floor() / most()) * 100}%` }} />
      </div>
      <small>
        {t("floor", said())}{" "}
        <b class={isShort() ? css.short : css.ok}>
          {isShort() ? t("floor_left", { n: figure(floor() - total()) }) : t("floor_met")}
        </b>
      </small>
    </Show>
  );
}
