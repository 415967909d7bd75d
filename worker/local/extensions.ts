import { registerHooks } from "node:module";

/** The worker's modules leave ".ts" out, as its bundler allows; plain Node asks for it. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(/^\.\.?\/(.*\/)?[^./]+$/.test(specifier) ? `${specifier}.ts` : specifier, context),
});
