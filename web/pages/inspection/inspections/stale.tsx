import { For } from "solid-js";
import type { Item, Mark } from "../../../shell/inspection/inspections.ts";
import { useText } from "../../../text/index.ts";
import { inspecting } from "../../../text/inspection/inspections.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Page.tsx";
import type { Bench } from "./bench.ts";
import css from "./inspections.module.css";
import { type Change, storedOf } from "./marking.ts";
import { qualityWord } from "./verdict-words.ts";

/** Somebody else wrote on the same person meanwhile: what stands now, what was meant, and the choice. */
export function Stale(props: { item: Item; bench: Bench }) {
  const t = useText(inspecting);
  const stored = () => storedOf(props.item, props.bench.rectifying());
  const lines = () =>
    Object.entries(props.bench.marking.work(props.item.personId)?.change ?? {}).map(([field, mine]) => ({
      field: t(`f_${field}` as "f_quality"),
      mine: shownAs(field, mine),
      theirs: shownAs(field, stored()[field as keyof Change]),
    }));
  const shownAs = (field: string, value: unknown) => {
    if (value === null || value === undefined || value === "") return t("empty");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return t("sessions_n", { n: value.length });
    return field === "quality" ? qualityWord(value as NonNullable<Mark["quality"]>) : String(value);
  };
  return (
    <Notice kind="short" title={t("stale")}>
      <For each={lines()}>{(line) => <p>{t("stale_line", line)}</p>}</For>
      <div class={css.choice}>
        <Button kind="primary" onClick={() => props.bench.marking.again(props.item.personId)}>
          {t("take_mine")}
        </Button>
        <Button onClick={() => props.bench.marking.giveUp(props.item.personId)}>{t("take_theirs")}</Button>
      </div>
    </Notice>
  );
}
