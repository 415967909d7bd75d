import { countyCode } from "../../api.ts";
import { useText } from "../../text/index.ts";
import { notebook } from "../../text/writing/notes.zh.ts";
import { Tabs } from "../../ui/Tabs.tsx";
import { useCan } from "../me.ts";

/** Notes and essays stand beside each other under one place of the rail. */
export function WritingTabs(props: { current: "notes" | "essays" }) {
  const t = useText(notebook);
  const can = useCan();
  const tab = (part: "notes" | "essays") => ({
    href: `/c/${countyCode()}/${part}`,
    label: t(part),
    current: props.current === part,
  });
  return (
    <Tabs
      label={t("parts")}
      tabs={[...(can("note.read") ? [tab("notes")] : []), ...(can("essay.read") ? [tab("essays")] : [])]}
    />
  );
}

export function halfWords(half: string): string {
  const t = useText(notebook);
  return t("half_of", { year: half.slice(0, 4), half: t(half.slice(4) as "H1") });
}
