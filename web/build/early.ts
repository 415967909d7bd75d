import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { type Bundle, chunksOf, chunkWith, closureOf, filesOf } from "./bundle.ts";

/** What an address needs beside what index.html names, for the pages that are waited for on a slow network. */
export const needs: Record<string, readonly string[]> = {
  "/c/:code": ["shell/County.tsx"],
  "/c/:code/notes/new": ["shell/County.tsx", "shell/Desk.tsx", "pages/writing/notes/write.tsx"],
  "/c/:code/essays/new": ["shell/County.tsx", "shell/Desk.tsx", "pages/writing/essays/write.tsx"],
  "/c/:code/sessions/:id": ["shell/County.tsx", "shell/Desk.tsx", "pages/study/registers/page.tsx"],
  "/c/:code/comparison": ["shell/County.tsx", "shell/Desk.tsx", "pages/reports/comparison/page.tsx"],
};

/** Addresses that a rule above covers too and that need none of it. */
export const others = ["/c/:code/sessions/new"];

/** Names them in the headers of the page, so that they travel together instead of one naming the next. */
export function earlyFiles(): Plugin {
  return {
    name: "qinxue-early-files",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const rules = Object.entries(needs).map(([path, modules]) => {
        const links = missingOf(bundle as unknown as Bundle, modules).map((file) =>
          file.endsWith(".css")
            ? `  Link: </${file}>; rel=preload; as=style; crossorigin`
            : `  Link: </${file}>; rel=modulepreload`,
        );
        return [path, ...links, "  Link: </api/c/:code/session>; rel=preload; as=fetch; crossorigin"].join(
          "\n",
        );
      });
      const without = others.map((path) => `${path}\n  ! Link`);
      const fixed = readFileSync(new URL("../headers.txt", import.meta.url), "utf8");
      this.emitFile({
        type: "asset",
        fileName: "_headers",
        source: `${fixed}\n${[...rules, ...without].join("\n\n")}\n`,
      });
    },
  };
}

/** Without what index.html names already. */
function missingOf(bundle: Bundle, modules: readonly string[]): string[] {
  const named = closureOf(
    bundle,
    chunksOf(bundle).filter(({ isEntry }) => isEntry),
  );
  const wanted = closureOf(
    bundle,
    modules.map((module) => chunkWith(bundle, module)),
  );
  return filesOf([...wanted].filter((chunk) => !named.has(chunk)));
}
