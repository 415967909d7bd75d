import type { English } from "../index.ts";
import type { likeness as zh } from "./likeness.zh.ts";

export const likeness: English<typeof zh> = {
  mark: "Alike",
  title: "Nearly the same notes",
  line: "“{{ own }}” ({{ on }}) and “{{ other }}” by {{ name }} ({{ otherOn }}) have {{ share }} of their pieces in common.",
  own_line:
    "“{{ own }}” ({{ on }}) and the own “{{ other }}” ({{ otherOn }}) have {{ share }} of their pieces in common.",
  help: "A hint only: it does not change the verdict. Whoever inspects decides, by the quality mark and the remark.",
  read: "Read the other one",
};
