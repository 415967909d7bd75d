import { spawnSync } from "node:child_process";

/** `npm run activate -- 330523`: the operator lets a county in that signed up and waits. */
const code = process.argv[2] ?? "";
if (!/^\d{6}$/.test(code)) {
  console.error("Give the county's six-digit division code, for example: npm run activate -- 330523");
  process.exit(2);
}
const command = `UPDATE counties SET status = 'active' WHERE code = '${code}'`;
const { status } = spawnSync(
  "node_modules/.bin/wrangler",
  ["d1", "execute", "DIRECTORY", "--remote", "--command", command],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
