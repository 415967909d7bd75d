import { countyCode } from "../../api.ts";
import { useText } from "../../text/index.ts";
import { organizing } from "../../text/organization/units.zh.ts";
import { Tabs } from "../../ui/Tabs.tsx";
import { useCan } from "../me.ts";

/** Units, people and the roster are one subject. */
export function OrganizationTabs(props: { current: "units" | "people" | "accounts" }) {
  const t = useText(organizing);
  const can = useCan();
  const at = (path: string) => `/c/${countyCode()}${path}`;
  return (
    <Tabs
      label={t("parts")}
      tabs={[
        { href: at("/organization"), label: t("part_units"), current: props.current === "units" },
        { href: at("/people"), label: t("part_people"), current: props.current === "people" },
        ...(can("account.read")
          ? [{ href: at("/accounts"), label: t("part_accounts"), current: props.current === "accounts" }]
          : []),
        ...(can("roster.import") ? [{ href: at("/rosters"), label: t("part_roster"), current: false }] : []),
      ]}
    />
  );
}
