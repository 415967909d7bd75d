import { Match, Show, Switch } from "solid-js";
import { useMe } from "../../../shell/me.ts";
import { type MadeInvitation, useUnits } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { people as words } from "../../../text/organization/people.zh.ts";
import type { PersonDetail } from "./data.ts";
import { useFields } from "./fields.ts";
import { FormDialog } from "./form-dialog.tsx";
import { useLatest, useWords } from "./history.tsx";
import { InvitePeople } from "./list.tsx";

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

/** What is done to a person, one dialog at a time. */
export function Tasks(props: {
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
  const latest = useLatest();
  const say = useWords();
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
        <FormDialog
          title={t("edit")}
          path={path("")}
          method="PUT"
          fields={fields.particulars().filter(({ name }) => props.withContact || !isContact(name))}
          intro={
            <Show when={!props.withContact}>
              <p class="soft">{t("contact_kept")}</p>
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
      <Match when={withdrawal()}>
        {(found) => (
          <FormDialog
            title={t("withdraw_title")}
            path={path(`/intervals/${found().withdraw}/withdrawal`)}
            fields={[]}
            start={{}}
            intro={<p>{t("withdraw_help", { what: found().what })}</p>}
            action={t("withdraw")}
            body={() => ({ version: person().version })}
            done={() => t("withdrawn_toast")}
            onClose={props.onClose}
          />
        )}
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
              stands={latest(props.data.memberships, say.membership)}
              body={(values) => ({
                branchId: values.branchId === "none" ? null : values.branchId,
                fromOn: values.fromOn,
                version: person().version,
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
          stands={latest(props.data.standings, say.standing)}
          body={({ standing, fromOn }) => ({ standing, fromOn, version: person().version })}
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
          stands={latest(props.data.posts, say.post)}
          body={(values) => ({
            ...fields.postBody(values),
            fromOn: values.fromOn,
            version: person().version,
          })}
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
