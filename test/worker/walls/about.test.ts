import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { version } from "../../../package.json";
import { createApp } from "../../../worker/app";

const now = Date.parse("2026-11-02T09:00:00+08:00");
const app = createApp(() => now);
const asked = (path: string, more: object = {}) =>
  app.request(`https://qinxue.example${path}`, {}, { ...env, ...more });

test("the health of an instance says which release it is", async () => {
  expect(await (await asked("/api/health")).json()).toEqual({ ok: true, version });
});

test("whom to tell of a weakness is said where the operator has named somebody, for ninety days", async () => {
  expect((await asked("/.well-known/security.txt")).status).toBe(404);
  const reply = await asked("/.well-known/security.txt", { SECURITY_CONTACT: "mailto:safe@example.org" });
  expect(reply.headers.get("content-type")).toMatch(/^text\/plain/);
  expect((await reply.text()).split("\n")).toEqual([
    "Contact: mailto:safe@example.org",
    "Expires: 2027-01-31T01:00:00.000Z",
    "Preferred-Languages: zh, en",
    "Canonical: https://qinxue.example/.well-known/security.txt",
    "",
  ]);
});
