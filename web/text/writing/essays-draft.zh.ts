import { words } from "../index.ts";

/** Writing an essay. */
export const essayDraft = words("writing/essays-draft", {
  essay_title: "写心得体会 · {{ half }}",
  back_essays: "心得体会",
  H1: "上半年",
  H2: "下半年",
  half_of: "{{ year }} 年{{ half }}",
  essay_short_sure: "只有 {{ n }} 字，一般不少于 {{ least }} 字。确实要交，请再按一次“交心得体会”。",
  send_essay: "交心得体会",
  sent_essay: "心得体会已交，等支部书记审阅。",
});
