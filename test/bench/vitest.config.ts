import { inWorkerd } from "../support/workerd.ts";

export default inWorkerd({
  name: "bench",
  include: "test/bench/**/*.bench.ts",
  timeout: 600_000,
  bindings: { SIGN_UP: "open", COLLECTOR: process.env.COLLECTOR ?? "" },
});
