import { Hono } from "hono";
import * as v from "valibot";
import type { Erasure } from "../../core/erasure";
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
import { departedPeople, peoplePage, personSeen } from "./reads";
import {
  AddPerson,
  ChangePost,
  ChangeStanding,
  EditPerson,
  Exempt,
  ListPeople,
  Transfer,
  WithdrawInterval,
} from "./shape";
import { endpoints } from "./shape-answers";

const answer = answering(endpoints);

/** Whoever is erased is erased from every concept: what each writes is handed down. */
export const people = (erasure: Erasure) =>
  new Hono<App>()
    .get("/", query(ListPeople), async (c) =>
      answer(c, "GET /people", await peoplePage(c.var.scope, c.req.valid("query"))),
    )
    .post("/", body(AddPerson), async (c) =>
      answer(c, "POST /people", { id: await addPerson(c.var.scope, c.req.valid("json")) }, 201),
    )
    .get("/departed", async (c) => answer(c, "GET /people/departed", await departedPeople(c.var.scope)))
    .get("/:id", async (c) => answer(c, "GET /people/:id", await personSeen(c.var.scope, c.req.param("id"))))
    .post("/:id/contact", async (c) =>
      answer(c, "POST /people/:id/contact", await showContact(c.var.scope, c.req.param("id"))),
    )
    .post("/:id/erasure", async (c) => {
      await erasePerson(c.var.scope, c.req.param("id"), erasure);
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
