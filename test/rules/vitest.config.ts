import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "rules",
    environment: "node",
    include: ["test/rules/**/*.test.ts", "test/*.test.ts"],
    root: new URL("../..", import.meta.url).pathname,
  },
});
