import { createSignal, For, Match, Show, Switch } from "solid-js";
import { GRADES } from "../../../../db/vocabulary.ts";
import { useMe } from "../../../shell/me.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Section, Skeleton } from "../../../ui/Page.tsx";
import { type Cases, useCases } from "./data.ts";
import { FormDialog } from "./form-dialog.tsx";
import css from "./people.module.css";

type Task = "warning" | "case" | "outside" | Cases["cases"][number];

/** Warnings, open cases and GRADES from elsewhere: what gates or holds an assessment. */
export function CasesSection(props: { person: string }) {
  const t = useText(words);
  const me = useMe();
  const cases = useCases(
    () => props.person,
    () => true,
  );
  const [task, setTask] = createSignal<Task>();
  const close = () => setTask(undefined);
  const path = (below: string) => `/cases/${props.person}${below}`;
  const closing = () => {
    const now = task();
    return typeof now === "object" ? now : undefined;
  };
  return (
    <Section title={t("cases")} sub={t("cases_sub")}>
      <Show when={cases.data} fallback={<Skeleton lines={3} />}>
        {(data) => (
          <div class={css.three}>
            <div>
              <h3>{t("warnings")}</h3>
              <ul class={css.plain}>
                <For each={data().warnings} fallback={<li class="soft">{t("no_warnings")}</li>}>
                  {(row) => (
                    <li>{t("warning_line", { on: fullDay(row.decidedOn), document: row.document })}</li>
                  )}
                </For>
              </ul>
              <Button size="small" onClick={() => setTask("warning")}>
                {t("add_warning")}
              </Button>
            </div>
            <div>
              <h3>{t("open_cases")}</h3>
              <ul class={css.plain}>
                <For each={data().cases} fallback={<li class="soft">{t("no_cases")}</li>}>
                  {(row) => (
                    <li>
                      {row.closedOn
                        ? t("case_closed", { from: fullDay(row.openedOn), to: fullDay(row.closedOn) })
                        : t("case_open", { from: fullDay(row.openedOn) })}
                      <Show when={!row.closedOn}>
                        <Button size="small" onClick={() => setTask(row)}>
                          {t("close_case")}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
              <Button size="small" onClick={() => setTask("case")}>
                {t("add_case")}
              </Button>
            </div>
            <div>
              <h3>{t("outside")}</h3>
              <ul class={css.plain}>
                <For each={data().outside} fallback={<li class="soft">{t("no_outside")}</li>}>
                  {(row) => (
                    <li>
                      {t("outside_line", {
                        year: row.year,
                        grade: t(row.grade as "qualified"),
                        document: row.document,
                      })}
                    </li>
                  )}
                </For>
              </ul>
              <Button size="small" onClick={() => setTask("outside")}>
                {t("add_outside")}
              </Button>
            </div>
          </div>
        )}
      </Show>
      <Switch>
        <Match when={task() === "warning"}>
          <FormDialog
            title={t("add_warning")}
            path={path("/warnings")}
            fields={[
              { name: "decidedOn", label: t("decided_on"), kind: "date", required: true },
              { name: "document", label: t("document"), required: true, max: 120 },
            ]}
            start={{ decidedOn: me().today }}
            body={({ decidedOn, document }) => ({ decidedOn, document: document?.trim() })}
            onClose={close}
          />
        </Match>
        <Match when={task() === "case"}>
          <FormDialog
            title={t("add_case")}
            path={path("/open-cases")}
            fields={[{ name: "openedOn", label: t("opened_on"), kind: "date", required: true }]}
            start={{ openedOn: me().today }}
            body={({ openedOn }) => ({ openedOn })}
            onClose={close}
          />
        </Match>
        <Match when={task() === "outside"}>
          <FormDialog
            title={t("add_outside")}
            path={path("/outside-appraisals")}
            fields={[
              {
                name: "year",
                label: t("year"),
                required: true,
                max: 4,
                refuse: (text) => (/^20\d\d$/.test(text) ? undefined : t("year_wrong")),
              },
              {
                name: "grade",
                label: t("grade"),
                kind: "select",
                required: true,
                options: GRADES.map((value) => ({ value, label: t(value) })),
              },
              { name: "document", label: t("document"), required: true, max: 120 },
            ]}
            start={{ year: me().today.slice(0, 4) }}
            body={({ year, grade, document }) => ({
              year: Number(year),
              grade,
              document: document?.trim(),
            })}
            onClose={close}
          />
        </Match>
        <Match when={closing()}>
          {(row) => (
            <FormDialog
              title={t("close_case")}
              path={path(`/open-cases/${row().id}/closure`)}
              fields={[{ name: "closedOn", label: t("closed_on"), kind: "date", required: true }]}
              start={{ closedOn: me().today }}
              body={({ closedOn }) => ({ closedOn, version: row().version })}
              onClose={close}
            />
          )}
        </Match>
      </Switch>
    </Section>
  );
}
