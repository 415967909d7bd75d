import { connect, createServer, type Socket } from "node:net";
import type { BrowserContext } from "playwright-core";
import { freePort } from "./product";

export type Wire = {
  /** The product's address over this wire. */
  base: string;
  /** Takes the network from the context, and with it everything that it may still send. */
  cut: (context: BrowserContext) => Promise<void>;
  mend: (context: BrowserContext) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * A wire to the product that can be cut. A browser that is told to be offline says so to the page, yet may let
 * through what a page sends while it loads; over a cut wire nothing arrives.
 */
export async function wireTo(base: string): Promise<Wire> {
  const { port: far, hostname } = new URL(base);
  const live = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const out = connect(Number(far), hostname);
    for (const [one, other] of [
      [near, out],
      [out, near],
    ] as const) {
      live.add(one);
      one.pipe(other);
      one.on("error", () => undefined);
      one.on("close", () => {
        live.delete(one);
        other.destroy();
      });
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  const drop = () => {
    for (const socket of live) socket.destroy();
  };
  return {
    base: `http://localhost:${port}`,
    cut: async (context) => {
      await context.setOffline(true);
      isCut = true;
      drop();
    },
    mend: async (context) => {
      isCut = false;
      await context.setOffline(false);
    },
    close: () =>
      new Promise((resolve) => {
        drop();
        server.close(() => resolve());
      }),
  };
}
