import { Hono } from "hono";
import * as v from "valibot";
import { settingsOf } from "../../access/sign-up/records";
import { can, permit, permitSomewhere } from "../../core/permissions";
import { DayText } from "../../core/shapes";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { body, query } from "../../http/input";
import { addPerson, editPerson, erasePerson, showContact } from "./actions";
import {
  changePost,
  changeStanding,
  endExemptionOf,
  exemptPerson,
  transferPerson,
} from "./actions-intervals";
import { withdrawInterval } from "./actions-withdrawals";
import { shownTo } from "./reads";
import { findPerson, PAGE_ROWS, peopleRows } from "./records";
import { departedRows } from "./records-erasure";
import { erasableFrom, maskedPhone } from "./rules";
import {
  AddPerson,
  ChangePost,
  ChangeStanding,
  EditPerson,
  Exempt,
  ListPeople,
  type PersonRow,
  Transfer,
  WithdrawInterval,
} from "./shape";
import { type DepartedRow, endpoints } from "./shape-answers";

const answer = answering(endpoints);

export const people = new Hono<App>()
  .get("/", query(ListPeople), async (c) => {
    const { scope } = c.var;
    permitSomewhere(scope, "person.read");
    const rows = await peopleRows(scope, c.req.valid("query"));
    const page = rows.slice(0, PAGE_ROWS);
    const last = rows.length > PAGE_ROWS ? page.at(-1) : undefined;
    return answer(c, "GET /people", {
      people: page.map(({ place, ...row }) => ({
        ...row,
        exempt: row.exempt === 1,
        phone: can(scope, "contact.read", { unitId: row.branchId, personId: row.id })
          ? maskedPhone(row.phone)
          : null,
      })) satisfies PersonRow[],
      after: last ? `${last.place}~${last.staffNumber ?? ""}~${last.id}` : null,
    });
  })
  .post("/", body(AddPerson), async (c) =>
    answer(c, "POST /people", { id: await addPerson(c.var.scope, c.req.valid("json")) }, 201),
  )
  .get("/departed", async (c) => {
    const { scope } = c.var;
    permit(scope, "person.erase");
    const { retentionYears } = await settingsOf(scope);
    const rows = await departedRows(scope);
    return answer(c, "GET /people/departed", {
      people: rows.map((row) => ({
        ...row,
        erasableFrom: erasableFrom(row.leftOn, retentionYears),
      })) satisfies DepartedRow[],
    });
  })
  .get("/:id", async (c) =>
    answer(c, "GET /people/:id", shownTo(c.var.scope, await findPerson(c.var.scope, c.req.param("id")))),
  )
  .post("/:id/contact", async (c) =>
    answer(c, "POST /people/:id/contact", await showContact(c.var.scope, c.req.param("id"))),
  )
  .post("/:id/erasure", async (c) => {
    await erasePerson(c.var.scope, c.req.param("id"));
    return answer(c, "POST /people/:id/erasure");
  })
  .put("/:id", body(EditPerson), async (c) => {
    await editPerson(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /people/:id");
  })
  .post("/:id/transfer", body(Transfer), async (c) => {
    await transferPerson(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /people/:id/transfer");
  })
  .post("/:id/standing", body(ChangeStanding), async (c) => {
    await changeStanding(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /people/:id/standing");
  })
  .post("/:id/post", body(ChangePost), async (c) => {
    await changePost(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /people/:id/post");
  })
  .post("/:id/exemptions", body(Exempt), async (c) =>
    answer(
      c,
      "POST /people/:id/exemptions",
      { id: await exemptPerson(c.var.scope, c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .post("/:id/intervals/:interval/withdrawal", body(WithdrawInterval), async (c) => {
    const { version } = c.req.valid("json");
    await withdrawInterval(c.var.scope, c.req.param("id"), c.req.param("interval"), version);
    return answer(c, "POST /people/:id/intervals/:interval/withdrawal");
  })
  .post("/:id/exemptions/:exemption/end", body(v.strictObject({ on: DayText })), async (c) => {
    await endExemptionOf(c.var.scope, c.req.param("id"), c.req.param("exemption"), c.req.valid("json").on);
    return answer(c, "POST /people/:id/exemptions/:exemption/end");
  });
