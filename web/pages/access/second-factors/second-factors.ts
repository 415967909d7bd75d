import type { OwnAccount } from "../../../../worker/access/accounts/shape.ts";
import type { Look } from "../../../../worker/access/audit/shape.ts";
import type { Codes, SecondFactor } from "../../../../worker/access/second-factors/shape.ts";
import type { SignInRow } from "../../../../worker/access/sign-in/shape.ts";
import { county } from "../../../api.ts";
import { useMutation, useQuery, useQueryClient } from "../../../query/index.ts";

export type { Look, OwnAccount, SecondFactor, SignInRow };

export const useSignIns = () =>
  useQuery(() => ({
    queryKey: ["sign-ins"],
    queryFn: () => county.get("/sign-ins"),
  }));

export const useEndSignIn = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => county.delete(`/sign-ins/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ["sign-ins"] }),
  }));
};

export const useSecondFactor = () =>
  useQuery(() => ({
    queryKey: ["second-factor"],
    queryFn: () => county.get("/second-factor"),
  }));

export const useOwnAccount = () =>
  useQuery(() => ({
    queryKey: ["own-account"],
    queryFn: () => county.get("/own-account"),
  }));

export const usePhoneChange = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (input: { phone: string | null; password: string; version: number }) =>
      county.put("/own-account/phone", input),
    onSettled: () => client.invalidateQueries({ queryKey: ["own-account"] }),
  }));
};
export const useOffer = () => useMutation(() => ({ mutationFn: () => county.post("/second-factor") }));

export const useConfirmation = () =>
  useMutation(() => ({
    mutationFn: (input: { code: string; password: string }) =>
      county.post("/second-factor/confirmation", input),
  }));

/** Both ask for the password: a browser left open must not be enough. */
export const useProtected = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({
      what,
      password,
    }: {
      what: "drop" | "renew";
      password: string;
    }): Promise<Codes | undefined> =>
      what === "renew"
        ? county.post("/second-factor/recovery-codes", { password })
        : county.delete("/second-factor", { password }).then(() => undefined),
    onSuccess: () => client.invalidateQueries({ queryKey: ["second-factor"] }),
  }));
};

export const useLooks = () => useQuery(() => ({ queryKey: ["looks"], queryFn: () => county.get("/looks") }));

/** What a browser says of itself, cut down to what its owner recognises. */
export function deviceOf(browser: string | null): string | undefined {
  if (!browser) return undefined;
  const product = /MicroMessenger/.test(browser)
    ? "微信"
    : (/(Edg|OPR|Firefox|Chrome|Safari)\//
        .exec(browser)?.[1]
        ?.replace("Edg", "Edge")
        .replace("OPR", "Opera") ?? "");
  const system =
    /(HarmonyOS|Android|iPhone|iPad|Windows|Mac OS X|Linux)/
      .exec(browser)?.[1]
      ?.replace("Mac OS X", "macOS") ?? "";
  return [product, system].filter(Boolean).join(" · ") || undefined;
}
