import { Show } from "solid-js";
import { Every, type Series } from "../../../../worker/study/sessions/shape.ts";
import { county } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";
import { day } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { sessions } from "../../../text/study/sessions.zh.ts";
import { DateInput, Select } from "../../../ui/Field.tsx";
import css from "./sessions.module.css";

/** As a form holds it: an empty `every` is one session alone. */
export type SeriesValues = { every: string; until: string };

/** Whether the same is planned again, how often and until when, with the days that it comes to. */
export function SeriesFields(props: {
  first: string;
  values: SeriesValues;
  onChange: (field: keyof SeriesValues, value: string) => void;
  error: string | undefined;
}) {
  const t = useText(sessions);
  const isAsked = () => props.values.every !== "" && props.values.until > props.first;
  const found = useQuery(() => ({
    queryKey: ["sessions", "series", props.first, props.values.every, props.values.until],
    queryFn: () =>
      county.get(
        `/sessions/series?first=${props.first}&every=${props.values.every}&until=${props.values.until}`,
      ),
    enabled: isAsked(),
    throwOnError: false,
  }));
  const words = ({ days }: Series) =>
    days
      .map(({ day: on, movedFrom }) =>
        movedFrom ? t("series_moved", { day: day(on), from: day(movedFrom) }) : day(on),
      )
      .join(t("series_comma"));
  return (
    <>
      <div class={css.times}>
        <Select
          label={t("repeat_label")}
          name="repeat.every"
          value={props.values.every}
          onChange={(every) => props.onChange("every", every)}
          options={[
            { value: "", label: t("repeat_never") },
            ...Every.options.map((value) => ({ value, label: t(`repeat_${value}`) })),
          ]}
        />
        <Show when={props.values.every}>
          <DateInput
            label={t("until_label")}
            name="repeat.until"
            value={props.values.until}
            min={props.first}
            onInput={(until) => props.onChange("until", until)}
            error={props.error}
          />
        </Show>
      </div>
      <Show when={isAsked()}>
        <p class={css.series} role="status">
          <Show when={found.data} fallback={found.error ? sentenceOf(found.error) : t("series_wait")}>
            {(series) => (
              <>
                <b>{t("series_count", { n: series().days.length })}</b> {words(series())}
              </>
            )}
          </Show>
        </p>
      </Show>
    </>
  );
}

/** To the end of the work year unless somebody says otherwise. */
export const usualEnd = (first: string) => `${first.slice(0, 4)}-12-31`;
