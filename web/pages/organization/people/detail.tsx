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
import { type PersonDetail, useContact, usePerson, useReached } from "./data.ts";
import { History, heldOn, useWords } from "./history.tsx";
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
  const t = useText(words);
  const can = useCan();
  const me = useMe();
  const [task, setTask] = createSignal<Task>();
  const person = () => props.data.person;
  const withdraw = (id: string, what: string) => setTask({ withdraw: id, what });
  const may = (ability: string) => props.data.can.includes(ability);
  const branch = () => heldOn(props.data.memberships, me().today)?.branchName ?? t("left");
  const standing = () => heldOn(props.data.standings, me().today)?.standing;
  const say = useWords();
  const reached = useReached(() => ({
    accounts: can("account.read"),
    links: may("invitation.make"),
  }));
  const login = () => reached.loginOf(person().id);
  const contact = useContact();
  const fetched = () => (contact.data?.person === person().id ? contact.data : undefined);
  const isMasked = () => may("contact.read") && !fetched() && me().person?.id !== person().id;
  const shown = () => fetched() ?? person();
  // Who has the contacts before them edits what stands now, not what stood when they were shown.
  createEffect(
    on(
      () => person().version,
      () => fetched() && contact.mutate(person().id),
      { defer: true },
    ),
  );
  const known = (value: string | null) => value ?? <span class="soft">{t("unknown")}</span>;
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
            words={say.membership}
            withdrawable={props.data.withdrawable}
            onWithdraw={may("membership.manage") && withdraw}
            action={may("membership.manage") && { label: t("transfer"), run: () => setTask("transfer") }}
          />
          <History
            title={t("standings")}
            rows={props.data.standings}
            words={say.standing}
            withdrawable={props.data.withdrawable}
            onWithdraw={may("person.manage") && withdraw}
            action={may("person.manage") && { label: t("change_standing"), run: () => setTask("standing") }}
          />
          <History
            title={t("posts")}
            rows={props.data.posts}
            words={say.post}
            withdrawable={props.data.withdrawable}
            onWithdraw={may("person.manage") && withdraw}
            action={may("person.manage") && { label: t("change_post"), run: () => setTask("post") }}
          />
          <History
            title={t("exemptions")}
            rows={props.data.exemptions}
            words={say.exemption}
            withdrawable={props.data.withdrawable}
            onWithdraw={may("exemption.manage") && withdraw}
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
      <Studies person={person().id} />
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
