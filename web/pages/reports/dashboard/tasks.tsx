import { Show } from "solid-js";
import { useText } from "../../../text/index.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Skeleton } from "../../../ui/Page.tsx";
import { TaskList } from "../../../ui/TaskList.tsx";
import { useDue } from "./due.ts";
import { useSources } from "./sources.ts";

/** What needs this person today; what could not be had is said instead of left out. */
export function Tasks() {
  const t = useText(dashboard);
  const s = useText(shell);
  const sources = useSources();
  const tasks = useDue(sources);
  const broken = () => sources.all().filter((query) => query.isError);
  const waits = () => sources.all().some((query) => query.isLoading);
  return (
    <>
      <Show when={broken().length}>
        <p role="alert">
          {t("partly")}{" "}
          <Button size="small" onClick={() => broken().map((query) => query.refetch())}>
            {s("retry")}
          </Button>
        </p>
      </Show>
      <Show when={!waits()} fallback={<Skeleton lines={3} />}>
        <Show
          when={tasks().length}
          fallback={
            <Show when={!broken().length}>
              <p class="soft">{t("todo_none")}</p>
            </Show>
          }
        >
          <TaskList label={t("todo")} tasks={tasks()} />
        </Show>
      </Show>
    </>
  );
}
