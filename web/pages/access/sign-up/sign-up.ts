import type { Accessor } from "solid-js";
import type { InvitationView } from "../../../../worker/access/invitations/shape.ts";
import type { SignUpAnswer } from "../../../../worker/access/sign-up/shape.ts";
import { county, divisions, send, signInAt } from "../../../api.ts";
import { useMutation, useQuery } from "../../../query/index.ts";
import { isLeaving } from "../../../shell/me.ts";

export type { InvitationView };

export type Division = readonly [code: string, name: string, above: string];

/** The list of county-level divisions; asked for only when someone starts to look. */
export const useDivisions = (wanted: Accessor<boolean>) =>
  useQuery(() => ({
    queryKey: ["divisions"],
    queryFn: divisions,
    enabled: wanted(),
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: false,
  }));

/** By the start of the name first, then anywhere in the name or what is above it; by the start of the code. */
export function findDivisions(list: readonly Division[], text: string): Division[] {
  const asked = text.trim().replaceAll(/\s+/g, "");
  if (!asked) return [];
  if (/^\d+$/.test(asked)) return list.filter(([code]) => code.startsWith(asked));
  const starts = list.filter(([, name]) => name.startsWith(asked));
  const plain = (words: string) => words.replaceAll(/[省市 ]/g, "");
  const inside = list.filter(
    ([, name, above]) => !name.startsWith(asked) && plain(above + name).includes(plain(asked)),
  );
  return [...starts, ...inside];
}

export type SignUpInput = {
  code: string;
  office: string;
  administrator: { name: string; login: string; password: string; phone?: string };
};
export type { SignUpAnswer };
/** Where signing in did not go through, the county's door asks for it again. */
export type SignedUp = SignUpAnswer & { isSignedIn: boolean };

/** Signs up, and in: nobody types again what was typed a moment ago. */
export const useSignUp = () =>
  useMutation(() => ({
    mutationFn: async ({ input, key }: { input: SignUpInput; key: string }): Promise<SignedUp> => {
      const answer = await send("POST", "/api/counties", input, { idempotencyKey: key });
      if (answer.status === "pending") return { ...answer, isSignedIn: false };
      const { login, password } = input.administrator;
      const isSignedIn = await signInAt(answer.county.id, { login, password }).then(
        () => true,
        () => false,
      );
      return { ...answer, isSignedIn };
    },
  }));
export type AcceptanceInput = {
  token: string;
  password: string;
  name?: string;
  login?: string;
  phone?: string | null;
  shared: boolean;
};

export const useInvitation = (token: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["invitation", token()],
    queryFn: () => county.post("/invitation/view", { token: token() }, { expectsSession: false }),
    retry: false,
    throwOnError: false,
  }));

export const useAcceptance = () =>
  useMutation(() => ({
    mutationFn: async (input: AcceptanceInput) => {
      // Else the next page would end the new session in place of the one that was left.
      if (isLeaving()) await import("../../../shell/telling.ts").then((m) => m.tellServer());
      return county.post("/invitation/acceptance", input, { expectsSession: false });
    },
  }));

/** What became of an application; its receipt stands behind the "#", which no server or log sees. */
export const useApplication = (code: Accessor<string>, receipt: Accessor<string>) =>
  useQuery(() => ({
    queryKey: ["application", code(), receipt()],
    queryFn: () =>
      send(
        "POST",
        "/api/counties/application/view",
        { code: code(), receipt: receipt() },
        { expectsSession: false },
      ),
    retry: false,
    throwOnError: false,
  }));
