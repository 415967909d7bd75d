import type { endpoints } from "../../../../worker/measures/versions/shape-adoption";
import { adoption } from "../../attempts";
import type { Specimens } from "../../specimen";

export const versions: Specimens<typeof endpoints> = {
  "GET /measures": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "POST /measures": {
    who: "401 401 422 403 403 403 403 403 403 422",
    body: () => ({ content: {}, fromQuarter: "2028Q1", reason: "县委研究决定", basedOn: 1 }),
    edits: (full) => adoption(full, 8000, 1),
    creates: (full) => adoption(full, 9000, 2),
  },
  "GET /measures/:id": {
    who: "401 401 404 ok ok ok ok ok ok ok",
  },
  "POST /measures/:id/withdrawal": {
    who: "401 401 404 403 403 403 403 403 403 ok",
    once: true,
  },
  "POST /measures/check": {
    silent: "writes nothing",
    who: "401 401 ok 403 403 403 403 403 403 ok",
    body: () => ({ content: {} }),
    neither: "writes nothing",
  },
};
