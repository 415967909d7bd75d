import type { endpoints } from "../../../../worker/writing/drafts/shape";
import type { Specimens } from "../../specimen";

export const drafts: Specimens<typeof endpoints> = {
  "GET /drafts/:form": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "PUT /drafts/:form": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    body: () => ({ content: { body: "草稿" }, version: 0 }),
    silent: "a draft is nobody's record yet",
    edits: (full) => ({
      who: full.callers.secretary,
      path: "/drafts/essay.2027H1",
      body: { content: { body: "草稿" }, version: 0 },
    }),
  },
  "DELETE /drafts/:form": {
    who: "401 401 ok ok ok ok ok ok ok ok",
    body: () => ({ version: 1 }),
    neither: "gone twice is gone",
    silent: "a draft is nobody's record yet",
  },
};
