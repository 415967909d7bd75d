import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useText } from "../text/index.ts";
import { picking } from "../text/picking.zh.ts";
import { classes } from "../ui/classes.ts";
import { useMe } from "./me.ts";
import css from "./PeriodPicker.module.css";
import { quarters } from "./period.ts";
import { usePeriod } from "./use-period.ts";

/** Year and quarter, kept in the address so that a page can be sent to a colleague. */
export function PeriodPicker(props: { kind: "quarter" | "year" }) {
  const t = useText(picking);
  const me = useMe();
  const period = usePeriod();
  const [, setSearch] = useSearchParams();
  const years = () => {
    const now = Number(me().today.slice(0, 4));
    const shown = new Set([now + 1, now, now - 1, now - 2, period().year]);
    return [...shown].sort((a, b) => b - a);
  };
  return (
    <fieldset class={css.picker}>
      <legend class="hidden">{t("period")}</legend>
      <select
        class={css.year}
        aria-label={t("year")}
        onChange={(event) => setSearch({ year: event.currentTarget.value, quarter: period().quarter })}
      >
        <For each={years()}>
          {(year) => (
            <option value={year} selected={year === period().year}>
              {t("year_of", { year })}
            </option>
          )}
        </For>
      </select>
      <Show when={props.kind === "quarter"}>
        <div class={css.quarters}>
          <For each={[...quarters, "all"] as const}>
            {(quarter) => (
              <button
                type="button"
                class={classes(css.quarter, period().quarter === quarter && css.on)}
                aria-pressed={period().quarter === quarter}
                onClick={() => setSearch({ year: period().year, quarter })}
              >
                {t(quarter)}
              </button>
            )}
          </For>
        </div>
      </Show>
    </fieldset>
  );
}
