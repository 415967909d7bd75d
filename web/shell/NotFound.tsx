import { countyCode } from "../api.ts";
import { failing } from "../text/failing.zh.ts";
import { useText } from "../text/index.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PublicFrame } from "./PublicFrame.tsx";

export function NotFound() {
  const t = useText(failing);
  return (
    <PublicFrame narrow>
      <PageHead title={t("not_found")} sub={t("not_found_help")} />
      <ButtonLink href={countyCode() ? `/c/${countyCode()}` : "/"} kind="primary">
        {t("to_start")}
      </ButtonLink>
    </PublicFrame>
  );
}
