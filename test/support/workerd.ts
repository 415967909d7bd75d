import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

type Kind = {
  name: string;
  include: string;
  timeout: number;
  bindings: Record<string, string>;
  workers?: number;
};

/** Tests and benches inside workerd, with the product's own bindings and a real D1. */
export function inWorkerd({ name, include, timeout, bindings, workers = 1 }: Kind) {
  return defineConfig(async () => {
    const [directory, county] = await Promise.all([
      readD1Migrations("db/migrations/directory"),
      readD1Migrations("db/migrations/county"),
    ]);
    return {
      plugins: [
        cloudflareTest({
          main: "./test/support/worker.ts",
          wrangler: { configPath: "./wrangler.toml" },
          miniflare: {
            bindings: {
              MIGRATIONS: { directory, county },
              SECRETS_KEY: "a secret of the tests, long enough",
              CHECK_ANSWERS: "1",
              SHIFT_MS: process.env.QINXUE_SHIFT_MS ?? "0",
              ...bindings,
            },
          },
        }),
      ],
      test: {
        name,
        root: new URL("../..", import.meta.url).pathname,
        include: [include],
        setupFiles: ["test/support/setup.ts"],
        testTimeout: timeout,
        maxWorkers: workers,
      },
    };
  });
}
