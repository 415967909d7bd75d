import { createSignal, For, Match, Show, Switch } from "solid-js";
import { GRADES } from "../../../../db/vocabulary.ts";
import { county } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import { fullDay } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Section, Skeleton } from "../../../ui/Page.tsx";
import { FormDialog } from "./form-dialog.tsx";
import css from "./people.module.css";
import { type Cases, useCases } from "./people.ts";

type Task = "warning" | "case" | "outside" | Cases["cases"][number];

/** Warnings, open cases and grades from elsewhere: what gates or holds an assessment. */
export function CasesSection(props: { person: string }) {
  const t = useText(words);
  const cases = useCases(
    () => props.person,
    () => true,
  );
  const [task, setTask] = createSignal<Task>();
  const close = () => setTask(undefined);
  const closing = () => {
    const now = task();
    return typeof now === "object" ? now : undefined;
  };
  return (
    <Section title={t("cases")} sub={t("cases_sub")}>
      <Show when={cases.data} fallback={<Skeleton lines={3} />}>
        {(data) => (
          <div class={css.three}>
            <Warnings of={data()} onTask={setTask} />
            <OpenCases of={data()} onTask={setTask} />
            <OutsideGrades of={data()} onTask={setTask} />
          </div>
        )}
      </Show>
      <Switch>
        <Match when={task() === "warning"}>
          <AddWarning person={props.person} onClose={close} />
        </Match>
        <Match when={task() === "case"}>
          <AddCase person={props.person} onClose={close} />
        </Match>
        <Match when={task() === "outside"}>
          <AddOutside person={props.person} onClose={close} />
        </Match>
        <Match when={closing()}>
          {(row) => <CloseCase person={props.person} row={row()} onClose={close} />}
        </Match>
      </Switch>
    </Section>
  );
}

function Warnings(props: { of: Cases; onTask: (task: Task) => void }) {
  const t = useText(words);
  return (
    <div>
      <h3>{t("warnings")}</h3>
      <ul class={css.plain}>
        <For each={props.of.warnings} fallback={<li class="soft">{t("no_warnings")}</li>}>
          {(row) => <li>{t("warning_line", { on: fullDay(row.decidedOn), document: row.document })}</li>}
        </For>
      </ul>
      <Button size="small" onClick={() => props.onTask("warning")}>
        {t("add_warning")}
      </Button>
    </div>
  );
}

function OpenCases(props: { of: Cases; onTask: (task: Task) => void }) {
  const t = useText(words);
  return (
    <div>
      <h3>{t("open_cases")}</h3>
      <ul class={css.plain}>
        <For each={props.of.cases} fallback={<li class="soft">{t("no_cases")}</li>}>
          {(row) => (
            <li>
              {row.closedOn
                ? t("case_closed", { from: fullDay(row.openedOn), to: fullDay(row.closedOn) })
                : t("case_open", { from: fullDay(row.openedOn) })}
              <Show when={!row.closedOn}>
                <Button size="small" onClick={() => props.onTask(row)}>
                  {t("close_case")}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Button size="small" onClick={() => props.onTask("case")}>
        {t("add_case")}
      </Button>
    </div>
  );
}

function OutsideGrades(props: { of: Cases; onTask: (task: Task) => void }) {
  const t = useText(words);
  return (
    <div>
      <h3>{t("outside")}</h3>
      <ul class={css.plain}>
        <For each={props.of.outside} fallback={<li class="soft">{t("no_outside")}</li>}>
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
      <Button size="small" onClick={() => props.onTask("outside")}>
        {t("add_outside")}
      </Button>
    </div>
  );
}

function AddWarning(props: { person: string; onClose: () => void }) {
  const t = useText(words);
  const me = useMe();
  return (
    <FormDialog
      title={t("add_warning")}
      send={(body, options) => county.post(`/cases/${props.person}/warnings`, body, options)}
      fields={[
        { name: "decidedOn", label: t("decided_on"), kind: "date", required: true },
        { name: "document", label: t("document"), required: true, max: 120 },
      ]}
      start={{ decidedOn: me().today }}
      body={({ decidedOn, document }) => ({ decidedOn, document: document?.trim() })}
      onClose={props.onClose}
    />
  );
}

function AddCase(props: { person: string; onClose: () => void }) {
  const t = useText(words);
  const me = useMe();
  return (
    <FormDialog
      title={t("add_case")}
      send={(body, options) => county.post(`/cases/${props.person}/open-cases`, body, options)}
      fields={[{ name: "openedOn", label: t("opened_on"), kind: "date", required: true }]}
      start={{ openedOn: me().today }}
      body={({ openedOn }) => ({ openedOn })}
      onClose={props.onClose}
    />
  );
}

function AddOutside(props: { person: string; onClose: () => void }) {
  const t = useText(words);
  const me = useMe();
  return (
    <FormDialog
      title={t("add_outside")}
      send={(body, options) => county.post(`/cases/${props.person}/outside-appraisals`, body, options)}
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
      onClose={props.onClose}
    />
  );
}

function CloseCase(props: { person: string; row: Cases["cases"][number]; onClose: () => void }) {
  const t = useText(words);
  const me = useMe();
  return (
    <FormDialog
      title={t("close_case")}
      send={(body, options) =>
        county.post(`/cases/${props.person}/open-cases/${props.row.id}/closure`, body, options)
      }
      fields={[{ name: "closedOn", label: t("closed_on"), kind: "date", required: true }]}
      start={{ closedOn: me().today }}
      body={({ closedOn }) => ({ closedOn, version: props.row.version })}
      onClose={props.onClose}
    />
  );
}
