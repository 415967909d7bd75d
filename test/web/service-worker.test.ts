import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { serviceWorkerFile } from "../../web/build/service-worker";

const source = readFileSync("web/sw.js", "utf8")
  .replace('"__VERSION__"', '"1"')
  .replace('"__SHELL__"', '["/", "/assets/entry.js", "/assets/entry.css", "/icon.svg"]');

afterEach(() => vi.useRealTimers());

type Answer = { type: string; body?: string; status?: number; redirected?: boolean; hangs?: boolean };
const script = { type: "text/javascript; charset=utf-8", body: "1" };
const html = { type: "text/html; charset=utf-8" };
const sound: Record<string, Answer> = {
  "/": { ...html, body: '<script src="/assets/entry.js"></script>' },
  "/assets/entry.js": script,
  "/assets/entry.css": { type: "text/css" },
  "/icon.svg": { type: "image/svg+xml" },
};

/** The worker in a browser that answers as told; what it keeps, and whether it could be installed. */
function aWorker(answers: Record<string, Answer>) {
  const kept = new Map<string, string>();
  const cache = {
    put: async (key: { url?: string } | string, answer: Response) => {
      const path = typeof key === "string" ? key : new URL(key.url ?? "").pathname;
      kept.set(path, await answer.text());
    },
  };
  const caches = { open: async () => cache, match: async () => undefined };
  const ask = async (request: { url?: string } | string, { signal }: RequestInit = {}) => {
    const path = typeof request === "string" ? request : new URL(request.url ?? "").pathname;
    const {
      type,
      body = "",
      status = 200,
      redirected = false,
      hangs = false,
    } = answers[path] ?? { ...html, body: "the page" };
    if (hangs) await new Promise((_, fail) => signal?.addEventListener("abort", fail));
    const answer = new Response(body, { status, headers: { "content-type": type } });
    Object.defineProperty(answer, "redirected", { value: redirected });
    return answer;
  };
  const handlers = new Map<string, (event: object) => void>();
  const self = {
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
    location: { origin: "https://qinxue.test" },
  };
  new Function("self", "caches", "fetch", source)(self, caches, ask);
  const event = async (name: string, more: object) => {
    let done: unknown;
    const note = (promise: unknown) => {
      done = promise;
    };
    handlers.get(name)?.({ ...more, waitUntil: note, respondWith: note });
    return done;
  };
  return {
    kept,
    install: () => event("install", {}),
    ask: (path: string) =>
      event("fetch", { request: { url: `https://qinxue.test${path}`, method: "GET", mode: "no-cors" } }),
  };
}

test("the worker keeps its build's shell when every part of it is what was asked for", async () => {
  const worker = aWorker(sound);
  await worker.install();
  expect([...worker.kept.keys()].sort()).toEqual(Object.keys(sound).sort());
});

test.each<[string, Record<string, Answer>]>([
  ["answers a script with the page", { "/assets/entry.js": { ...html, body: "the page" } }],
  ["lacks a style sheet", { "/assets/entry.css": { type: "text/css", status: 404 } }],
  ["sends a script elsewhere", { "/assets/entry.js": { ...script, redirected: true } }],
  [
    "answers with another build's page",
    { "/": { ...html, body: '<script src="/assets/other.js"></script>' } },
  ],
  ["asks for a sign-in of its own", { "/": { ...html, body: "welcome to our hotel" } }],
])("a network that %s leaves the worker before in place, and nothing is kept", async (_, wrong) => {
  const worker = aWorker({ ...sound, ...wrong });
  await expect(worker.install()).rejects.toThrow();
  expect([...worker.kept.keys()]).toEqual([]);
});

test("a part is kept when it is a part, and handed on without being kept when it is anything else", async () => {
  const worker = aWorker({
    ...sound,
    "/assets/page.js": script,
    "/assets/gone.js": { type: "text/plain", status: 404 },
    "/assets/partial.js": { ...script, status: 206 },
    "/assets/moved.js": { ...script, redirected: true },
  });
  for (const name of ["page", "gone", "partial", "moved", "former"]) await worker.ask(`/assets/${name}.js`);
  expect([...worker.kept.keys()]).toEqual(["/assets/page.js"]);
});

test("a part of which nothing comes is given up after half a minute, so that the page can say so", async () => {
  vi.useFakeTimers();
  const worker = aWorker({ ...sound, "/assets/page.js": { ...script, hangs: true } });
  let isGivenUp = false;
  const asked = worker.ask("/assets/page.js").catch(() => {
    isGivenUp = true;
  });
  await vi.advanceTimersByTimeAsync(29_000);
  expect(isGivenUp).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  await asked;
  expect([isGivenUp, worker.kept.has("/assets/page.js")]).toEqual([true, false]);
});

/** The list of kept files that a build writes into its worker. */
function keptBy(bundle: object): string[] {
  let written = "";
  const generate = serviceWorkerFile().generateBundle as unknown as (
    this: object,
    ...given: object[]
  ) => void;
  generate.call({ emitFile: (file: { source: string }) => (written = file.source) }, {}, bundle);
  return JSON.parse(/const SHELL = (\[.*\]);/.exec(written)?.[1] ?? "[]") as string[];
}

test("every page keeps the door and the frame, by the very names under which a page asks for them", () => {
  const files =
    readFileSync("web/build/service-worker.ts", "utf8").match(/(?:shell|pages)\/[\w/-]+\.tsx?/g) ?? [];
  expect(files).toContain("shell/SignIn.tsx");
  // What another part imports too is held by one file and asked for through another, which hands it on.
  const bundle = Object.fromEntries(
    files.flatMap((file, n) => {
      const id = `/somewhere/web/${file}`;
      const chunk = {
        type: "chunk",
        isEntry: false,
        imports: [] as string[],
        facadeModuleId: null as string | null,
      };
      return [
        [`held-${n}.js`, { ...chunk, fileName: `held-${n}.js`, moduleIds: [id] }],
        [
          `asked-${n}.js`,
          {
            ...chunk,
            fileName: `asked-${n}.js`,
            moduleIds: [],
            facadeModuleId: id,
            imports: [`held-${n}.js`],
          },
        ],
      ];
    }),
  );
  const wanted = ["/", "/icon.svg", ...Object.keys(bundle).map((name) => `/${name}`)];
  expect(keptBy(bundle)).toEqual(wanted.sort());
});
