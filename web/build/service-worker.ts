import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { type Bundle, chunksOf, chunkWith, closureOf, filesOf } from "./bundle.ts";

/** Emits /sw.js with the list of built files, named by their digest so that a new build replaces the old cache. */
export function serviceWorkerFile(): Plugin {
  return {
    name: "qinxue-service-worker",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const shell = filesOfShell(bundle as unknown as Bundle);
      const version = createHash("sha256").update(shell.join("\n")).digest("hex").slice(0, 12);
      const source = readFileSync(new URL("../sw.js", import.meta.url), "utf8")
        .replace('"__VERSION__"', JSON.stringify(version))
        .replace('"__SHELL__"', JSON.stringify(shell));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

/** What opens without a network: the frame, a register and the pages for writing. The others are cached when they are first opened. */
const offline = [
  "shell/County.tsx",
  "shell/Desk.tsx",
  "shell/Bell.tsx",
  "shell/PhoneMenu.tsx",
  "shell/AccountPanel.tsx",
  "shell/SignIn.tsx",
  "shell/SessionExpired.tsx",
  "shell/Failure.tsx",
  "shell/kept-answers.ts",
  "pages/study/registers/page.tsx",
  "pages/study/registers/AddDialog.tsx",
  "pages/study/registers/SignInSheet.tsx",
  "pages/study/registers/as-of.tsx",
  "pages/study/registers/before-opening.tsx",
  "pages/study/registers/extras.tsx",
  "pages/study/registers/keys-help.tsx",
  "pages/study/registers/RowDialog.tsx",
  "pages/writing/notes/write.tsx",
  "pages/writing/notes/YearMeter.tsx",
  "pages/writing/essays/write.tsx",
  "pages/writing/essays/LengthMeter.tsx",
  "pages/writing/essays/handed-in.tsx",
  "shell/writing/TwoDrafts.tsx",
];

function filesOfShell(bundle: Bundle): string[] {
  const roots = [
    ...chunksOf(bundle).filter(({ isEntry }) => isEntry),
    ...offline.map((file) => chunkWith(bundle, file)),
  ];
  const files = filesOf(closureOf(bundle, roots)).map((name) => `/${name}`);
  return ["/", ...files, "/icon.svg"].sort();
}
