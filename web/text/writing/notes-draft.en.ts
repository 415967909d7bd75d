import type { English } from "../index.ts";
import type { noteDraft as zh } from "./notes-draft.zh.ts";

export const noteDraft: English<typeof zh> = {
  note_title: "Write a note",
  back_notes: "Study notes",
  form: "Form",
  typed: "Typed",
  book: "Hand-written",
  title_hint: "For example: what I learnt on inspection",
  source: "Source",
  source_hint: "Book, document or lecture, optional",
  written_on: "Day",
  excerpt: "Excerpt",
  book_body: "Where",
  book_body_hint: "Which book, which pages, optional",
  declared: "Characters by hand",
  declared_help: "As counted in the book; the inspector verifies it.",
  year: "With it, this year {{ n }}",
  send_note: "Hand in the note",
  sent_note: "The note is handed in: {{ n }} characters.",
  e_declared: "Give the number of characters",
  e_date: "Choose a day",
  e_date_range: "The day cannot be after today",
  e_person: "Choose whose note this is",
};
