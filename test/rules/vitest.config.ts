import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "rules",
    environment: "node",
    include: ["test/rules/**/*.test.ts", "test/*.test.ts"],
    root: new URL("../..", import.meta.url).pathname,
    // A property of many runs takes its time on a machine that is busy; what never ends still fails.
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
