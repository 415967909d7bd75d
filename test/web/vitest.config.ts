import { defineConfig } from "vitest/config";

export default defineConfig({
  // Solid's own build for browsers: the one for servers has no effects.
  resolve: { conditions: ["browser"] },
  ssr: { resolve: { conditions: ["browser"] } },
  test: {
    name: "web",
    environment: "node",
    include: ["test/web/**/*.test.ts"],
    root: ".",
    maxWorkers: 2,
    server: { deps: { inline: [/solid-js/] } },
  },
});
