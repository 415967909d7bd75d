import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const lucide = "node_modules/lucide-solid/dist/source";

/**
 * What is sent as one file, by paths without extension. Groups that a count of sharers draws by itself were measured:
 * the pages for phones weigh 5 to 15 KB more with them, since a rare part of a page comes along with its common ones.
 */
const groups = [
  { name: "base", priority: 3, test: /node_modules\/(solid-js|@solidjs|@solid-primitives\/i18n)\// },
  {
    name: "kit",
    priority: 2,
    files: [
      ...below("web", "api"),
      ...below("web/ui", "Button Page Skeleton Toast labels classes solid media Link"),
      ...below("web/text", "index shell.zh format late"),
      ...below("web/shell", "Guarded frame-parts page online me entries theme Mark County"),
      ...below("worker/core", "names"),
      ...below(lucide, "Icon defaultAttributes context"),
      ...below(`${lucide}/icons`, "chevron-left x"),
    ],
  },
  {
    name: "desk",
    priority: 2,
    files: [
      ...below("web/shell", "Desk PhoneTabs Allowed"),
      ...below(`${lucide}/icons`, "search user-round menu chevron-down"),
    ],
  },
  // A group takes along what its files import: what others import too is a group of its own.
  { name: "meetings", priority: 2, files: below("web/text/study", "sessions-kinds.zh") },
  {
    name: "register",
    priority: 1,
    files: [
      ...below("web/pages/study/registers", "page roll sheet book edits closing transition register"),
      ...below("web/text/study", "registers.zh"),
    ],
  },
  // Figures warn by it too, and are not to carry a form for it.
  { name: "alert", priority: 2, files: below(`${lucide}/icons`, "circle-alert") },
  {
    name: "form",
    priority: 1,
    files: [...below("web/ui", "Field Form"), ...below("web/pages/access/sign-up", "well-formed")],
  },
  {
    name: "writing",
    priority: 1,
    files: [
      ...below("web/shell", "draft draft-sent draft-states draft-steps draft-tabs"),
      ...below("web/shell/writing", "Kept sending"),
      ...below("web/text/writing", "drafts.zh"),
    ],
  },
  { name: "refusals", priority: 1, files: below("web/text", "refusals.zh refusal-sentences") },
];

/** The groups as the bundler takes them; throws where one names a file that is not there, which would leave it unnoticed. */
export function groupsOfFiles() {
  return groups.map(({ name, priority, test, files = [] }) => ({
    name,
    priority,
    test: test ?? among(files.map(found)),
  }));
}

function below(folder: string, names: string): string[] {
  return names.split(" ").map((name) => `${folder}/${name}`);
}

const root = fileURLToPath(new URL("../..", import.meta.url));

function found(stem: string): string {
  const name = basename(stem);
  const there = readdirSync(join(root, dirname(stem))).some((file) => isOf(file, name));
  if (!there) throw new Error(`A group of web/build/groups.ts names ${stem}, which is not there.`);
  return join(root, stem);
}

const isOf = (file: string, stem: string) => file.startsWith(`${stem}.`);

function among(stems: string[]) {
  return (id: string) => stems.some((stem) => isOf(id, stem));
}
