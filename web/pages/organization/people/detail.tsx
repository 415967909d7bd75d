import { useParams } from "@solidjs/router";
import { createSignal, on, Show } from "solid-js";
import { countyCode } from "../../../api.ts";
import { useCan, useMe } from "../../../shell/me.ts";
import { InvitationSheet } from "../../../shell/organization/InvitationSheet.tsx";
import type { MadeInvitation } from "../../../shell/organization/units.ts";
import { fullDay, month } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Columns, Facts, PageHead, Section, Skeleton } from "../../../ui/Page.tsx";
import { createEffect } from "../../../ui/solid.ts";
import { CasesSection } from "./cases.tsx";
import { History, heldOn, useWords } from "./history.tsx";
import { type PersonDetail, useContact, useInvited, usePerson } from "./people.ts";
import { Studies } from "./studies.tsx";
import { type Task, Tasks } from "./tasks.tsx";

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

const dayOrMonth = (on: string) => (on.length === 10 ? fullDay(on) : on.length === 7 ? month(on) : on);

function Detail(props: { data: PersonDetail; onMade: (made: MadeInvitation[]) => void }) {
  const _can = useCan();
  const [task, setTask] = createSignal<Task>();
  const person = () => props.data.person;
  const may = (ability: string) => props.data.can.includes(ability);
  const links = useInvited(() => may("invitation.make"));
  const shown = useShown(() => props.data);
  return (
    <>
      <Head
        data={props.data}
        mayInvite={may("invitation.make") && links.known() && !props.data.login}
        isInvited={links.isInvited(person().id)}
        onTask={setTask}
      />
      <Columns>
        <Particulars person={person()} shown={shown} login={props.data.login ?? undefined} />
        <Intervals data={props.data} onTask={setTask} />
      </Columns>
      <Studies person={person().id} />
      <Show when={may("standing_case.manage")}>
        <CasesSection person={person().id} />
      </Show>
      <Tasks
        data={{ ...props.data, person: { ...person(), ...shown.contact() } }}
        withContact={!shown.isMasked()}
        task={task()}
        onClose={() => setTask(undefined)}
        onMade={props.onMade}
      />
    </>
  );
}

/** Phone and birth date, in full once they were asked for. */
function useShown(data: () => PersonDetail) {
  const me = useMe();
  const contact = useContact();
  const person = () => data().person;
  const fetched = () => (contact.data?.person === person().id ? contact.data : undefined);
  // Who has the contacts before them edits what stands now, not what stood when they were shown.
  createEffect(
    on(
      () => person().version,
      () => fetched() && contact.mutate(person().id),
      { defer: true },
    ),
  );
  return {
    isMasked: () => data().can.includes("contact.read") && !fetched() && me().person?.id !== person().id,
    contact: () => {
      const { born, phone } = fetched() ?? person();
      return { born, phone };
    },
    isAsking: () => contact.isPending,
    ask: () => contact.mutate(person().id),
  };
}

function Head(props: {
  data: PersonDetail;
  mayInvite: boolean;
  isInvited: boolean;
  onTask: (task: Task) => void;
}) {
  const t = useText(words);
  const can = useCan();
  const me = useMe();
  const branch = () => heldOn(props.data.memberships, me().today)?.branchName ?? t("left");
  const standing = () => heldOn(props.data.standings, me().today)?.standing;
  return (
    <PageHead
      title={props.data.person.name}
      sub={standing() ? t("sub_line", { branch: branch(), standing: t(standing() ?? "full") }) : branch()}
      back={can("comparison.read") ? { href: `/c/${countyCode()}/people`, label: t("back") } : undefined}
      actions={
        <>
          <Show when={props.mayInvite}>
            <Button onClick={() => props.onTask("invite")}>
              {t(props.isInvited ? "invite_again" : "invite")}
            </Button>
          </Show>
          <Show when={props.data.can.includes("person.manage")}>
            <Button kind="primary" onClick={() => props.onTask("edit")}>
              {t("edit")}
            </Button>
          </Show>
        </>
      }
    />
  );
}

function Particulars(props: {
  person: PersonDetail["person"];
  shown: ReturnType<typeof useShown>;
  login: string | undefined;
}) {
  const t = useText(words);
  const can = useCan();
  const known = (value: string | null) => value ?? <span class="soft">{t("unknown")}</span>;
  const day = (on: string | null) => known(on && dayOrMonth(on));
  return (
    <Section title={t("particulars")}>
      <Facts
        facts={[
          { term: t("staff_number"), value: known(props.person.staffNumber) },
          { term: t("gender"), value: known(props.person.gender && t(props.person.gender ?? "male")) },
          { term: t("born"), value: day(props.shown.contact().born) },
          {
            term: t("phone"),
            value: known(props.shown.contact().phone),
            action: (
              <Show when={props.shown.isMasked() && (props.person.phone || props.person.born)}>
                <Button size="small" busy={props.shown.isAsking()} onClick={props.shown.ask}>
                  {t("show_contact")}
                </Button>
              </Show>
            ),
          },
          {
            term: t("joined"),
            value: day(props.person.joinedParty),
          },
          { term: t("remark"), value: known(props.person.remark) },
          ...(can("account.read")
            ? [
                {
                  term: t("account"),
                  value: props.login ? t("has_account", { login: props.login ?? "" }) : t("no_account"),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** The history of a person's intervals in words, and what may be changed. */
function Intervals(props: { data: PersonDetail; onTask: (task: Task) => void }) {
  const t = useText(words);
  const say = useWords();
  const may = (ability: string) => props.data.can.includes(ability);
  const withdraw = (id: string, what: string) => props.onTask({ withdraw: id, what });
  return (
    <div>
      <History
        title={t("memberships")}
        rows={props.data.memberships}
        words={say.membership}
        withdrawable={props.data.withdrawable}
        onWithdraw={may("membership.manage") && withdraw}
        action={may("membership.manage") && { label: t("transfer"), run: () => props.onTask("transfer") }}
      />
      <History
        title={t("standings")}
        rows={props.data.standings}
        words={say.standing}
        withdrawable={props.data.withdrawable}
        onWithdraw={may("person.manage") && withdraw}
        action={may("person.manage") && { label: t("change_standing"), run: () => props.onTask("standing") }}
      />
      <History
        title={t("posts")}
        rows={props.data.posts}
        words={say.post}
        withdrawable={props.data.withdrawable}
        onWithdraw={may("person.manage") && withdraw}
        action={may("person.manage") && { label: t("change_post"), run: () => props.onTask("post") }}
      />
      <History
        title={t("exemptions")}
        rows={props.data.exemptions}
        words={say.exemption}
        withdrawable={props.data.withdrawable}
        onWithdraw={may("exemption.manage") && withdraw}
        action={may("exemption.manage") && { label: t("add_exemption"), run: () => props.onTask("exempt") }}
        rowAction={(row) => (
          <Show when={may("exemption.manage") && !row.untilOn}>
            <Button size="small" label={t("end_exemption_of")} onClick={() => props.onTask({ end: row.id })}>
              {t("end_exemption")}
            </Button>
          </Show>
        )}
      />
    </div>
  );
}
