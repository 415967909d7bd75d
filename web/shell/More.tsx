import { Show } from "solid-js";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { Button } from "../ui/Button.tsx";
import css from "./frame-parts.module.css";

/** The way to the next page of a long list, while there is one. */
export function More(props: {
  list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<void>;
  };
}) {
  const t = useText(shell);
  return (
    <Show when={props.list.hasNextPage}>
      <p class={css.more}>
        <Button busy={props.list.isFetchingNextPage} onClick={() => props.list.fetchNextPage()}>
          {t("more_rows")}
        </Button>
      </p>
    </Show>
  );
}
