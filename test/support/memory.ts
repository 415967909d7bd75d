/** A process of its own: reads one file as an upload is read, and tells what became of it and by how many MB that let the process grow. */
import { existsSync, readFileSync } from "node:fs";
import { readSheets } from "../../worker/papers/sheets/files.ts";

const [, , warm = "", path = ""] = process.argv;
const outcomeOf = (file: Uint8Array) =>
  readSheets(file).then(
    () => "read",
    (error) => String(error.code ?? error),
  );

/** The most that this process has ever had; the counter that Node reads begins with what its parent had. */
function peakKb(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

// The reader's own code is there before it is measured.
await outcomeOf(readFileSync(warm));
const file = readFileSync(path);
const before = process.memoryUsage.rss() / 1024;
const outcome = await outcomeOf(file);
const grownMb = (peakKb() - before) / 1024;
console.log(JSON.stringify({ outcome, grownMb }));
