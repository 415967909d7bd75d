import { failing } from "../text/failing.zh.ts";
import { useText } from "../text/index.ts";
import { refusals } from "../text/refusals.zh.ts";
import { EmptyState } from "../ui/Page.tsx";
import { useMe } from "./me.ts";

export function Denied() {
  const t = useText(refusals);
  const f = useText(failing);
  const me = useMe();
  return (
    <EmptyState title={t("not_permitted")} action={<a href={`/c/${me().county.id}`}>{f("to_start")}</a>} />
  );
}
