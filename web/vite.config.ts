import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { asDeployed } from "./build/as-deployed.ts";
import { divisionsFile } from "./build/divisions.ts";
import { earlyFiles } from "./build/early.ts";
import { groupsOfFiles } from "./build/groups.ts";
import { layerOrder } from "./build/layers.ts";
import { serviceWorkerFile } from "./build/service-worker.ts";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "../node_modules/.vite",
  plugins: [asDeployed(), solid(), divisionsFile(), layerOrder(), earlyFiles(), serviceWorkerFile()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    manifest: true,
    // The licences of what is bundled ask to be passed on with it.
    license: { fileName: "licenses.txt" },
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
        // What every page needs compresses best as one file, and on a slow network each file more is a wait of its own.
        codeSplitting: {
          groups: groupsOfFiles(),
        },
      },
    },
  },
  server: { proxy: { "^/api/": process.env.QINXUE_API ?? "http://127.0.0.1:8787" } },
});
