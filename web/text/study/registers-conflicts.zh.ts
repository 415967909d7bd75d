import { words } from "../index.ts";

/** Two people at one register; beside the page, for it is rare. */
export const registerConflicts = words("study/registers-conflicts", {
  conflict: "别人刚改过这些人",
  conflict_line: "{{ name }}：现在是“{{ theirs }}”，您要改成“{{ mine }}”。",
  take_mine: "用我的",
  take_theirs: "保留现在的",
});
