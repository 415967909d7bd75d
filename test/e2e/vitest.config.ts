import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longest-first.ts";
import { unsteady } from "./unsteady.ts";

export default defineConfig({
  test: {
    name: "e2e",
    environment: "node",
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/e2e/**/*.test.ts"],
    globalSetup: ["test/e2e/demo.ts"],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // How long something may take to become so, not how long is waited.
    expect: { poll: { timeout: 20_000 } },
    // As many as two cores carry; each file that writes has a product of its own.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // A loaded machine is no fault of the product; what needed it is named.
    retry: 1,
    reporters: ["default", unsteady],
  },
});
