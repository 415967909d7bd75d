import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { divisionsFile } from "./build/divisions.ts";
import { serviceWorkerFile } from "./build/service-worker.ts";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "../node_modules/.vite",
  plugins: [solid(), divisionsFile(), serviceWorkerFile()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    manifest: true,
    // Both floors know ES2022's private members; naming the browsers would make them 5 KB of helpers.
    target: "es2022",
    cssTarget: ["chrome99", "safari15.4"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs compresses best as one file.
        codeSplitting: {
          groups: [
            { name: "base", test: /node_modules\/(solid-js|@solidjs|@tanstack|@solid-primitives\/i18n)\// },
            {
              name: "kit",
              test: /web\/(ui\/(Button|Field|Form|Page|Skeleton|Link|labels|classes)\.(tsx?|module\.css)|text\/(index|shell\.zh)\.ts|shell\/(parts|page|online|me)\.tsx?|api\.ts)|lucide-solid\/dist\/source\/(Icon|defaultAttributes|context|icons\/circle-alert|icons\/chevron-left)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { "^/api/": process.env.QINXUE_API ?? "http://127.0.0.1:8787" } },
});
