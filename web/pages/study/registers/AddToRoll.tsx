import { createSignal, Show } from "solid-js";
import { page } from "../../../shell/page.ts";
import { useText } from "../../../text/index.ts";
import { registering } from "../../../text/study/registers-entry.zh.ts";
import { Button } from "../../../ui/Button.tsx";
import { Section } from "../../../ui/Page.tsx";
import { Suspense } from "../../../ui/solid.ts";
import type { PartProps } from "./acting.ts";

const AddDialog = page(() => import("./AddDialog.tsx").then((m) => m.AddDialog));

/** Puts somebody on a closed roll who came to the branch later, from a day before the session. */
export function AddToRoll(props: PartProps) {
  const t = useText(registering);
  const [open, setOpen] = createSignal(false);
  return (
    <Section
      title={t("missing_on_roll")}
      sub={t("missing_on_roll_help")}
      action={
        <Button size="small" onClick={() => setOpen(true)}>
          {t("add_to_roll")}
        </Button>
      }
    >
      <Show when={open()}>
        <Suspense>
          <AddDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </Section>
  );
}
