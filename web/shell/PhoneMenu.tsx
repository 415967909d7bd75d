import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { AccountPanel } from "./AccountPanel.tsx";
import css from "./Desk.module.css";
import { useMe } from "./me.ts";
import type { CountyPage } from "./page.ts";
import { RailEntries } from "./Rail.tsx";

/** Everything of the rail and the account, beside the page on a phone. */
export function PhoneMenu(props: { open: boolean; onClose: () => void; pages: readonly CountyPage[] }) {
  const t = useText(shell);
  const me = useMe();
  return (
    <Dialog open={props.open} title={me().county.name} onClose={props.onClose} size="side" keeps>
      <nav class={css.entries} aria-label={t("rail")}>
        <RailEntries pages={props.pages} onGo={props.onClose} />
      </nav>
      <AccountPanel />
    </Dialog>
  );
}
