/**
 * Looks through the built pages for what the oldest browsers they promise to run in (Chromium 99, Safari 15.4) do not
 * know, and for the shapes of answers, which pages know as types alone, and for the licences of what
 * is bundled; exits 1 on any that is wrong.
 */
import { globSync, readdirSync, readFileSync } from "node:fs";

/** A name that is searched for as it stands in built code, and since when both browsers have it. */
const younger: { in: "js" | "css"; what: RegExp; since: string }[] = [
  { in: "js", what: /\.to(Sorted|Reversed|Spliced)\(/, since: "Chromium 110, Safari 16" },
  { in: "js", what: /\b(Map|Object)\.groupBy\b/, since: "Chromium 117, Safari 17.4" },
  { in: "js", what: /\bPromise\.(withResolvers|try)\b/, since: "Chromium 119, Safari 17.4" },
  { in: "js", what: /\bAbortSignal\.(timeout|any)\b/, since: "Chromium 103, Safari 16" },
  { in: "js", what: /\bURL\.(canParse|parse)\b/, since: "Chromium 120, Safari 17" },
  { in: "js", what: /\bArray\.fromAsync\b/, since: "Chromium 121, Safari 16.4" },
  { in: "js", what: /\.(isWellFormed|toWellFormed)\(/, since: "Chromium 111, Safari 16.4" },
  {
    in: "js",
    what: /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
    since: "Chromium 122",
  },
  { in: "js", what: /\brequestIdleCallback\b/, since: "no Safari" },
  { in: "js", what: /\bstartViewTransition\b|\.checkVisibility\(/, since: "Chromium 105, Safari 17.4" },
  { in: "js", what: /\(\?<[=!]/, since: "Safari 16.4" },
  { in: "js", what: /[{;}]static\{/, since: "Safari 16.4" },
  { in: "css", what: /:has\(|@container\b/, since: "Chromium 105" },
  { in: "css", what: /\bcolor-mix\(|\boklch\(/, since: "Chromium 111" },
  { in: "css", what: /\d[dls]v[hwib]\b/, since: "Chromium 108" },
  { in: "css", what: /\blight-dark\(/, since: "Chromium 123" },
  { in: "css", what: /[{;}]&|@scope\b|@starting-style\b/, since: "Chromium 112" },
];

const assets = new URL("../dist/assets/", import.meta.url);
const found = readdirSync(assets).flatMap((name) => {
  const text = readFileSync(new URL(name, assets), "utf8");
  return younger
    .filter((one) => name.endsWith(`.${one.in}`) && one.what.test(text))
    .map(({ what, since }) => `${name}: ${what.exec(text)?.[0]} (${since})`);
});
for (const line of found) console.log(line);
const shapes = readdirSync(assets).filter((name) =>
  /["'`](GET|POST|PUT|DELETE) \/[a-z]/.test(readFileSync(new URL(name, assets), "utf8")),
);
for (const name of shapes) console.log(`${name}: shapes of answers`);
/** Vite names each package of which a module is in the scripts, and gives the text that the package has. */
const notices = readFileSync(new URL("../licenses.txt", assets), "utf8").split(/^## /m).slice(1);
const named = new Map(
  notices.map((notice) => {
    const [head = "", ...text] = notice.split("\n");
    return [head.replace(/ - \d.*$/, ""), text.join("\n").trim()] as const;
  }),
);
/** The packages that the pages' sources take values from, but for what only builds them. */
const taken = globSync(["web/**/*.{ts,tsx,js}"], { exclude: ["web/build/**", "web/vite.config.ts"] })
  .flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )[^;]*?from "([^."][^"]*)"/gm),
  ])
  .map(([, from = ""]) => from.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? from);
const bundled = new Set([...named.keys(), ...taken]);
const unnamed = [...bundled].filter((name) => !/copyright/i.test(named.get(name) ?? ""));
if (taken.length < 5) unnamed.push("the packages were not found");
for (const name of unnamed) console.log(`${name}: bundled without its licence`);
console.log(`${unnamed.length} of ${bundled.size} packages without their licence`);
console.log(`${shapes.length} files with shapes of answers`);
console.log(`${found.length} too young for Chromium 99 and Safari 15.4`);
process.exit(found.length + shapes.length + unnamed.length ? 1 : 0);
