import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "web", environment: "node", include: ["test/web/**/*.test.ts"], root: "." },
});
