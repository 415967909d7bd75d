import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { divisionsFile } from "./build/divisions.ts";
import { earlyFiles } from "./build/early.ts";
import { layerOrder } from "./build/layers.ts";
import { serviceWorkerFile } from "./build/service-worker.ts";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "../node_modules/.vite",
  plugins: [solid(), divisionsFile(), layerOrder(), earlyFiles(), serviceWorkerFile()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    manifest: true,
    // Both floors know ES2022's private members; naming the browsers would make them 5 KB of helpers.
    target: "es2022",
    cssTarget: ["chrome99", "safari15.4"],
    assetsInlineLimit: 0,
    // A page's scripts name each other; listing them all again would weigh on the first load of every page.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, found, { hostType }) =>
        hostType === "html" ? found : found.filter((file) => file.endsWith(".css")),
    },
    rolldownOptions: {
      // How long each plugin took is nobody's concern who starts the product for the first time.
      checks: { pluginTimings: false },
      output: {
        // What every page needs compresses best as one file.
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules\/(solid-js|@solidjs|@solid-primitives\/i18n)\//,
              priority: 3,
            },
            {
              name: "kit",
              test: /web\/(ui\/(Button|Page|Skeleton|Toast|labels|classes|solid|media)\.(tsx?|module\.css)|text\/(index|shell\.zh)\.ts|shell\/(Guarded|parts|page|online|me|entries|queries|theme|Mark)\.tsx?|api\.ts)|lucide-solid\/dist\/source\/(Icon|defaultAttributes|context|icons\/(chevron-left|x))\b/,
              priority: 2,
            },
            { name: "form", test: /web\/ui\/(Field|Form)\.(tsx?|module\.css)/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "^/api/": process.env.QINXUE_API ?? "http://127.0.0.1:8787" } },
});
