import CalendarDays from "lucide-solid/icons/calendar-days";
import { createSignal } from "solid-js";
import { LanguageSwitch } from "../../shell/frame-parts.tsx";
import { design } from "../../text/design.zh.ts";
import { useText } from "../../text/index.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Spark } from "../../ui/charts/Spark.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { DocumentPage } from "../../ui/DocumentPage.tsx";
import {
  Checkbox,
  DateInput,
  FieldGroup,
  PasswordField,
  Select,
  TextArea,
  TextField,
} from "../../ui/Field.tsx";
import { FilterBar } from "../../ui/FilterBar.tsx";
import { ErrorSummary, Form, FormActions } from "../../ui/Form.tsx";
import { Link } from "../../ui/Link.tsx";
import { Columns, EmptyState, Facts, How, Notice, PageHead, Section, Skeleton } from "../../ui/Page.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Qr } from "../../ui/Qr.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { StatRow, Tally } from "../../ui/Stat.tsx";
import { StatusText } from "../../ui/StatusText.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { TaskList } from "../../ui/TaskList.tsx";
import { toast } from "../../ui/Toast.tsx";
import css from "./design.module.css";
import { ChartsSheet, TableSheet } from "./samples.tsx";

/** Every component with its states, to look at while developing. */
export function Design() {
  const t = useText(design);
  const [open, setOpen] = createSignal(false);
  return (
    <main class={css.sheet} id="main" tabindex="-1">
      <PageHead
        title={t("title")}
        sub={t("sub")}
        back={{ href: "/", label: t("quiet") }}
        actions={
          <>
            <LanguageSwitch />
            <Button>{t("plain")}</Button>
            <Button kind="primary">{t("primary")}</Button>
          </>
        }
      />
      <Buttons />
      <States />
      <Tables />
      <ChartsSheet />
      <Section title={t("fields")}>
        <Columns>
          <SignUpFields onAsk={() => setOpen(true)} />
          <Choices onSubmit={() => setOpen(true)} />
        </Columns>
      </Section>
      <Parts />
      <Dialog
        open={open()}
        title={t("dialog")}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t("quiet")}</Button>
            <Button kind="primary" onClick={() => setOpen(false)}>
              {t("disabled")}
            </Button>
          </>
        }
      >
        <p>{t("dialog_body")}</p>
      </Dialog>
    </main>
  );
}

function Buttons() {
  const t = useText(design);
  return (
    <Section title={t("buttons")}>
      <div class={css.line}>
        <Button kind="primary">{t("primary")}</Button>
        <Button>{t("plain")}</Button>
        <Button kind="quiet">{t("quiet")}</Button>
        <Button kind="danger">{t("danger")}</Button>
        <Button busy>{t("busy")}</Button>
        <Button kind="primary" disabled>
          {t("disabled")}
        </Button>
        <Button size="small">{t("plain")}</Button>
        <ButtonLink href="/" size="tall">
          {t("plain")}
        </ButtonLink>
        <Link href="/">{t("plain")}</Link>
        <Link href="/" kind="strong">
          {t("plain")}
        </Link>
      </div>
    </Section>
  );
}

function States() {
  const t = useText(design);
  return (
    <Section title={t("states")}>
      <div class={css.line}>
        <StatusText kind="ok">{t("done")}</StatusText>
        <StatusText kind="short">{t("overdue")}</StatusText>
        <StatusText kind="stop">{t("rejected")}</StatusText>
        <StatusText kind="gold">{t("excellent")}</StatusText>
        <StatusText kind="info">{t("topic")}</StatusText>
        <StatusText kind="wait">{t("waiting")}</StatusText>
        <StatusText kind="none">{t("none")}</StatusText>
      </div>
      <TaskList
        label={t("parts")}
        tasks={[
          {
            title: t("task"),
            href: "/",
            detail: t("branch_2"),
            due: t("overdue"),
            late: true,
            action: <Button>{t("task_action")}</Button>,
          },
          { title: t("waiting"), href: "/", due: "10-20", action: <Button>{t("plain")}</Button> },
        ]}
      />
      <Figures />
      <Tally
        label={t("parts")}
        counts={[
          { label: t("expected"), value: 23 },
          { label: t("present"), value: 18, tone: "ok" },
          { label: t("leave"), value: 1 },
          { label: t("unmarked"), value: 2, tone: "short" },
        ]}
      />
      <Statuses />
      <Notice kind="short" title={t("overdue")}>
        {t("task")}
      </Notice>
      <Progress label={t("topic")} value={312} max={1500} standard={500} words="312 / 1500" />
      <How label={t("how")}>{t("how_body")}</How>
    </Section>
  );
}

function Figures() {
  const t = useText(design);
  return (
    <StatRow
      stats={[
        {
          label: t("attendance"),
          value: "93.4",
          unit: "%",
          note: t("standard"),
          href: "/",
          trend: <Spark label={t("chart_label")} values={[88, 90.2, 92, 93.4]} />,
        },
        {
          label: t("topic"),
          value: "25.6",
          note: t("standard"),
          trend: <Spark label={t("chart_label")} values={[6, 13, 19, 25.6]} />,
        },
        {
          label: t("present"),
          value: "231 / 248",
          note: t("overdue"),
          short: true,
          trend: <Spark label={t("chart_label")} values={[190, 210, 205, 231]} />,
        },
        {
          label: t("leave"),
          value: "47 / 48",
          note: t("standard"),
          trend: <Spark label={t("chart_label")} values={[10, 22, undefined, 47]} />,
        },
      ]}
    />
  );
}

function Statuses() {
  const t = useText(design);
  const [status, setStatus] = createSignal<string>();
  return (
    <div class={css.line}>
      <Segmented
        label={t("attendance")}
        value={status()}
        onChange={setStatus}
        keys={[
          { value: "present", label: t("present") },
          { value: "late", label: t("late"), tone: "short" },
          { value: "absent", label: t("absent"), tone: "short" },
          { value: "leave", label: t("leave") },
        ]}
      />
      <Segmented
        label={t("attendance")}
        value="late"
        onChange={setStatus}
        keys={[
          { value: "present", label: t("present") },
          { value: "late", label: t("late"), tone: "short" },
        ]}
      />
    </div>
  );
}

function Tables() {
  const t = useText(design);
  return (
    <Section title={t("tables")}>
      <Tabs
        label={t("tables")}
        tabs={[
          { href: "/design", label: t("waiting"), count: 12, current: true },
          { href: "/design?tab=done", label: t("done"), count: 3, current: false },
        ]}
      />
      <FilterBar
        label={t("tables")}
        filters={[
          { kind: "search", name: "q", label: t("branch") },
          {
            kind: "select",
            name: "status",
            label: t("attendance"),
            options: [{ value: "late", label: t("late") }],
          },
        ]}
        count="12 / 48"
      >
        <Button>{t("plain")}</Button>
      </FilterBar>
      <TableSheet />
      <EmptyState
        title={t("empty")}
        icon={CalendarDays}
        action={<Button kind="primary">{t("primary")}</Button>}
      >
        {t("empty_help")}
      </EmptyState>
    </Section>
  );
}

function SignUpFields(props: { onAsk: () => void }) {
  const t = useText(design);
  const [text, setText] = createSignal("");
  return (
    <Form onSubmit={() => toast(t("toast"), { label: t("undo"), run: () => toast(t("undo")) })}>
      <ErrorSummary errors={[{ name: "login", sentence: t("wrong") }]} />
      <TextField
        label={t("label")}
        help={t("help")}
        name="login"
        error={t("wrong")}
        value={text()}
        onInput={setText}
      />
      <PasswordField label={t("label")} value={text()} onInput={setText} autocomplete="new-password" />
      <FormActions>
        <Button type="submit" kind="primary">
          {t("primary")}
        </Button>
        <Button onClick={props.onAsk}>{t("dialog")}</Button>
      </FormActions>
    </Form>
  );
}

function Choices(props: { onSubmit: () => void }) {
  const t = useText(design);
  const [text, setText] = createSignal("");
  const [checked, setChecked] = createSignal(true);
  return (
    <Form onSubmit={props.onSubmit}>
      <Select
        label={t("branch")}
        value=""
        onChange={setText}
        placeholder={t("branch")}
        options={[{ value: "1", label: t("branch_1") }]}
      />
      <DateInput label={t("topic")} value="2026-10-14" onInput={setText} />
      <TextArea label={t("topic")} optional value={text()} onInput={setText} />
      <FieldGroup label={t("attendance")}>
        <Checkbox label={t("present")} checked={checked()} onChange={setChecked} />
      </FieldGroup>
    </Form>
  );
}

function Parts() {
  const t = useText(design);
  return (
    <Section title={t("parts")}>
      <Facts
        facts={[
          { term: t("branch"), value: t("branch_1"), action: <Link href="/">{t("plain")}</Link> },
          { term: t("people"), value: "23" },
        ]}
      />
      <Skeleton lines={4} />
      <Qr value="https://qinxue.example/c/990001" label={t("branch_1")} />
      <DocumentPage label={t("document")}>
        <h1>{t("document")}</h1>
        <h2>{t("heading")}</h2>
        <p>{t("paragraph")}</p>
        <p class="signature">{t("signature")}</p>
      </DocumentPage>
    </Section>
  );
}
