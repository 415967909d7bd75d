import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig(async () => {
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
            SIGN_UP: "open",
            COLLECTOR: process.env.COLLECTOR ?? "",
            SECRETS_KEY: "a secret of the tests, long enough",
          },
        },
      }),
    ],
    test: {
      name: "bench",
      root: new URL("../..", import.meta.url).pathname,
      include: ["test/bench/**/*.bench.ts"],
      setupFiles: ["test/support/setup.ts"],
      testTimeout: 600_000,
    },
  };
});
