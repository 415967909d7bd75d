import type { English } from "../index.ts";
import type { forWhom as zh } from "./notes-for-whom.zh.ts";

export const forWhom: English<typeof zh> = {
  for_whom: "Enter it for somebody else",
  for_title: "Whose note",
  for_me: "My own",
  no_person: "Your account belongs to no person: first choose whose note this is.",
};
