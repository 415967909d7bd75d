import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import {
  codeOf,
  enrolled,
  forgetSteps,
  signInWith,
  wellWithinAHalfMinute,
} from "../../support/authenticator";
import { deviceCookie, sessionCookie } from "../../support/door";
import { aCounty, invited, named, password, withBranches } from "../../support/world";

test("with a second factor the password alone signs nobody in", async () => {
  const county = await aCounty();
  const { uri } = await enrolled(county.administrator);
  expect(await (await signInWith(county, "admin")).json()).toMatchObject({ code: "code_required" });
  expect(await (await signInWith(county, "admin", "000000")).json()).toMatchObject({ code: "code_required" });
  expect((await signInWith(county, "admin", codeOf(uri, 1))).status).toBe(204);
});

test("a code works once, two at the same moment sign in one", async () => {
  const county = await aCounty();
  const { uri } = await enrolled(county.administrator);
  const code = codeOf(uri, 1);
  const replies = await Promise.all([signInWith(county, "admin", code), signInWith(county, "admin", code)]);
  expect(replies.map(({ status }) => status).toSorted()).toEqual([204, 401]);
  expect((await signInWith(county, "admin", code)).status).toBe(401);
});

test("codes of a half-minute before or after fit, older ones do not", async () => {
  const county = await aCounty();
  const { uri } = await enrolled(county.administrator);
  for (const [steps, status] of [
    [-1, 204],
    [1, 204],
    [-3, 401],
    [3, 401],
  ] as const) {
    await forgetSteps(county);
    await wellWithinAHalfMinute();
    expect((await signInWith(county, "admin", codeOf(uri, steps))).status).toBe(status);
  }
});

test("a recovery code works once, however it is written", async () => {
  const county = await aCounty();
  const { recoveryCodes } = await enrolled(county.administrator);
  expect(recoveryCodes).toHaveLength(10);
  const code = (recoveryCodes[0] ?? "").toLowerCase().replaceAll("-", " ");
  expect((await signInWith(county, "admin", code)).status).toBe(204);
  expect((await signInWith(county, "admin", code)).status).toBe(401);
  const state = (await (await county.administrator.get("/second-factor")).json()) as {
    recoveryCodes: number;
  };
  expect(state.recoveryCodes).toBe(9);
});

test("a wrong password answers the same with a code as without a second factor", async () => {
  const county = await aCounty();
  await enrolled(county.administrator);
  const reply = await county.anonymous.post("/session", {
    login: "admin",
    password: "wrong-password",
    code: "123456",
  });
  expect(await reply.json()).toMatchObject({ code: "wrong_credentials" });
});

test("a county that wants codes of administrators and inspectors lets them do nothing else until they have one", async () => {
  const county = await aCounty();
  const { root, branches } = await withBranches(county, "城关支部");
  const inspector = await invited(county, "inspector", { unit: root }, "ducha");
  const secretary = await invited(county, "secretary", { unit: branches["城关支部"] }, "shuji");
  const wanted = { codesRequired: true, retentionYears: 3, version: 1 };
  const early = await county.administrator.put("/settings", wanted);
  expect(await early.json()).toMatchObject({ code: "factor_required" });
  await enrolled(county.administrator);
  expect((await county.administrator.put("/settings", wanted)).status).toBe(204);
  const refused = await inspector.get("/people");
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    403,
    "factor_required",
  ]);
  expect(await (await inspector.get("/session")).json()).toMatchObject({ mustEnrol: true, can: [] });
  expect((await secretary.get("/people")).status).toBe(200);
  await enrolled(inspector);
  expect((await inspector.get("/people")).status).toBe(200);
});

test("only the own password takes the second factor away; an administrator resets a colleague's, never the own", async () => {
  const county = await aCounty();
  const { root } = await withBranches(county, "城关支部");
  const inspector = await invited(county, "inspector", { unit: root }, "ducha");
  await enrolled(inspector);
  const { uri } = await enrolled(county.administrator);
  const { account } = (await (await inspector.get("/session")).json()) as { account: { id: string } };
  const own = (await (await county.administrator.get("/session")).json()) as { account: { id: string } };
  expect((await inspector.delete("/second-factor", { password: "not-the-password" })).status).toBe(422);
  expect((await inspector.delete(`/accounts/${own.account.id}/second-factor`, { password })).status).toBe(
    403,
  );
  expect(
    (await county.administrator.delete(`/accounts/${own.account.id}/second-factor`, { password })).status,
  ).toBe(409);
  expect(
    await (await county.administrator.post(`/accounts/${own.account.id}/reset`, { password })).json(),
  ).toMatchObject({
    code: "same_person",
  });
  await forgetSteps(county);
  const proof = { password, code: codeOf(uri) };
  expect((await county.administrator.delete(`/accounts/${account.id}/second-factor`, proof)).status).toBe(
    204,
  );
  expect((await inspector.get("/drafts/note")).status).toBe(401);
  expect((await signInWith(county, "ducha")).status).toBe(204);
  expect((await county.administrator.delete("/second-factor", { password })).status).toBe(204);
});

test("a new password by link does not let in past the second factor", async () => {
  const county = await aCounty();
  const { root } = await withBranches(county, "城关支部");
  const inspector = await invited(county, "inspector", { unit: root }, "ducha");
  await enrolled(inspector);
  const { account } = (await (await inspector.get("/session")).json()) as { account: { id: string } };
  const { token } = (await (
    await county.administrator.post(`/accounts/${account.id}/reset`, { password })
  ).json()) as {
    token: string;
  };
  const reset = await county.anonymous.post("/invitation/acceptance", {
    token,
    password: "a-new-password-9",
  });
  expect(reset.status).toBe(204);
  expect(sessionCookie(reset)).toBeUndefined();
  // Its browser is a known one all the same: that spares it the limits, never the code.
  expect(deviceCookie(reset)).toBeDefined();
});

test("a dump of every database holds nothing that works as cookie, invitation, reset link, password or code", async () => {
  const county = await aCounty();
  const { root, branches } = await withBranches(county, "城关支部");
  const inspector = await invited(county, "inspector", { unit: root }, "ducha");
  const { uri, recoveryCodes } = await enrolled(inspector);
  const { account } = (await (await inspector.get("/session")).json()) as { account: { id: string } };
  const invitation = (await (
    await county.administrator.post(
      "/invitations",
      { role: "recorder", ...(await named(county, branches["城关支部"])) },
      { "idempotency-key": "dump-key-0001" },
    )
  ).json()) as { invitations: { token: string }[] };
  const reset = (await (
    await county.administrator.post(
      `/accounts/${account.id}/reset`,
      { password },
      { "idempotency-key": "dump-key-0002" },
    )
  ).json()) as { token: string };
  const dump = await dumpOf([env.DIRECTORY, env.SHARD_0, env.SHARD_1] as unknown as D1Database[]);
  const secrets = [
    county.administrator.cookie.split("=")[1],
    inspector.cookie.split("=")[1],
    invitation.invitations[0]?.token,
    reset.token,
    new URL(uri).searchParams.get("secret"),
    ...recoveryCodes,
    ...recoveryCodes.map((code) => code.replaceAll("-", "")),
    password,
  ];
  expect(dump).toContain(account.id);
  for (const secret of secrets) {
    expect(secret).toBeTruthy();
    expect(dump.includes(secret as string)).toBe(false);
  }
});

async function dumpOf(databases: D1Database[]): Promise<string> {
  const parts: string[] = [];
  for (const database of databases) {
    const { results: tables } = await database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'",
      )
      .all<{ name: string }>();
    for (const { name } of tables) {
      const { results } = await database.prepare(`SELECT * FROM "${name}"`).all();
      parts.push(JSON.stringify(results));
    }
  }
  return parts.join("\n");
}
