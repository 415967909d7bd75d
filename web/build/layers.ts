import type { Plugin } from "vite";

const order = "@layer reset,tokens,base,components,print;";

/** Whichever style sheet is loaded first names the order of the layers: a page's own may come before the shared one. */
export function layerOrder(): Plugin {
  return {
    name: "qinxue-layer-order",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const item of Object.values(bundle)) {
        if (item.type !== "asset" || !item.fileName.endsWith(".css")) continue;
        item.source = `${order}${String(item.source).replace(order, "")}`;
      }
    },
  };
}
