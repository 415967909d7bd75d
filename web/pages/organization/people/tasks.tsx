import { Match, Show, Switch } from "solid-js";
import { county } from "../../../api.ts";
import { useMe } from "../../../shell/me.ts";
import { type MadeInvitation, type UnitRow, useUnits } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import { useFields } from "./fields.ts";
import { FormDialog } from "./form-dialog.tsx";
import { useLatest, useWords } from "./history.tsx";
import { InvitePeople } from "./list.tsx";
import type { PersonDetail } from "./people.ts";

export type Task =
  | "edit"
  | "transfer"
  | "standing"
  | "post"
  | "exempt"
  | "invite"
  | { end: string }
  | Withdrawal;
type Withdrawal = { withdraw: string; what: string };

const isContact = (name: string) => name === "phone" || name === "born";

type TaskProps = {
  data: PersonDetail;
  /** Phone and birth date are shown in full; else they are neither edited nor sent. */
  withContact: boolean;
  onClose: () => void;
  onMade: (made: MadeInvitation[]) => void;
};

/** What is done to a person, one dialog at a time. */
export function Tasks(props: TaskProps & { task: Task | undefined }) {
  const units = useUnits();
  const task = () => (typeof props.task === "object" ? props.task : undefined);
  const ending = () => {
    const found = task();
    return found && "end" in found ? found.end : undefined;
  };
  const withdrawal = () => {
    const found = task();
    return found && "withdraw" in found ? found : undefined;
  };
  return (
    <Switch>
      <Match when={props.task === "edit"}>
        <Edit {...props} />
      </Match>
      <Match when={withdrawal()}>{(found) => <Withdraw {...props} interval={found()} />}</Match>
      <Match when={props.task === "transfer" && units.data}>
        {(found) => <Transfer {...props} units={found().units} />}
      </Match>
      <Match when={props.task === "standing"}>
        <ChangeStanding {...props} />
      </Match>
      <Match when={props.task === "post"}>
        <ChangePost {...props} />
      </Match>
      <Match when={props.task === "exempt"}>
        <Exempt {...props} />
      </Match>
      <Match when={ending()}>{(id) => <EndExemption {...props} exemption={id()} />}</Match>
      <Match when={props.task === "invite"}>
        <InvitePeople people={[props.data.person.id]} onClose={props.onClose} onMade={props.onMade} />
      </Match>
    </Switch>
  );
}

function Edit(props: TaskProps) {
  const t = useText(words);
  const fields = useFields();
  return (
    <FormDialog
      title={t("edit")}
      send={(body) => county.put(`/people/${props.data.person.id}`, body)}
      fields={fields.particulars().filter(({ name }) => props.withContact || !isContact(name))}
      intro={
        <Show when={!props.withContact}>
          <p class="soft">{t("contact_kept")}</p>
        </Show>
      }
      start={Object.fromEntries(
        Object.entries(props.data.person).map(([name, value]) => [name, value === null ? "" : String(value)]),
      )}
      body={(values) => ({
        ...Object.fromEntries(
          Object.entries(fields.particularsBody(values)).filter(
            ([name]) => props.withContact || !isContact(name),
          ),
        ),
        version: props.data.person.version,
      })}
      onClose={props.onClose}
    />
  );
}

function Withdraw(props: TaskProps & { interval: Withdrawal }) {
  const t = useText(words);
  return (
    <FormDialog
      title={t("withdraw_title")}
      send={(body, options) =>
        county.post(
          `/people/${props.data.person.id}/intervals/${props.interval.withdraw}/withdrawal`,
          body,
          options,
        )
      }
      fields={[]}
      start={{}}
      intro={<p>{t("withdraw_help", { what: props.interval.what })}</p>}
      action={t("withdraw")}
      body={() => ({ version: props.data.person.version })}
      done={() => t("withdrawn_toast")}
      onClose={props.onClose}
    />
  );
}

function Transfer(props: TaskProps & { units: readonly UnitRow[] }) {
  const t = useText(words);
  const me = useMe();
  const fields = useFields();
  const latest = useLatest();
  const say = useWords();
  const field = () => fields.branch(props.units, t("transfer_to"));
  return (
    <FormDialog
      title={t("transfer")}
      send={(body, options) => county.post(`/people/${props.data.person.id}/transfer`, body, options)}
      fields={[
        {
          ...field(),
          options: [...(field().options ?? []), { value: "none", label: t("transfer_none") }],
        },
        fields.fromOn(),
      ]}
      start={{ fromOn: me().today }}
      stands={latest(props.data.memberships, say.membership)}
      body={(values) => ({
        branchId: values.branchId === "none" ? null : values.branchId,
        fromOn: values.fromOn,
        version: props.data.person.version,
      })}
      onClose={props.onClose}
    />
  );
}

function ChangeStanding(props: TaskProps) {
  const t = useText(words);
  const me = useMe();
  const fields = useFields();
  const latest = useLatest();
  const say = useWords();
  return (
    <FormDialog
      title={t("change_standing")}
      send={(body, options) => county.post(`/people/${props.data.person.id}/standing`, body, options)}
      fields={[fields.standing(), fields.fromOn()]}
      start={{ fromOn: me().today }}
      stands={latest(props.data.standings, say.standing)}
      body={({ standing, fromOn }) => ({ standing, fromOn, version: props.data.person.version })}
      onClose={props.onClose}
    />
  );
}

function ChangePost(props: TaskProps) {
  const t = useText(words);
  const me = useMe();
  const fields = useFields();
  const latest = useLatest();
  const say = useWords();
  const post = () => props.data.posts[0];
  return (
    <FormDialog
      title={t("change_post")}
      send={(body, options) => county.post(`/people/${props.data.person.id}/post`, body, options)}
      fields={[...fields.post(), fields.fromOn()]}
      start={{
        post: post()?.post ?? "staff",
        office: post()?.office ?? "none",
        employment: post()?.employment ?? "",
        title: post()?.title ?? "",
        onProbation: post()?.onProbation ? "yes" : "",
        fromOn: me().today,
      }}
      stands={latest(props.data.posts, say.post)}
      body={(values) => ({
        ...fields.postBody(values),
        fromOn: values.fromOn,
        version: props.data.person.version,
      })}
      onClose={props.onClose}
    />
  );
}

function Exempt(props: TaskProps) {
  const t = useText(words);
  const me = useMe();
  const fields = useFields();
  return (
    <FormDialog
      title={t("add_exemption")}
      send={(body, options) => county.post(`/people/${props.data.person.id}/exemptions`, body, options)}
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
  );
}

function EndExemption(props: TaskProps & { exemption: string }) {
  const t = useText(words);
  const me = useMe();
  return (
    <FormDialog
      title={t("end_exemption_of")}
      send={(body, options) =>
        county.post(`/people/${props.data.person.id}/exemptions/${props.exemption}/end`, body, options)
      }
      fields={[{ name: "on", label: t("end_on"), kind: "date", required: true }]}
      start={{ on: me().today }}
      body={({ on }) => ({ on })}
      onClose={props.onClose}
    />
  );
}
