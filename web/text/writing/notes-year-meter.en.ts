import type { English } from "../index.ts";
import type { yearMeter as zh } from "./notes-year-meter.zh.ts";

export const yearMeter: English<typeof zh> = {
  meter: "Note characters this year",
  meter_text: "{{ n }} characters, standard of {{ quarter }} {{ floor }}, of the year {{ target }}",
  floor: "Standard of {{ quarter }} {{ floor }} characters (upright line), of the year {{ target }}.",
  floor_met: "Met.",
  floor_left: "{{ n }} short after this note.",
  no_floor: "No characters are required this year.",
  Q1: "Q1",
  Q2: "Q2",
  Q3: "Q3",
  Q4: "Q4",
};
