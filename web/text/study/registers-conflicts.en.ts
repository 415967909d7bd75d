import type { English } from "../index.ts";
import type { registerConflicts as zh } from "./registers-conflicts.zh.ts";

export const registerConflicts: English<typeof zh> = {
  conflict: "Somebody else has just changed these people",
  conflict_line: "{{ name }}: now “{{ theirs }}”, you wanted “{{ mine }}”.",
  take_mine: "Use mine",
  take_theirs: "Keep theirs",
};
