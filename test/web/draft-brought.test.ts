import { beforeEach, expect, test, vi } from "vitest";
import { bringDraft } from "../../web/shell/draft-brought";
import { printOf } from "../../web/shell/draft-sent";

type Held = { content: Record<string, string>; version: number };

let held: Held | null = null;
let tries = 0;

beforeEach(() => {
  [held, tries] = [null, 0];
  vi.stubGlobal("location", { pathname: "/c/330523/me" });
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    tries += 1;
    const { content, version } = JSON.parse(String(body)) as Held;
    if (version !== (held?.version ?? 0))
      return Response.json({ code: "stale_version", current: held }, { status: 409 });
    held = { content, version: version + 1 };
    return Response.json({ version: held.version });
  });
});

const draft = (body: string, more = {}) => ({ content: { body }, version: 0, synced: false, at: 1, ...more });

test("a draft that the device alone holds is brought to the server", async () => {
  await bringDraft("note", draft("新"));
  expect(held).toEqual({ content: { body: "新" }, version: 1 });
});

test("what a page that was left had sent already is the server's: nothing is sent again", async () => {
  held = { content: { body: "新" }, version: 1 };
  await bringDraft("note", draft("新"));
  expect([held.version, tries]).toEqual([1, 1]);
});

test("an older text that this device had sent is written over", async () => {
  held = { content: { body: "旧" }, version: 1 };
  await bringDraft("note", draft("新", { sent: [printOf({ body: "旧" })] }));
  expect(held).toEqual({ content: { body: "新" }, version: 2 });
});

test("another device's text is not written over, and the draft is told to be on the device alone", async () => {
  held = { content: { body: "另一台" }, version: 1 };
  await expect(bringDraft("note", draft("新"))).rejects.toMatchObject({ code: "stale_version" });
  expect(held).toEqual({ content: { body: "另一台" }, version: 1 });
});
