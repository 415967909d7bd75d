import { createContext, useContext } from "solid-js";

/** The few words that components say by themselves; the shell provides them in the chosen language. */
export type Labels = {
  close: string;
  optional: string;
  showPassword: string;
  hidePassword: string;
  errorSummary: (n: number) => string;
  sortBy: (column: string) => string;
  notifications: string;
  clearFilters: string;
  filters: string;
  fewerFilters: string;
  fromDay: string;
  toDay: string;
  loading: string;
  crumbs: string;
  /** Above refusals that are about no field. */
  notDone: string;
};

const LabelsContext = createContext<Labels>();
export const LabelsProvider = LabelsContext.Provider;

export function useLabels(): Labels {
  const labels = useContext(LabelsContext);
  if (!labels) throw new Error("Components need a LabelsProvider above them");
  return labels;
}
