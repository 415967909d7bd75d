import type { endpoints } from "../../../../worker/outside/transfer/shape";
import type { Specimens } from "../../specimen";
import { password } from "../../world";

export const transfer: Specimens<typeof endpoints> = {
  "POST /export": {
    who: "401 401 ok 403 403 403 403 403 403 ok",
    body: () => ({ password }),
    neither: "a look at everything, written down each time",
  },
};
