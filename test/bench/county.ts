import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";

type Statement = { sql: string; params: (string | number | null)[] };
type Measured = {
  name: string;
  queries: number;
  trips: number;
  read: number;
  written: number;
  bytes: number;
  statement: number;
  ms: number;
};

/**
 * What an isolate may take, less than half of what Workers gives it. V8 lets garbage lie until it needs the room, so that resident memory
 * says what a run needs only where there is little more than that; the process holds two isolates, the run's and the database's.
 */
const heapMegabytes = 56;

/** A county of 300 branches and 12,000 people: both engines in workerd beside the same statements done by Node's own SQLite on a file. */
export async function benchCounty(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "qinxue-bench-"));
  try {
    const { measured, memory } = await inWorkerd(folder);
    report(measured, await floor(folder), memory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inWorkerd(folder: string) {
  const measured: Measured[] = [];
  const memory: Record<string, number> = {};
  let phase = "";
  const calls = createWriteStream(join(folder, "calls.ndjson"));
  let seeds = "";
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      const path = request.url?.slice(1);
      if (path === "measured") measured.push(JSON.parse(body) as Measured);
      else if (path === "seeds") seeds = body;
      else if (path === "phase") {
        phase = JSON.parse(body) as string;
        const now = workerdMegabytes(child.pid ?? 0);
        if (phase === "seeded") memory.before = now;
        if (phase === "end") memory.after = now;
      } else if (path === "roots") calls.write(`${JSON.stringify({ roots: JSON.parse(body) })}\n`);
      else if (path === "run")
        calls.write(
          `${JSON.stringify({ run: JSON.parse(body), seeds: seeds && JSON.parse(seeds) })}\n`,
          () => undefined,
        );
      else calls.write(`{"call":${body}}\n`);
      if (path === "run") seeds = "";
      reply.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const child = spawn(
    "node_modules/.bin/vitest",
    ["run", "--config", "test/bench/vitest.config.ts", "test/bench/county.bench.ts"],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        COLLECTOR: `http://127.0.0.1:${port}`,
        MINIFLARE_WORKERD_V8_FLAGS: `--max-heap-size=${heapMegabytes}`,
      },
    },
  );
  const sampler = setInterval(() => {
    const now = workerdMegabytes(child.pid ?? 0);
    if (phase.startsWith("start")) memory[phase] = Math.max(memory[phase] ?? 0, now);
    if (phase.startsWith("start")) memory.peak = Math.max(memory.peak ?? 0, now);
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(sampler);
  server.close();
  await new Promise<void>((resolve) => calls.end(() => resolve()));
  if (code !== 0) throw new Error("the bench in workerd failed");
  return { measured, memory };
}

/** Resident memory of the workerd processes below a process. */
function workerdMegabytes(root: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(status)?.[1]));
      if (/Name:\s+workerd/.test(status))
        sizes.set(Number(name), Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...sizes].reduce((sum, [pid, size]) => sum + (isBelow(pid) ? size : 0), 0);
}

/** The statements as they were handed over, in the same batches, on a file of their own. */
async function floor(folder: string): Promise<Map<string, number>> {
  const db = new DatabaseSync(join(folder, "floor.sqlite"));
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  const migrations = "db/migrations/county";
  for (const name of readdirSync(migrations)
    .filter((file) => file.endsWith(".sql"))
    .toSorted())
    db.exec(readFileSync(join(migrations, name), "utf8"));
  const times = new Map<string, number>();
  let run = "";
  const once = ({ sql, params }: Statement) => db.prepare(sql).all(...params);
  for await (const line of createInterface({ input: createReadStream(join(folder, "calls.ndjson")) })) {
    const entry = JSON.parse(line) as {
      roots?: Statement[];
      run?: string;
      seeds?: Statement[];
      call?: Statement[];
    };
    entry.roots?.forEach(once);
    if (entry.run) {
      run = entry.run;
      for (const seed of entry.seeds || []) once(seed);
    }
    if (!entry.call) continue;
    const before = performance.now();
    db.exec("BEGIN");
    for (const statement of entry.call) once(statement);
    db.exec("COMMIT");
    times.set(run, (times.get(run) ?? 0) + performance.now() - before);
  }
  db.close();
  return times;
}

const people = 12_000;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

function report(
  measured: readonly Measured[],
  floors: Map<string, number>,
  memory: Record<string, number>,
): void {
  console.log(
    "county of 300 branches, 12,000 people, a full year; list price: rows read $0.001, written $1.00 a million, storage apart",
  );
  for (const one of measured.filter(({ name }) => name === "inspection" || name === "year")) {
    const base = floors.get(one.name) ?? 0;
    const bill = one.read / 1e9 + one.written / 1e6;
    console.log(
      `${one.name}: ${seconds(one.ms)}, floor ${seconds(base)}, ratio ${(one.ms / base).toFixed(2)} · ${((one.queries / people) * 1000).toFixed(1)} queries and ${((one.trips / people) * 1000).toFixed(1)} round trips per 1,000 people · largest statement ${(one.statement / 1024).toFixed(0)} KB · a person: ${(one.bytes / people / 1024).toFixed(1)} KB sent, ${(one.read / people).toFixed(1)} rows read, ${(one.written / people).toFixed(1)} written · bill $${bill.toFixed(4)}`,
    );
  }
  const mb = (value?: number) => (value ?? 0).toFixed(0);
  console.log(`each isolate held to a heap of ${heapMegabytes} MB of the 128 MB that Workers gives`);
  for (const [name, value] of Object.entries(memory).filter(([key]) => key.startsWith("start")))
    console.log(`workerd's resident memory at most, ${name.slice(6)}: ${mb(value)} MB`);
  console.log(
    `workerd's resident memory: ${mb(memory.before)} MB before, ${mb(memory.peak)} MB at its peak, ${mb(memory.after)} MB after: grows by ${mb((memory.peak ?? 0) - (memory.before ?? 0))} MB`,
  );
}

if (process.argv[1]?.endsWith("county.ts")) await benchCounty();
