import type { English } from "../index.ts";
import type { essayLength as zh } from "./essays-length.zh.ts";

export const essayLength: English<typeof zh> = {
  essay_length: "Usually at least {{ n }} characters.",
  essay_long_enough: "Long enough.",
  essay_left: "{{ n }} to go.",
};
