import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { asDeployed } from "./build/as-deployed.ts";
import { divisionsFile } from "./build/divisions.ts";
import { earlyFiles } from "./build/early.ts";
import { layerOrder } from "./build/layers.ts";
import { serviceWorkerFile } from "./build/service-worker.ts";

/** Files below web/, of the worker's rules, or of a package. */
const inWeb = (...files: RegExp[]) =>
  new RegExp(
    files.map(({ source }) => (/^(lucide|worker)/.test(source) ? source : `/web/${source}`)).join("|"),
  );

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
          groups: [
            {
              name: "base",
              test: /node_modules\/(solid-js|@solidjs|@solid-primitives\/i18n)\//,
              priority: 3,
            },
            {
              name: "kit",
              test: inWeb(
                /ui\/(Button|Page|Skeleton|Toast|labels|classes|solid|media|Link)\./,
                /text\/(index|shell\.zh|format|late)\./,
                /shell\/(Guarded|frame-parts|page|online|me|entries|queries|theme|Mark|County)\./,
                /api\./,
                /worker\/core\/names\./,
                /lucide-solid\/dist\/source\/(Icon|defaultAttributes|context|icons\/(chevron-left|x))\b/,
              ),
              priority: 2,
            },
            {
              name: "desk",
              test: inWeb(
                /shell\/(Desk|PhoneTabs|Allowed)\./,
                /lucide-solid\/dist\/source\/icons\/(search|user-round|menu|chevron-down)\b/,
              ),
              priority: 2,
            },
            // A group takes along what its files import: what others import too is a group of its own.
            { name: "meetings", test: inWeb(/text\/study\/meetings\.zh\./), priority: 2 },
            {
              name: "register",
              test: inWeb(
                /pages\/study\/registers\/(page|roll|sheet|book|edits|closing|transition|register\.module)\./,
                /text\/study\/registers\.zh\./,
              ),
              priority: 1,
            },
            {
              name: "form",
              test: inWeb(/ui\/(Field|Form)\./, /pages\/access\/sign-up\/rules\./),
              priority: 1,
            },
            {
              name: "writing",
              test: inWeb(
                /shell\/draft(-[a-z]+)?\./,
                /shell\/writing\/(Kept|sending)\./,
                /text\/writing\/drafts\.zh\./,
              ),
              priority: 1,
            },
            { name: "refusals", test: inWeb(/text\/(refusals\.zh|refusal-sentences)\./), priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "^/api/": process.env.QINXUE_API ?? "http://127.0.0.1:8787" } },
});
