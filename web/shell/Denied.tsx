import { useText } from "../text/index.ts";
import { refusals } from "../text/refusals.zh.ts";
import { shell } from "../text/shell.zh.ts";
import { EmptyState } from "../ui/Page.tsx";
import { useMe } from "./me.ts";

export function Denied() {
  const t = useText(refusals);
  const s = useText(shell);
  const me = useMe();
  return (
    <EmptyState title={t("not_permitted")} action={<a href={`/c/${me().county.id}`}>{s("to_start")}</a>} />
  );
}
