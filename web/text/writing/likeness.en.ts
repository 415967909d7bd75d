import type { English } from "../index.ts";
import type { likeness as zh } from "./likeness.zh.ts";

export const likeness: English<typeof zh> = {
  mark: "Alike",
  title: "Nearly the same texts",
  line: "“{{ own }}” ({{ on }}) and “{{ other }}” by {{ name }} ({{ otherOn }}) have {{ share }} of their pieces in common.",
  own_line:
    "“{{ own }}” ({{ on }}) and the own “{{ other }}” ({{ otherOn }}) have {{ share }} of their pieces in common.",
  hidden_line:
    "“{{ own }}” ({{ on }}) and another note or essay of the county have {{ share }} of their pieces in common. The other one is not yours to read; the county can compare them.",
  again_line: "“{{ own }}” ({{ on }}) says {{ share }} of its pieces again.",
  essay_h1: "essay of the first half",
  essay_h2: "essay of the second half",
  help: "A hint only: it does not change the verdict. Whoever inspects decides, by the quality mark and the remark.",
  read: "Read the other one",
};
