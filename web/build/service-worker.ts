import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Emits /sw.js with the list of built files, named by their digest so that a new build replaces the old cache. */
export function serviceWorkerFile(): Plugin {
  return {
    name: "qinxue-service-worker",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const shell = filesOfShell(bundle);
      const version = createHash("sha256").update(shell.join("\n")).digest("hex").slice(0, 12);
      const source = readFileSync(new URL("../sw.js", import.meta.url), "utf8")
        .replace('"__VERSION__"', JSON.stringify(version))
        .replace('"__SHELL__"', JSON.stringify(shell));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

type Bundle = Record<
  string,
  | { type: "chunk"; fileName: string; isEntry: boolean; imports: string[] }
  | { type: "asset"; fileName: string }
>;

/** The entry, what it imports at once, and its style sheets; pages are cached when they are first opened. */
function filesOfShell(bundle: Bundle): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== "chunk" || found.has(name)) return;
    found.add(name);
    chunk.imports.forEach(visit);
  };
  for (const item of Object.values(bundle)) if (item.type === "chunk" && item.isEntry) visit(item.fileName);
  const styles = Object.keys(bundle).filter((name) => name.endsWith(".css"));
  const own = /(?:shell|desk|sign-in|\.css)/i;
  const layouts = Object.keys(bundle).filter((name) => name.endsWith(".js") && own.test(name));
  return ["/", ...new Set([...found, ...layouts, ...styles].map((name) => `/${name}`)), "/icon.svg"].sort();
}
