import { useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { countyCode } from "../../api.ts";
import { useCan, useMe } from "../../shell/me.ts";
import { fullDay, month } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { people as words } from "../../text/people.zh.ts";
import { Button } from "../../ui/Button.tsx";
import { Columns, Facts, PageHead, Section, Skeleton } from "../../ui/Page.tsx";
import { type MadeInvitation, useUnits } from "../organization/data.ts";
import { InvitationSheet } from "../organization/sheet.tsx";
import { CasesSection } from "./cases.tsx";
import { type PersonDetail, useContact, usePerson, useReached } from "./data.ts";
import { FormDialog, useFields } from "./forms.tsx";
import { InvitePeople } from "./list.tsx";
import css from "./people.module.css";

/** One person: particulars, the history of intervals in words, and what may be changed. */
export function Person() {
  const params = useParams<{ id: string }>();
  const person = usePerson(() => params.id);
  const [made, setMade] = createSignal<readonly MadeInvitation[]>();
  return (
    <Show
      when={made()}
      fallback={
        <Show when={person.data} fallback={<Skeleton lines={10} />}>
          {(data) => <Detail data={data()} onMade={setMade} />}
        </Show>
      }
    >
      {(links) => <InvitationSheet made={links()} onDone={() => setMade(undefined)} />}
    </Show>
  );
}

type Task = "edit" | "transfer" | "standing" | "post" | "exempt" | "invite" | { end: string };
const dayOrMonth = (on: string) => (on.length === 10 ? fullDay(on) : on.length === 7 ? month(on) : on);

function Detail(props: { data: PersonDetail; onMade: (made: MadeInvitation[]) => void }) {
  const t = useText(words);
  const can = useCan();
  const me = useMe();
  const [task, setTask] = createSignal<Task>();
  const person = () => props.data.person;
  const may = (ability: string) => props.data.can.includes(ability);
  const branch = () => props.data.memberships.find(({ untilOn }) => !untilOn)?.branchName ?? t("left");
  const standing = () => props.data.standings[0]?.standing;
  const reached = useReached(() => ({
    accounts: can("account.read"),
    links: may("invitation.make"),
  }));
  const login = () => reached.loginOf(person().id);
  const contact = useContact();
  const fetched = () => (contact.data?.person === person().id ? contact.data : undefined);
  const isMasked = () => may("contact.read") && !fetched() && me().person?.id !== person().id;
  const shown = () => fetched() ?? person();
  const known = (value: string | null) => value ?? <span class={css.soft}>{t("unknown")}</span>;
  return (
    <>
      <PageHead
        title={person().name}
        sub={standing() ? t("sub_line", { branch: branch(), standing: t(standing() ?? "full") }) : branch()}
        back={can("comparison.read") ? { href: `/c/${countyCode()}/people`, label: t("back") } : undefined}
        actions={
          <>
            <Show when={may("invitation.make") && reached.known() && !login()}>
              <Button onClick={() => setTask("invite")}>
                {t(reached.isInvited(person().id) ? "invite_again" : "invite")}
              </Button>
            </Show>
            <Show when={may("person.manage")}>
              <Button kind="primary" onClick={() => setTask("edit")}>
                {t("edit")}
              </Button>
            </Show>
          </>
        }
      />
      <Columns>
        <Section title={t("particulars")}>
          <Facts
            facts={[
              { term: t("staff_number"), value: known(person().staffNumber) },
              { term: t("gender"), value: known(person().gender && t(person().gender ?? "male")) },
              { term: t("born"), value: known(shown().born && dayOrMonth(shown().born ?? "")) },
              {
                term: t("phone"),
                value: known(shown().phone),
                action: (
                  <Show when={isMasked() && (person().phone || person().born)}>
                    <Button size="small" busy={contact.isPending} onClick={() => contact.mutate(person().id)}>
                      {t("show_contact")}
                    </Button>
                  </Show>
                ),
              },
              {
                term: t("joined"),
                value: known(person().joinedParty && dayOrMonth(person().joinedParty ?? "")),
              },
              { term: t("remark"), value: known(person().remark) },
              ...(can("account.read")
                ? [
                    {
                      term: t("account"),
                      value: login() ? t("has_account", { login: login() ?? "" }) : t("no_account"),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        <div>
          <History
            title={t("memberships")}
            rows={props.data.memberships}
            words={(row) => row.branchName}
            action={may("membership.manage") && { label: t("transfer"), run: () => setTask("transfer") }}
          />
          <History
            title={t("standings")}
            rows={props.data.standings}
            words={(row) => t(row.standing)}
            action={may("person.manage") && { label: t("change_standing"), run: () => setTask("standing") }}
          />
          <History
            title={t("posts")}
            rows={props.data.posts}
            words={(row) =>
              [
                t(row.post),
                row.title,
                row.office !== "none" && t(`office_${row.office}`),
                t(row.employment === "none" ? "employment_none" : row.employment),
                row.onProbation && t("on_probation"),
              ]
                .filter(Boolean)
                .join(" · ")
            }
            action={may("person.manage") && { label: t("change_post"), run: () => setTask("post") }}
          />
          <History
            title={t("exemptions")}
            rows={props.data.exemptions}
            words={(row) => [t(row.covers), t(row.reason), row.note].filter(Boolean).join(" · ")}
            action={may("exemption.manage") && { label: t("add_exemption"), run: () => setTask("exempt") }}
            rowAction={(row) => (
              <Show when={may("exemption.manage") && !row.untilOn}>
                <Button size="small" label={t("end_exemption_of")} onClick={() => setTask({ end: row.id })}>
                  {t("end_exemption")}
                </Button>
              </Show>
            )}
          />
        </div>
      </Columns>
      <Show when={may("standing_case.manage")}>
        <CasesSection person={person().id} />
      </Show>
      <Tasks
        data={{ ...props.data, person: { ...person(), born: shown().born, phone: shown().phone } }}
        withContact={!isMasked()}
        task={task()}
        onClose={() => setTask(undefined)}
        onMade={props.onMade}
      />
    </>
  );
}

type IntervalRow = { id: string; fromOn: string; untilOn: string | null };

/** Until is exclusive; people read the last day. */
function spanWords(row: IntervalRow, today: string, t: ReturnType<typeof useText<typeof words.zh>>) {
  if (row.untilOn) return t("from_to", { from: fullDay(row.fromOn), to: fullDay(dayBefore(row.untilOn)) });
  return t(row.fromOn > today ? "from_future" : "since", { from: fullDay(row.fromOn) });
}
const dayBefore = (on: string) =>
  new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function History<Row extends IntervalRow>(props: {
  title: string;
  rows: readonly Row[];
  words: (row: Row) => string;
  action?: false | { label: string; run: () => void };
  rowAction?: (row: Row) => JSX.Element;
}) {
  const t = useText(words);
  const me = useMe();
  const now = (row: Row) => row.fromOn <= me().today && (!row.untilOn || row.untilOn > me().today);
  return (
    <Section
      title={props.title}
      action={
        <Show when={props.action}>
          {(action) => (
            <Button size="small" onClick={() => action().run()}>
              {action().label}
            </Button>
          )}
        </Show>
      }
    >
      <ol class={css.history}>
        <For each={props.rows} fallback={<li class={css.soft}>{t("no_history")}</li>}>
          {(row) => (
            <li data-now={now(row) ? "" : undefined}>
              <span>
                <b>{props.words(row)}</b>
                <small>{spanWords(row, me().today, t)}</small>
              </span>
              {props.rowAction?.(row)}
            </li>
          )}
        </For>
      </ol>
    </Section>
  );
}

const isContact = (name: string) => name === "phone" || name === "born";

function Tasks(props: {
  data: PersonDetail;
  /** Phone and birth date are shown in full; else they are neither edited nor sent. */
  withContact: boolean;
  task: Task | undefined;
  onClose: () => void;
  onMade: (made: MadeInvitation[]) => void;
}) {
  const t = useText(words);
  const me = useMe();
  const units = useUnits();
  const fields = useFields();
  const person = () => props.data.person;
  const path = (below: string) => `/people/${person().id}${below}`;
  const post = () => props.data.posts[0];
  const ending = () => (typeof props.task === "object" ? props.task.end : undefined);
  return (
    <Switch>
      <Match when={props.task === "edit"}>
        <FormDialog
          title={t("edit")}
          path={path("")}
          method="put"
          fields={fields.particulars().filter(({ name }) => props.withContact || !isContact(name))}
          intro={
            <Show when={!props.withContact}>
              <p class={css.soft}>{t("contact_kept")}</p>
            </Show>
          }
          start={Object.fromEntries(
            Object.entries(person()).map(([name, value]) => [name, value === null ? "" : String(value)]),
          )}
          body={(values) => ({
            ...Object.fromEntries(
              Object.entries(fields.particularsBody(values)).filter(
                ([name]) => props.withContact || !isContact(name),
              ),
            ),
            version: person().version,
          })}
          onClose={props.onClose}
        />
      </Match>
      <Match when={props.task === "transfer" && units.data}>
        {(found) => {
          const field = fields.branch(found().units, t("transfer_to"));
          return (
            <FormDialog
              title={t("transfer")}
              path={path("/transfer")}
              fields={[
                {
                  ...field,
                  options: [...(field.options ?? []), { value: "none", label: t("transfer_none") }],
                },
                fields.fromOn(),
              ]}
              start={{ fromOn: me().today }}
              body={(values) => ({
                branchId: values.branchId === "none" ? null : values.branchId,
                fromOn: values.fromOn,
              })}
              onClose={props.onClose}
            />
          );
        }}
      </Match>
      <Match when={props.task === "standing"}>
        <FormDialog
          title={t("change_standing")}
          path={path("/standing")}
          fields={[fields.standing(), fields.fromOn()]}
          start={{ fromOn: me().today }}
          body={({ standing, fromOn }) => ({ standing, fromOn })}
          onClose={props.onClose}
        />
      </Match>
      <Match when={props.task === "post"}>
        <FormDialog
          title={t("change_post")}
          path={path("/post")}
          fields={[...fields.post(), fields.fromOn()]}
          start={{
            post: post()?.post ?? "staff",
            office: post()?.office ?? "none",
            employment: post()?.employment ?? "",
            title: post()?.title ?? "",
            onProbation: post()?.onProbation ? "yes" : "",
            fromOn: me().today,
          }}
          body={(values) => ({ ...fields.postBody(values), fromOn: values.fromOn })}
          onClose={props.onClose}
        />
      </Match>
      <Match when={props.task === "exempt"}>
        <FormDialog
          title={t("add_exemption")}
          path={path("/exemptions")}
          fields={fields.exemption()}
          start={{ fromOn: me().today, covers: "everything" }}
          body={({ covers, reason, note, fromOn, lastOn }) => ({
            covers,
            reason,
            note: fields.orNull(note),
            fromOn,
            lastOn: fields.orNull(lastOn),
          })}
          onClose={props.onClose}
        />
      </Match>
      <Match when={ending()}>
        {(id) => (
          <FormDialog
            title={t("end_exemption_of")}
            path={path(`/exemptions/${id()}/end`)}
            fields={[{ name: "on", label: t("end_on"), kind: "date", required: true }]}
            start={{ on: me().today }}
            body={({ on }) => ({ on })}
            onClose={props.onClose}
          />
        )}
      </Match>
      <Match when={props.task === "invite"}>
        <InvitePeople people={[person().id]} onClose={props.onClose} onMade={props.onMade} />
      </Match>
    </Switch>
  );
}
