import { Hono } from "hono";
import { can, permit, permitSomewhere } from "../../core/permissions";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { governing } from "../../measures/versions/records";
import { labelsOf } from "../facts/labels";
import { closeInspection, markItem, reopenInspection } from "./actions";
import { findInspection, inspectionRows, quartersInspected } from "./records";
import { itemsWithVersions, ownItems } from "./records-items";
import { recordsBehind } from "./rules";
import { floorOf } from "./rules-judge";
import { CloseInspection, ListInspections, MarkItem } from "./shape";
import { endpoints } from "./shape-answers";

const answer = answering(endpoints);

export const inspections = new Hono<App>()
  .get("/", query(ListInspections), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "inspection.read");
    const quarters = await quartersInspected(scope);
    const quarter = c.req.valid("query").quarter ?? quarters[0];
    const rows = quarter ? await inspectionRows(scope, quarter) : [];
    return answer(c, "GET /inspections", {
      quarter: quarter ?? null,
      quarters,
      inspections: rows.map(({ counts, closedBySchedule, ...row }) => ({
        ...row,
        closedBySchedule: closedBySchedule === 1,
        counts: JSON.parse(counts) as Record<string, number>,
      })),
    });
  })
  .get("/own", async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "inspection.read");
    const { items: own, versions } = await ownItems(scope);
    const items = own.map((item) => {
      const { measures, versions: all } = governing(versions, item.quarter);
      return { ...item, floor: floorOf(item.facts, measures, all) };
    });
    const labels = await labelsOf(
      scope,
      items.flatMap(({ facts }) => recordsBehind(facts)),
    );
    return answer(c, "GET /inspections/own", { items, labels });
  })
  .get("/:id", async (c) => {
    const { scope } = c.var;
    const inspection = await findInspection(scope, c.req.param("id"));
    permit(scope, "inspection.read", { unitId: inspection.branchId });
    const found = await itemsWithVersions(scope, inspection.id);
    const { measures, versions } = governing(found.versions, inspection.quarter);
    const abilities = (["inspection.mark", "inspection.close", "note.verify"] as const).filter((ability) =>
      can(scope, ability, { unitId: inspection.branchId }),
    );
    const items = found.items.map((item) => ({
      ...item,
      floor: floorOf(item.facts, measures, versions),
      // Nobody decides on themselves: the own item is another's to mark.
      can: item.personId === scope.personId ? [] : abilities.filter((one) => one !== "inspection.close"),
    }));
    return answer(c, "GET /inspections/:id", {
      inspection,
      items,
      labels: await labelsOf(
        scope,
        items.flatMap(({ facts }) => recordsBehind(facts)),
      ),
      rectifying: scope.today > inspection.countyCheckUntil,
      can: abilities,
    });
  })
  .put("/:id/items/:person", body(MarkItem), async (c) =>
    answer(
      c,
      "PUT /inspections/:id/items/:person",
      await markItem(c.var.scope, c.req.param("id"), c.req.param("person"), c.req.valid("json")),
    ),
  )
  .post("/:id/closure", body(CloseInspection), async (c) => {
    await closeInspection(c.var.scope, c.req.param("id"), c.req.valid("json").conclusion);
    return answer(c, "POST /inspections/:id/closure");
  })
  .delete("/:id/closure", async (c) => {
    await reopenInspection(c.var.scope, c.req.param("id"));
    return answer(c, "DELETE /inspections/:id/closure");
  });
