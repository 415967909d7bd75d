import { county } from "../../../api.ts";
import { useQuery } from "../../../query/index.ts";

/** How the measures in force count half a day and a whole one. */
export function useCountedDays() {
  const measures = useQuery(() => ({
    queryKey: ["measures"],
    queryFn: () => county.get("/measures"),
    throwOnError: false,
  }));
  return () => measures.data?.versions.find(({ state }) => state === "in_force")?.content.sessions;
}
