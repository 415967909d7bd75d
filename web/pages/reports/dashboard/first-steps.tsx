import { Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useCan } from "../../../shell/me.ts";
import { useText } from "../../../text/index.ts";
import { dashboard } from "../../../text/reports/dashboard.zh.ts";
import { EmptyState, Section } from "../../../ui/Page.tsx";
import { TaskList } from "../../../ui/TaskList.tsx";

/** What a county without branches does first. */
export function FirstSteps() {
  const t = useText(dashboard);
  const can = useCan();
  const to = (path: string) => `/c/${countyCode()}${path}`;
  return (
    <Show
      when={can("unit.manage")}
      fallback={<EmptyState title={t("empty_reader")}>{t("empty_reader_help")}</EmptyState>}
    >
      <Section title={t("first_title")} sub={t("first_sub")}>
        <TaskList
          label={t("first_title")}
          tasks={[
            { title: t("step_roster"), detail: t("step_roster_help"), href: to("/rosters") },
            { title: t("step_units"), detail: t("step_units_help"), href: to("/organization") },
            { title: t("step_invite"), detail: t("step_invite_help"), href: to("/organization") },
            { title: t("step_session"), detail: t("step_session_help"), href: to("/sessions/new") },
          ]}
        />
      </Section>
    </Show>
  );
}
