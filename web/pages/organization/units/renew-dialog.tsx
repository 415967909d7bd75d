import { type MadeInvitation, useRenewal } from "../../../shell/organization/units.ts";
import { useText } from "../../../text/index.ts";
import { organizing } from "../../../text/organization/units.zh.ts";
import { formErrors } from "../../../text/refusal-sentences.ts";
import { shell } from "../../../text/shell.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogCancel } from "../../../ui/Dialog.tsx";
import { ErrorSummary } from "../../../ui/Form.tsx";

/** A sheet that was lost or never printed, made anew in one step. */
export function RenewDialog(props: {
  links: readonly string[];
  onClose: () => void;
  onMade: (made: MadeInvitation[]) => void;
}) {
  const t = useText(organizing);
  const s = useText(shell);
  const renewal = useRenewal();
  const links = props.links;
  const send = () =>
    renewal.mutate(links, {
      onSuccess: ({ invitations }) => {
        const { onClose, onMade } = props;
        onMade(invitations);
        onClose();
      },
    });
  return (
    <Dialog
      open
      title={t("renew_title", { n: links.length })}
      onClose={props.onClose}
      actions={
        <>
          <DialogCancel>{s("cancel")}</DialogCancel>
          <Button kind="primary" busy={renewal.isPending} onClick={send}>
            {t("renew", { n: links.length })}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={formErrors({}, renewal.error)} />
      <p>{t("renew_help")}</p>
    </Dialog>
  );
}
