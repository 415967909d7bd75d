import { words } from "../index.ts";

/** An essay that was handed in before, beside the page for writing it. */
export const essayHandedIn = words("writing/essays-handed-in", {
  already: "这个半年的心得体会已经交过。",
  see: "去看看",
  returned: "书记退回：{{ comment }}",
});
