import { failing } from "../text/failing.zh.ts";
import { useText } from "../text/index.ts";
import { refusals } from "../text/refusals.zh.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { PageHead } from "../ui/Page.tsx";
import { useMe } from "./me.ts";

export function Denied() {
  const t = useText(refusals);
  const f = useText(failing);
  const me = useMe();
  return (
    <>
      <PageHead title={f("not_permitted")} sub={t("not_permitted")} />
      <ButtonLink href={`/c/${me().county.id}`}>{f("to_start")}</ButtonLink>
    </>
  );
}
