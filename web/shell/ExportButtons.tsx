import Download from "lucide-solid/icons/download";
import { createSignal, Show } from "solid-js";
import { county } from "../api.ts";
import { exporting } from "../text/exporting.zh.ts";
import { useText } from "../text/index.ts";
import { Button } from "../ui/Button.tsx";
import { type Export, type ExportFormat, exportRows } from "../ui/export.ts";
import { toast } from "../ui/Toast.tsx";

/** The page within the county, without what stands behind its path. */
const pageHere = () => location.pathname.replace(/^\/c\/\d{6}/, "") || "/";

/** Saves a list as it stands: filtered, sorted, in the language chosen, with the pages that are not on the screen yet. The log is told first. */
export function ExportButtons<Row>(props: {
  what: () => Export<Row> | Promise<Export<Row>>;
  small?: boolean;
}) {
  const t = useText(exporting);
  const [busy, setBusy] = createSignal<ExportFormat>();
  const save = async (format: ExportFormat) => {
    setBusy(format);
    try {
      const what = await props.what();
      await county.post("/list-exports", { page: pageHere(), format, rows: what.rows.length });
      await exportRows(what, format);
    } catch {
      toast(t("failed"));
    }
    setBusy(undefined);
  };
  return (
    <>
      <Button label={t("xlsx_label")} busy={busy() === "xlsx"} onClick={() => save("xlsx")}>
        <Show when={busy() !== "xlsx"}>
          <Download size={15} aria-hidden="true" />
        </Show>
        {t("xlsx")}
      </Button>
      <Button label={t("csv_label")} busy={busy() === "csv"} onClick={() => save("csv")}>
        CSV
      </Button>
    </>
  );
}
