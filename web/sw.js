// Opens the shell without a network. Answers of the API are never stored here.
const CACHE = `qinxue-${"__VERSION__"}`;
const SHELL = "__SHELL__";

self.addEventListener("install", (event) => {
  // A new build waits until the tabs of the one before are closed: they still load its parts.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
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

async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  // A part of a former build is answered with the page: that is no script.
  const isPage = answer.headers.get("content-type")?.includes("text/html");
  if (answer.ok && !isPage) (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}
