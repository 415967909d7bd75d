import { words } from "../index.ts";

/** Writing a note. */
export const noteDraft = words("writing/notes-draft", {
  note_title: "写学习笔记",
  back_notes: "学习笔记",
  form: "形式",
  typed: "录入",
  book: "手写本",
  title_hint: "例如：监督法第三章 执法检查",
  source: "来源",
  source_hint: "书、文件或讲座，选填",
  written_on: "日期",
  excerpt: "摘抄",
  book_body: "说明",
  book_body_hint: "写在哪一本、哪几页，选填",
  declared: "手写字数",
  declared_help: "按本子上的字数填写，检查时由督查员核定。",
  year: "交后今年 {{ n }} 字",
  send_note: "交笔记",
  sent_note: "笔记已交，计 {{ n }} 字。",
  e_declared: "请填写手写字数",
  e_date: "请选择日期",
  e_date_range: "日期不能晚于今天",
  e_person: "请选择这是谁的笔记",
});
