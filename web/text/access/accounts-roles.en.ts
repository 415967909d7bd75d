import type { English } from "../index.ts";
import type { roles as zh } from "./accounts-roles.zh.ts";

export const roles: English<typeof zh> = {
  role_administrator: "County administrator",
  role_inspector: "Inspector",
  role_leader: "Leader",
  role_secretary: "Branch secretary",
  role_recorder: "Branch recorder",
  role_person: "Person",
};
