import type { Reporter } from "vitest/node";

/** Names each browser test that passed at its second try only: it is to be mended, and does not hold up a landing. */
export const unsteady: Reporter = {
  onTestCaseResult(test) {
    if (test.result().state === "passed" && (test.diagnostic()?.retryCount ?? 0) > 0)
      process.stdout.write(`unsteady: ${test.fullName}\n`);
  },
};
