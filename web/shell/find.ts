import { isNamed } from "../../worker/core/names.ts";
import { county, countyCode } from "../api.ts";
import { finding } from "../text/finding.zh.ts";
import { day } from "../text/format.ts";
import { useText } from "../text/index.ts";

export type Hit = { href: string; title: string; detail?: string; group: string };

const most = 6;
const t = useText(finding);

/** People, units and sessions that the words name, within the reader's reach. A part that fails leaves the others. */
export async function findRecords(text: string): Promise<Hit[]> {
  const q = encodeURIComponent(text);
  const parts = await Promise.allSettled([people(q), units(text), sessions(q)]);
  const failed = parts.filter((part) => part.status === "rejected");
  if (failed.length === parts.length) throw failed[0]?.reason;
  return parts.flatMap((part) => (part.status === "fulfilled" ? part.value : []));
}

async function people(q: string): Promise<Hit[]> {
  const found = await county.get(`/people?q=${q}`);
  return found.people.slice(0, most).map((person) => ({
    href: `/c/${countyCode()}/people/${person.id}`,
    title: person.name,
    detail: person.branchName,
    group: t("people"),
  }));
}

async function units(text: string): Promise<Hit[]> {
  const found = await county.get("/units");
  return found.units
    .filter((unit) => isNamed(unit.name, text) && unit.kind !== "county")
    .slice(0, most)
    .map((unit) => ({
      href: `/c/${countyCode()}/people?unit=${unit.id}`,
      title: unit.name,
      group: t("units"),
    }));
}

async function sessions(q: string): Promise<Hit[]> {
  const found = await county.get(`/sessions?q=${q}`);
  return found.sessions.slice(0, most).map((session) => ({
    href: `/c/${countyCode()}/sessions/${session.id}`,
    title: session.title,
    detail: t("session_of", { day: day(session.heldOn), unit: session.unitName }),
    group: t("sessions"),
  }));
}
