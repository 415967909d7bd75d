// Opens the shell without a network. Answers of the API are never stored here.
const CACHE = `qinxue-${"__VERSION__"}`;
const SHELL = "__SHELL__";

self.addEventListener("install", (event) => {
  // A new build waits until the tabs of the one before are closed: they still load its parts.
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/")) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(event.request));
});

/** A network that answers nothing within this time is given up for the shell, which says so and opens what is kept. */
const PATIENCE = 3_000;

async function page(request) {
  const answer = fetch(request).catch(() => undefined);
  const inTime = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return inTime ?? (await caches.match("/")) ?? (await answer) ?? Response.error();
}

/** A part that is not here whole by then is given up, so that the page says so instead of loading for ever. */
const PART_LIMIT = 30_000;

async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const givenUp = new AbortController();
  setTimeout(() => givenUp.abort(), PART_LIMIT);
  const answer = await fetch(request, { signal: givenUp.signal });
  if (isAsked(new URL(request.url).pathname, answer)) keep(request, answer.clone());
  return answer;
}

/** Half a part is not kept. */
const keep = async (request, answer) =>
  (await caches.open(CACHE)).put(request, answer).catch(() => undefined);

/** All of the shell or nothing: what is not this build's leaves the worker before in place. */
async function keepShell() {
  const answers = await Promise.all(SHELL.map((path) => fetch(path, { cache: "no-cache" })));
  const wrong = SHELL.filter((path, index) => !isAsked(path, answers[index]));
  if (wrong.length) throw new Error(`Not what was asked for: ${wrong.join(", ")}`);
  const page = await answers[SHELL.indexOf("/")].clone().text();
  if (!SHELL.some((path) => path.endsWith(".js") && page.includes(path)))
    throw new Error("The page is not this build's");
  const cache = await caches.open(CACHE);
  await Promise.all(SHELL.map((path, index) => cache.put(path, answers[index])));
}

const KINDS = { js: "javascript", css: "text/css", svg: "image/svg+xml" };

/** A part of a former build, or a network that wants a sign-in first, is answered with something else than what was asked for. */
function isAsked(path, answer) {
  const kind = path === "/" ? "text/html" : KINDS[/\.(\w+)$/.exec(path)?.[1]];
  const type = answer.headers.get("content-type") ?? "";
  return answer.status === 200 && !answer.redirected && kind !== undefined && type.includes(kind);
}
