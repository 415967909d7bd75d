import type { endpoints } from "../../../../worker/inspection/inspections/shape-answers";
import { tick } from "../../schedule";
import type { Specimens } from "../../specimen";
import { aCounty, aPerson, withBranches } from "../../world";

export const inspections: Specimens<typeof endpoints> = {
  "GET /inspections": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
  "GET /inspections/:id": {
    who: "401 401 404 404 404 ok ok ok ok ok",
  },
  "POST /inspections/:id/closure": {
    who: "401 401 404 404 404 403 ok ok 403 ok",
    body: () => ({}),
    once: true,
  },
  "DELETE /inspections/:id/closure": {
    who: "401 401 404 404 404 403 ok ok 403 ok",
    once: true,
  },
  "PUT /inspections/:id/items/:person": {
    who: "401 401 404 404 404 403 ok ok 403 ok",
    body: () => ({ quality: "good", version: 99 }),
    edits: async () => {
      const county = await aCounty({ today: "2026-08-03" });
      const { branches } = await withBranches(county, "城关支部");
      const person = await aPerson(county, branches["城关支部"] ?? "", "冯新");
      county.on("2026-10-09");
      await tick(county);
      const reply = await county.administrator.get("/inspections?quarter=2026Q3");
      const { inspections } = (await reply.json()) as { inspections: { id: string }[] };
      const path = `/inspections/${inspections[0]?.id}/items/${person}`;
      return { who: county.administrator, path, body: { quality: "good", version: 0 } };
    },
  },
  "GET /inspections/own": {
    who: "401 401 ok ok ok ok ok ok ok ok",
  },
};
