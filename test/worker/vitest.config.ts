import { inWorkerd } from "../support/workerd.ts";

export default inWorkerd({
  name: "worker",
  include: "test/worker/**/*.test.ts",
  timeout: 30_000,
  workers: 2,
  bindings: { SIGN_UP: "open", LONG: process.env.QINXUE_LONG ?? "" },
});
