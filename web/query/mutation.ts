import { batch, createComputed, createSignal, untrack } from "solid-js";
import { type ApiRefusal, networkLost } from "../api.ts";

type Handlers<A, R> = {
  onSuccess?: (answer: R, given: A) => unknown;
  onError?: (error: unknown, given: A) => unknown;
  onSettled?: () => unknown;
};
export type MutationOptions<A, R> = Handlers<A, R> & { mutationFn: (given: A) => Promise<R> };

const [timesUnsent, setTimesUnsent] = createSignal(0);

/** How often a network that came back took away a refusal that was about it: what was to be sent has to be sent again. */
export { timesUnsent };

/** Something that changes the server: pending until what follows it is through, then done or failed with its error. */
export function useMutation<R, A = void>(options: () => MutationOptions<A, R>) {
  const [isPending, setPending] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  const [variables, setVariables] = createSignal<A>();
  const [data, setData] = createSignal<R>();
  let turn = 0;

  const mutate = (given: A, also: Handlers<A, R> = {}): void => void carryOut(given, also);

  async function carryOut(given: A, also: Handlers<A, R>): Promise<void> {
    const mine = ++turn;
    const own = untrack(options);
    batch(() => {
      setPending(true);
      setError(null);
      setVariables(() => given);
    });
    const outcome = await attempt(own, given);
    if (mine === turn && "answer" in outcome) setData(() => outcome.answer);
    end(mine, "failed" in outcome ? outcome.failed : null);
    if ("failed" in outcome) also.onError?.(outcome.failed, given);
    else also.onSuccess?.(outcome.answer, given);
    also.onSettled?.();
  }

  createComputed(() => {
    if (networkLost() || (untrack(error) as ApiRefusal | null)?.status !== 0) return;
    setError(null);
    setTimesUnsent(untrack(timesUnsent) + 1);
  });

  function end(mine: number, failed: unknown): void {
    if (mine !== turn) return;
    batch(() => {
      setError(failed);
      setPending(false);
    });
  }

  return {
    mutate,
    reset() {
      turn++;
      end(turn, null);
    },
    get isPending() {
      return isPending();
    },
    get isError() {
      return error() !== null;
    },
    get error() {
      return error();
    },
    /** What the latest call that succeeded was answered. */
    get data() {
      return data();
    },
    /** What the latest call was given. */
    get variables() {
      return variables();
    },
  };
}

async function attempt<A, R>(
  own: MutationOptions<A, R>,
  given: A,
): Promise<{ answer: R } | { failed: unknown }> {
  try {
    const answer = await own.mutationFn(given);
    await own.onSuccess?.(answer, given);
    await own.onSettled?.();
    return { answer };
  } catch (failed) {
    await own.onError?.(failed, given);
    await own.onSettled?.();
    return { failed };
  }
}
