import { regionData } from "element-china-area-data";
import type { Plugin } from "vite";

/** Code, name, "province city": one entry for every county-level division of GB/T 2260. */
export type Division = [code: string, name: string, above: string];

const notPlaces = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);

export function divisions(): Division[] {
  return regionData.flatMap((province) =>
    (province.children ?? []).flatMap((city) =>
      (city.children ?? [])
        .filter((county) => /^\d{6}$/.test(county.value))
        .map((county): Division => {
          const above = notPlaces.has(city.label) ? province.label : `${province.label} ${city.label}`;
          return [county.value, county.label, above];
        }),
    ),
  );
}

/** Serves and emits /divisions.json, so that the list is a cached file and never part of a page's script. */
export function divisionsFile(): Plugin {
  const source = () => JSON.stringify(divisions());
  return {
    name: "qinxue-divisions",
    configureServer(server) {
      server.middlewares.use("/divisions.json", (_request, response) => {
        response.setHeader("content-type", "application/json; charset=utf-8");
        response.end(source());
      });
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "divisions.json", source: source() });
    },
  };
}
