import { words } from "../index.ts";

/** The length expected of an essay, beside the page: it waits for the figures of the server anyway. */
export const essayLength = words("writing/essays-length", {
  essay_length: "一般不少于 {{ n }} 字。",
  essay_long_enough: "字数够了。",
  essay_left: "还差 {{ n }} 字。",
});
