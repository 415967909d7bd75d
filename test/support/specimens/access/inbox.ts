import type { endpoints } from "../../../../worker/access/inbox/shape";
import type { Specimens } from "../../specimen";

const reader = "401 401 ok ok ok ok ok ok ok ok";

export const inbox: Specimens<typeof endpoints> = {
  "GET /inbox": { who: reader },
  "GET /inbox/unread": { who: reader },
  "PUT /inbox/reading": {
    who: reader,
    body: () => ({ ids: ["inb_01K0000000000000000000000A"] }),
    neither: "what is read is read",
    silent: "that somebody read what they were told is their own affair",
  },
};
