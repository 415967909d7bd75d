/** What the build wrote, as far as a plugin needs to know it. */
export type Bundle = Record<string, Chunk | { type: "asset"; fileName: string }>;
export type Chunk = {
  type: "chunk";
  fileName: string;
  isEntry: boolean;
  /** The file that a page asks for when it loads this script by name. */
  facadeModuleId: string | null;
  imports: string[];
  moduleIds: string[];
  viteMetadata?: { importedCss: Set<string> };
};

export const chunksOf = (bundle: Bundle): Chunk[] =>
  Object.values(bundle).filter((item) => item.type === "chunk");

/** The script by which a page loads a file of web/: what holds it may stand behind one that only hands it on. */
export function chunkWith(bundle: Bundle, file: string): Chunk {
  const isIt = (id: string | null) => id?.endsWith(`/web/${file}`) === true;
  const chunks = chunksOf(bundle);
  const found =
    chunks.find(({ facadeModuleId }) => isIt(facadeModuleId)) ??
    chunks.find(({ moduleIds }) => moduleIds.some(isIt));
  if (!found) throw new Error(`No built file holds ${file}`);
  return found;
}

/** These scripts and all that they import at once. */
export function closureOf(bundle: Bundle, roots: readonly Chunk[], seen = new Set<Chunk>()): Set<Chunk> {
  for (const chunk of roots) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    const imported = chunk.imports.flatMap((name) => {
      const next = bundle[name];
      return next?.type === "chunk" ? [next] : [];
    });
    closureOf(bundle, imported, seen);
  }
  return seen;
}

/** Their style sheets, then the scripts themselves. */
export function filesOf(chunks: Iterable<Chunk>): string[] {
  const all = [...chunks];
  const styles = all.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
  return [...new Set([...styles, ...all.map(({ fileName }) => fileName)])];
}
