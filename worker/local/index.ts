import { env } from "cloudflare:workers";
import { startOfDayMs } from "../core/calendar";
import type { Env, ScheduleMessage } from "../core/env";
import { shardBindings } from "../core/shards";
import { createWorker } from "../worker";
import { localClock, setClock } from "./clock";
import { chapterCount, tellChapter } from "./demo";
import { shiftDate } from "./shifted-date";

shiftDate(Number((env as { SHIFT_MS?: string }).SHIFT_MS ?? 0));

const worker = createWorker(localClock);
/** Half past five: the meetings of the day have begun, so that their registers can be closed. */
const halfPastFive = 17.5 * 3_600_000;

/** The deployed worker over a movable clock, with the handful of commands that `npm start` and `npm run tick` give it. */
export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/api/local/")) return worker.fetch(request, env, context);
    switch (pathname) {
      case "/api/local/clock": {
        const day = searchParams.get("day");
        if (request.method === "POST" && day) await setClock(env, startOfDayMs(day) + halfPastFive);
        return Response.json({ now: await localClock(env) });
      }
      case "/api/local/idle":
        return Response.json({ waiting: await waiting(env) });
      case "/api/local/demo": {
        const chapter = Number(searchParams.get("chapter"));
        if (request.method === "POST") return Response.json(await tellChapter(env, chapter));
        return Response.json({ chapters: chapterCount });
      }
      default:
        return new Response(null, { status: 404 });
    }
  },
  scheduled: (controller, env) => scheduledAtOnce(controller, env),
  queue: worker.queue,
} satisfies ExportedHandler<Env, ScheduleMessage>;

/**
 * The day's look at the counties is over when the schedule has been fired, so that what is then on its way can be waited
 * for in the ledger; the runs it enters go through the queue.
 */
async function scheduledAtOnce(controller: ScheduledController, env: Env): Promise<void> {
  const looks: ScheduleMessage[] = [];
  const sendBatch = async (messages: Iterable<MessageSendRequest<ScheduleMessage>>) => {
    const bodies = [...messages].map(({ body }) => body);
    looks.push(...bodies.filter((body) => !("runId" in body)));
    const runs = bodies.filter((body) => "runId" in body).map((body) => ({ body }));
    if (runs.length > 0) await env.RUNS.sendBatch(runs);
  };
  const held = { ...env, RUNS: { sendBatch } } as unknown as Env;
  await worker.scheduled(controller, held);
  for (let body = looks.shift(); body; body = looks.shift()) await carriedOut(held, body);
}

/** As one delivery of the queue would; what would be tried again is a fault of the schedule here and stops it. */
async function carriedOut(env: Env, body: ScheduleMessage): Promise<void> {
  const retry = () => {
    throw new Error("The schedule's look at the counties failed: see the message above.");
  };
  const message = { body, attempts: 1, ack: () => undefined, retry };
  const batch = { queue: "qinxue-runs", messages: [message] } as unknown as MessageBatch<ScheduleMessage>;
  await worker.queue(batch, env);
}

/** Runs that are on their way, over all counties of this machine. */
async function waiting(env: Env): Promise<number> {
  const counts = await Promise.all(
    shardBindings(env).map((db) =>
      db
        .prepare("SELECT count(*) AS n FROM runs WHERE state IN ('queued', 'running')")
        .first<{ n: number }>(),
    ),
  );
  return counts.reduce((sum, row) => sum + (row?.n ?? 0), 0);
}
