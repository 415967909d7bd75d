import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ApiRefusal,
  county,
  send,
  sessionAbandoned,
  sessionExpired,
  sessionRestored,
} from "../../web/api.ts";
import { download } from "../../web/download.ts";

const answers: Response[] = [];
const asked: { path: string; init: RequestInit }[] = [];

beforeEach(() => {
  vi.stubGlobal("location", { pathname: "/c/330523/sessions" });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    const answer = answers.shift();
    if (!answer) throw new TypeError("Failed to fetch");
    return answer;
  });
});
afterEach(() => {
  answers.length = 0;
  asked.length = 0;
  vi.unstubAllGlobals();
});

const json = (status: number, body: unknown) => Response.json(body, { status });
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("a refusal carries its code, fields and request id", async () => {
  const fields = [{ path: "office", reason: "too_long", params: { limit: 60 } }];
  answers.push(json(422, { code: "invalid_input", fields, requestId: "r1" }));
  const refusal = await refusalOf(send("POST", "/api/counties", {}));
  expect(refusal).toBeInstanceOf(ApiRefusal);
  expect(refusal).toMatchObject({ status: 422, code: "invalid_input", fields, body: { requestId: "r1" } });
});

test("an answer that is no refusal of ours is unexpected, a dead network offline", async () => {
  answers.push(new Response("<html>", { status: 502 }));
  expect(await refusalOf(send("GET", "/api/counties/terms"))).toMatchObject({
    status: 502,
    code: "unexpected",
  });
  expect(await refusalOf(send("GET", "/api/counties/terms"))).toMatchObject({ status: 0, code: "offline" });
});

test("the county's paths start at the door in the address", async () => {
  answers.push(new Response(null, { status: 204 }));
  await county.post("/sessions", { a: 1 }, { idempotencyKey: "k1" });
  expect(asked[0]?.path).toBe("/api/c/330523/sessions");
  expect(asked[0]?.init.headers).toMatchObject({
    "idempotency-key": "k1",
    "content-type": "application/json",
  });
});

test("a session that ended waits for the sign-in and is then sent once more", async () => {
  answers.push(json(401, { code: "unauthenticated" }), json(200, { n: 1 }));
  const pending = county.get("/sessions");
  await vi.waitFor(() => expect(sessionExpired()).toBe(true));
  sessionRestored();
  expect(await pending).toEqual({ n: 1 });
  expect(sessionExpired()).toBe(false);
});

test("whoever gives up gets the refusal", async () => {
  answers.push(json(401, { code: "unauthenticated" }));
  const pending = refusalOf(county.get("/sessions"));
  await vi.waitFor(() => expect(sessionExpired()).toBe(true));
  sessionAbandoned();
  expect(await pending).toMatchObject({ code: "unauthenticated" });
});

test("a wrong password is no ended session", async () => {
  answers.push(json(401, { code: "wrong_credentials" }));
  const refusal = await refusalOf(county.post("/session", {}, { expectsSession: false }));
  expect(refusal).toMatchObject({ code: "wrong_credentials" });
  expect(sessionExpired()).toBe(false);
});

test("a file travels raw with its name beside it", async () => {
  answers.push(json(201, { id: "i1" }));
  await county.upload("/rosters", new File(["a,b"], "花名册.csv"));
  expect(asked[0]?.init.headers).toMatchObject({
    "content-type": "application/octet-stream",
    "x-file-name": encodeURIComponent("花名册.csv"),
  });
});

test("a download tells how much has come; one that breaks off on its way is refused and gives no file", async () => {
  const headers = {
    "content-disposition": 'attachment; filename="330523.zip"',
    "content-type": "application/zip",
  };
  const come: number[] = [];
  const pieces = (end: (controller: ReadableStreamDefaultController) => void) => {
    let left = 2;
    return new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(10));
        else end(controller);
      },
    });
  };
  answers.push(
    new Response(
      pieces((controller) => controller.close()),
      { headers },
    ),
  );
  const { file, name } = await download("/export", "POST", (bytes) => come.push(bytes));
  expect([file.size, file.type, name, come]).toEqual([20, "application/zip", "330523.zip", [10, 20]]);
  answers.push(
    new Response(
      pieces((controller) => controller.error(new TypeError("terminated"))),
      { headers },
    ),
  );
  expect(await refusalOf(download("/export", "POST"))).toMatchObject({
    status: 0,
    code: "interrupted",
  });
});

test("a POST without a key of its own gets one that stands until it is answered: a lost answer and a double click are one request", async () => {
  const keys = () =>
    asked.map(({ init }) => (init.headers as Record<string, string>)["idempotency-key"] ?? "none");
  const invite = () => refusalOf(county.post("/invitations", { role: "person" }));
  await invite();
  answers.push(json(503, { code: "unavailable" }));
  await invite();
  answers.push(json(201, {}), json(201, {}));
  await Promise.all([invite(), invite()]);
  expect(new Set(keys()).size).toBe(1);
  expect(keys()[0]).toMatch(/^[0-9a-f]{32}$/);
  answers.push(json(201, {}), json(422, { code: "invalid_input" }), json(201, {}));
  await invite();
  await invite();
  await invite();
  expect(new Set(keys()).size).toBe(4);
});

test("a question over a network that says nothing fails after fifteen seconds, so that no page loads for ever", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (_path: string, { signal }: RequestInit) => {
    return new Promise((_, fail) => signal?.addEventListener("abort", () => fail(new Error("aborted"))));
  });
  const refusal = refusalOf(county.get("/people"));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await refusal).toMatchObject({ status: 0, code: "offline", body: { gaveUp: true } });
  vi.useRealTimers();
});
