import { type RouteSectionProps, useBeforeLeave, useLocation } from "@solidjs/router";
import { on, onCleanup } from "solid-js";
import { keepAwake, newQueryClient, QueryClientProvider, timesUnsent } from "../query/index.ts";
import { useText } from "../text/index.ts";
import { shell } from "../text/shell.zh.ts";
import { type Labels, LabelsProvider } from "../ui/labels.ts";
import { createEffect, Suspense } from "../ui/solid.ts";
import { Toasts, toast } from "../ui/Toast.tsx";
import { Guarded } from "./Guarded.tsx";
import { arrived, leavingFor } from "./part.ts";
import { focusesTitle } from "./turning.ts";

/** What every page stands in: words for the components, one live region, the public pages' memory. */
export function Root(props: RouteSectionProps) {
  const t = useText(shell);
  const labels: Labels = {
    get close() {
      return t("close");
    },
    get optional() {
      return t("optional");
    },
    errorSummary: (n) => t("error_summary", { n }),
    sortBy: (column) => t("sort", { column }),
    get notifications() {
      return t("notifications");
    },
    get showPassword() {
      return t("show_password");
    },
    get hidePassword() {
      return t("hide_password");
    },
    get clearFilters() {
      return t("clear_filters");
    },
    get filters() {
      return t("filters");
    },
    get fewerFilters() {
      return t("fewer_filters");
    },
    get fromDay() {
      return t("from_day");
    },
    get toDay() {
      return t("to_day");
    },
    get loading() {
      return t("loading");
    },
    get crumbs() {
      return t("crumbs");
    },
    get notDone() {
      return t("not_done");
    },
  };
  createEffect(on(timesUnsent, () => toast(t("network_back")), { defer: true }));
  focusesOnTurn();
  tellsWhereTo();
  // A constant: as a property it would be made anew whenever anybody reads it.
  const client = keepAwake(newQueryClient());
  return (
    <LabelsProvider value={labels}>
      <QueryClientProvider value={client}>
        <Guarded>
          <Suspense>{props.children}</Suspense>
        </Guarded>
      </QueryClientProvider>
      <Toasts />
    </LabelsProvider>
  );
}

/** What is missing on the way is loaded with the page that somebody turned to. */
function tellsWhereTo() {
  const location = useLocation();
  useBeforeLeave(({ to }) => leavingFor(to));
  createEffect(on(() => location.pathname + location.search, arrived, { defer: true }));
}

/** A turn to another page puts the focus on its title. */
function focusesOnTurn() {
  const location = useLocation();
  let stop = () => {};
  createEffect(
    on(
      () => location.pathname,
      () => {
        stop();
        stop = focusesTitle();
      },
      { defer: true },
    ),
  );
  onCleanup(() => stop());
}
