import type { English } from "../index.ts";
import type { unlinking as zh } from "./dashboard-unlinked.zh.ts";

export const unlinking: English<typeof zh> = {
  title: "Your account is not linked to you yet",
  help: "Ask an administrator to link it, on the accounts page, to you on the list of people. Until then you can keep registers and plan sessions, but not approve leave, review essays or confirm grades.",
};
