import { Hono } from "hono";
import { answering } from "../../http/answers";
import type { App } from "../../http/app";
import { doorOf } from "../../http/door";
import { body, query } from "../../http/input";
import { OwnProof } from "../second-factors/shape";
import { endRoleOf, grantRole, resetSecondFactorOf, restoreAccount, suspendAccount } from "./actions";
import { linkPerson } from "./actions-linking";
import { accountsShown, unlinkedOf } from "./reads";
import { endpoints, GrantRole, LinkPerson, ListAccounts, Suspension } from "./shape";

const answer = answering(endpoints);

/** Accounts of others: their roles and persons, suspension, a lost second factor. */
export const desk = new Hono<App>()
  .get("/accounts", query(ListAccounts), async (c) =>
    answer(c, "GET /accounts", await accountsShown(c.var.scope, c.req.valid("query"))),
  )
  .get("/accounts/unlinked", async (c) => answer(c, "GET /accounts/unlinked", await unlinkedOf(c.var.scope)))
  .post("/accounts/:id/roles", body(GrantRole), async (c) =>
    answer(
      c,
      "POST /accounts/:id/roles",
      { id: await grantRole(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json")) },
      201,
    ),
  )
  .delete("/accounts/:id/roles/:role", body(OwnProof), async (c) => {
    const { id, role } = c.req.param();
    await endRoleOf(c.var.scope, doorOf(c), id, role, c.req.valid("json"));
    return answer(c, "DELETE /accounts/:id/roles/:role");
  })
  .put("/accounts/:id/person", body(LinkPerson), async (c) => {
    await linkPerson(c.var.scope, c.req.param("id"), c.req.valid("json"));
    return answer(c, "PUT /accounts/:id/person");
  })
  .post("/accounts/:id/suspension", body(Suspension), async (c) => {
    await suspendAccount(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json"));
    return answer(c, "POST /accounts/:id/suspension");
  })
  .delete("/accounts/:id/suspension", body(Suspension), async (c) => {
    await restoreAccount(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json"));
    return answer(c, "DELETE /accounts/:id/suspension");
  })
  .delete("/accounts/:id/second-factor", body(OwnProof), async (c) => {
    await resetSecondFactorOf(c.var.scope, doorOf(c), c.req.param("id"), c.req.valid("json"));
    return answer(c, "DELETE /accounts/:id/second-factor");
  });
