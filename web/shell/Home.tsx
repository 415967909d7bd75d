import { Show } from "solid-js";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { EmptyState, PageHead } from "../ui/Page.tsx";
import { TaskList } from "../ui/TaskList.tsx";
import { useEntries } from "./entries.ts";
import { useMe } from "./me.ts";
import { type CountyPage, management, personal, work } from "./page.ts";

/** The county's front room for whoever has no page of the first place in the rail. */
export function Home(props: { pages: readonly CountyPage[] }) {
  const t = useText(shell);
  const me = useMe();
  const entries = useEntries(props.pages);
  const open = () => entries([...work, ...personal, ...management]);
  return (
    <>
      <PageHead
        title={t("home_title", { county: me().county.name })}
        sub={t("home_sub", { name: me().account.name })}
      />
      <Show
        when={open().length}
        fallback={<EmptyState title={t("home_nothing")}>{t("home_nothing_help")}</EmptyState>}
      >
        <TaskList label={t("home")} tasks={open().map(({ entry, href }) => ({ title: t(entry), href }))} />
      </Show>
    </>
  );
}
