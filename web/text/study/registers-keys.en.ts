import type { English } from "../index.ts";
import type { registerKeys as zh } from "./registers-keys.zh.ts";

export const registerKeys: English<typeof zh> = {
  keys: "Keyboard: ↑↓ move, 1 present, 2 late, 3 left early, 4 leave, 5 official, 6 absent, 0 clear, Ctrl+Z undo.",
};
