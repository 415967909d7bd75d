import { createMemo, createSignal, Show } from "solid-js";
import css from "../../../shell/organization/organization.module.css";
import {
  isBranch,
  type MadeInvitation,
  type OpenLink,
  type UnitRow,
  useWithdrawal,
} from "../../../shell/organization/units.ts";
import { roles } from "../../../text/access/accounts-roles.zh.ts";
import { fullMoment } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { sentenceOf } from "../../../text/refusal-sentences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Section, Skeleton } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import { toast } from "../../../ui/Toast.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { RenewDialog } from "./renew-dialog.tsx";

/** Who has no secretary yet, links for all of them at once, and the links that are still open. */
export function Invitations(props: {
  units: readonly UnitRow[];
  links: readonly OpenLink[] | undefined;
  onMade: (made: MadeInvitation[]) => void;
}) {
  const t = useText(organizing);
  const [asking, setAsking] = createSignal<"all" | "one" | "anew">();
  const open = createMemo(() => (props.links ?? []).filter((link) => link.isOpen));
  const missing = createMemo(() => {
    const invited = new Set(open().flatMap((link) => (link.role === "secretary" ? [link.unitId] : [])));
    return props.units.filter(
      (unit) => isBranch(unit) && !unit.isDissolved && !unit.secretary && !invited.has(unit.id),
    );
  });
  const renewable = () =>
    open().filter((link) => link.purpose === "invitation" && link.can.includes("invitation.make"));
  return (
    <Section
      title={t("invitations")}
      sub={missing().length ? t("without_secretary", { n: missing().length }) : t("all_have")}
      action={
        <div class={css.end}>
          <Show when={renewable().length}>
            <Button onClick={() => setAsking("anew")}>{t("renew", { n: renewable().length })}</Button>
          </Show>
          <Button onClick={() => setAsking("one")}>{t("invite_one")}</Button>
          <Show when={missing().length}>
            <Button kind="primary" onClick={() => setAsking("all")}>
              {t("invite_all", { n: missing().length })}
            </Button>
          </Show>
        </div>
      }
    >
      <Show when={props.links} fallback={<Skeleton lines={3} />}>
        <OpenLinks links={open()} />
      </Show>
      <Show when={asking()} keyed>
        {(what) =>
          what === "anew" ? (
            <RenewDialog
              links={renewable().map(({ id }) => id)}
              onClose={() => setAsking(undefined)}
              onMade={props.onMade}
            />
          ) : (
            <InviteDialog
              units={what === "all" ? missing() : undefined}
              choices={props.units}
              onClose={() => setAsking(undefined)}
              onMade={props.onMade}
            />
          )
        }
      </Show>
    </Section>
  );
}

const nameOf = (link: OpenLink) => link.personName ?? link.unitName;

function OpenLinks(props: { links: readonly OpenLink[] }) {
  const t = useText(organizing);
  const r = useText(roles);
  const withdrawal = useWithdrawal();
  const withdraw = (id: string) =>
    withdrawal.mutate(id, {
      onSuccess: () => toast(t("withdrawn")),
      onError: (error) => toast(sentenceOf(error)),
    });
  return (
    <Table<OpenLink>
      caption={t("open_links")}
      rows={props.links}
      empty={<p class={css.none}>{t("no_links")}</p>}
      columns={[
        {
          key: "for",
          head: t("link_for"),
          cell: (link) => (
            <>
              {nameOf(link)}
              <Show when={link.personName}> · {link.unitName}</Show>
            </>
          ),
        },
        {
          key: "role",
          head: t("role"),
          kind: "tight",
          cell: (link) =>
            link.purpose === "reset" || !link.role ? t("reset") : r(`role_${link.role}` as "role_person"),
        },
        {
          key: "expires",
          head: t("expires"),
          kind: "tight",
          cell: (link) => fullMoment(link.expiresAt),
        },
        {
          key: "withdraw",
          head: t("withdraw"),
          kind: "tight",
          cell: (link) => (
            <Show when={link.can.includes("invitation.make")}>
              <Button
                size="small"
                label={t("withdraw_of", { name: nameOf(link) })}
                busy={withdrawal.isPending && withdrawal.variables === link.id}
                onClick={() => withdraw(link.id)}
              >
                {t("withdraw")}
              </Button>
            </Show>
          ),
        },
      ]}
    />
  );
}
