import type { English } from "./index.ts";
import type { unsaved as zh } from "./unsaved.zh.ts";

export const unsaved: English<typeof zh> = {
  title: "What you typed has not been saved",
  stay: "Go on typing",
  leave: "Close without saving",
};
