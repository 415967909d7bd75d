import type { Accessor } from "solid-js";
import type { SessionDetail } from "../../../worker/study/registers/shape-answers.ts";
import type { SessionPage, SessionRow } from "../../../worker/study/sessions/shape.ts";
import { county, queryOf } from "../../api.ts";
import { useQuery } from "../../query/index.ts";

export type { SessionDetail, SessionPage, SessionRow };

export const sessionKey = (id: string) => ["sessions", "one", id];

export const sessionPath = (id: string) => `/sessions/${id}` as const;

/** Without a network, as this device was told of it last. */
export const useSession = (id: Accessor<string>) =>
  useQuery(() => ({
    queryKey: sessionKey(id()),
    queryFn: () =>
      county
        .get(sessionPath(id()))
        .catch((error) =>
          import("../kept-answers.ts").then((m) => m.lastAnswer<SessionDetail>(sessionPath(id()), error)),
        ),
    // What is being marked is not pulled away from under the hand.
    refetchOnWindowFocus: false,
    staleTime: 0,
  }));

export type SessionFilter = {
  unit?: string;
  from?: string;
  to?: string;
  kind?: string;
  state?: string;
  q?: string;
};

export const nextSessions = (filter: SessionFilter, after: string) =>
  county.get(`/sessions${queryOf({ ...filter, after })}`);
