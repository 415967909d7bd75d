import type { Accessor } from "solid-js";
import type { Progress } from "../../../worker/inspection/progress/shape.ts";
import { ApiRefusal, county } from "../../api.ts";
import { useQuery } from "../../query/index.ts";

export type { Progress };

/** "4500/1" cut off to a whole number. */
export const whole = (fraction: string): number => {
  const [n = 0, d = 1] = fraction.split("/").map(Number);
  return d === 0 ? 0 : (n - (n % d)) / d;
};

/** The person's year so far; null where the account belongs to nobody. */
export const useProgress = (person: Accessor<string | undefined>, enabled: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["notes", "progress", person() ?? "me"],
    queryFn: () =>
      county
        .get(person() ? `/notes/progress?person=${person()}` : "/notes/progress")
        .catch((error: unknown) => {
          if (error instanceof ApiRefusal && error.status === 404) return null;
          throw error;
        }),
    enabled: enabled(),
    throwOnError: false,
  }));
