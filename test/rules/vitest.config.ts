import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "rules",
    environment: "node",
    include: ["test/rules/**/*.test.ts", "test/*.test.ts"],
    root: new URL("../..", import.meta.url).pathname,
    // A table takes milliseconds; what takes long, as a property of many runs, says its own time.
    testTimeout: 10_000,
    maxWorkers: 2,
  },
});
