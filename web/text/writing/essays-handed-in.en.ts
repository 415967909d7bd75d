import type { English } from "../index.ts";
import type { essayHandedIn as zh } from "./essays-handed-in.zh.ts";

export const essayHandedIn: English<typeof zh> = {
  already: "The essay of this half-year has been handed in.",
  see: "Have a look",
  returned: "Returned by the secretary: {{ comment }}",
};
