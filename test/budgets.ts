/** Measures what a first visit loads, after `npm run build` (or of the folder given); exits 1 when a page weighs more than the plan allows. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

type Chunk = {
  file: string;
  name?: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
};

const given = process.argv[2];
const dist = given ? pathToFileURL(`${resolve(given)}/`) : new URL("../dist/", import.meta.url);
const manifestFile = new URL(".vite/manifest.json", dist);
if (!existsSync(manifestFile)) {
  console.error("Build first: npm run build");
  process.exit(1);
}
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, "utf8"));

const KB = 1024;
const limits = { phone: 45 * KB, desk: 90 * KB, css: 12 * KB };
/** Pages that a phone opens first; every other page is a desk page, signing a county up included. */
const phone = [
  "pages/access/sign-up/start.tsx",
  "pages/access/sign-up/invitation.tsx",
  "pages/study/registers/page.tsx",
  "pages/writing/notes/write.tsx",
  "pages/writing/essays/write.tsx",
  "pages/reports/dashboard/today.tsx",
  "pages/reports/dashboard/my-account.tsx",
  "shell/SignIn.tsx",
];
const inDesk = (page: string) => !page.includes("pages/access/sign-up/");

function closure(keys: string[]): Chunk[] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key) || !manifest[key]) return;
    seen.add(key);
    manifest[key].imports?.forEach(visit);
  };
  keys.forEach(visit);
  return [...seen].flatMap((key) => manifest[key] ?? []);
}

const weight = (file: string) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const total = (files: Iterable<string>) => [...new Set(files)].reduce((sum, file) => sum + weight(file), 0);
const shown = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;

const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const shell = Object.keys(manifest).filter((key) => key === "shell/Desk.tsx" || key === "shell/County.tsx");
const pages = Object.keys(manifest).filter((key) => /^pages\/.+\.tsx$/.test(key));

const unknown = phone.filter((page) => !manifest[page]);
if (unknown.length > 0) {
  console.error(`No page of the build is called ${unknown.join(", ")}`);
  process.exit(1);
}
let over = 0;
for (const page of [...pages, "shell/SignIn.tsx"]) {
  const chunks = closure([...entry, ...(inDesk(page) && page !== "shell/SignIn.tsx" ? shell : []), page]);
  const js = total(chunks.map((chunk) => chunk.file));
  const css = total(chunks.flatMap((chunk) => chunk.css ?? []));
  const limit = phone.includes(page) ? limits.phone : limits.desk;
  const bad = js > limit || css > limits.css;
  if (bad) over++;
  console.log(
    `${bad ? "OVER" : "  ok"}  ${page.padEnd(36)} JS ${shown(js).padStart(8)} of ${shown(limit)}  CSS ${shown(css).padStart(7)} of ${shown(limits.css)}`,
  );
}
if (over) {
  console.error(`${over} page(s) over budget`);
  process.exit(1);
}
