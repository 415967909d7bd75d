import { Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { page } from "../../../shell/page.ts";
import { weekday } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { today } from "../../../text/reports/dashboard-today.zh.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { PageHead } from "../../../ui/Page.tsx";
import { Coming, OwnProgress, OwnTasks } from "./own.tsx";
import { Unlinked } from "./unlinked.tsx";

/** What a desk shows is not loaded by accounts without one. */
const County = page(() => import("./desk.tsx").then((m) => m.CountyDesk));

/** The first page: the county's work for accounts that compare branches, one's own study for everybody else. */
export function Dashboard() {
  const can = useCan();
  return (
    <Show when={can("comparison.read")} fallback={<Today />}>
      <County />
    </Show>
  );
}

function Today() {
  const t = useText(today);
  const me = useMe();
  const can = useCan();
  return (
    <>
      <PageHead
        title={t("title", { day: weekday(me().today) })}
        sub={t("sub", { county: me().county.name, name: me().account.name })}
        actions={
          <Show when={can("note.write")}>
            <ButtonLink kind="primary" href={`/c/${countyCode()}/notes/new`}>
              {t("write_note")}
            </ButtonLink>
          </Show>
        }
      />
      <OwnTasks />
      <Unlinked />
      <OwnProgress />
      <Coming />
    </>
  );
}
