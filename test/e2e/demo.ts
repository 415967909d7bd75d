import type { TestProject } from "vitest/node";
import { startProduct } from "./product";

declare module "vitest" {
  interface ProvidedContext {
    demo: string;
  }
}

/** One product with its demo county for all browser tests that only look, or that write what no other looks at. */
export default async function setup(project: TestProject) {
  const product = await startProduct();
  project.provide("demo", product.base);
  return product.stop;
}
