import type { Plugin } from "vite";

/** What is built is what is deployed: a NODE_ENV of the shell, a developer's or a test's, changes nothing of it. */
export function asDeployed(): Plugin {
  return {
    name: "qinxue-as-deployed",
    apply: "build",
    config() {
      process.env.NODE_ENV = "production";
    },
  };
}
