import { readFileSync } from "node:fs";
import type { BrowserContext } from "playwright-core";
import accounts from "../../db/demo/accounts.json" with { type: "json" };

export const county = "990001";
export const { password } = accounts;

/** A page as somebody opens it: its path in web/routes-county.ts, who, and where. */
export type Visit = { path: string; login: string; url: string };

/** The front pages, which nobody signs in for. */
export const frontPages: Visit[] = [
  { path: "/", login: "", url: "/" },
  { path: "/sign-up", login: "", url: "/sign-up" },
  { path: "/application/:code", login: "", url: `/application/130102#${"a".repeat(64)}` },
  { path: "/c/:code", login: "", url: `/c/${county}` },
  { path: "/c/:code/invitation", login: "", url: `/c/${county}/invitation#${"a".repeat(43)}` },
  { path: "*", login: "", url: "/nowhere" },
];

/** Signs a browser in through its own API. */
export async function signedIn(context: BrowserContext, base: string, login: string): Promise<void> {
  const reply = await context.request.post(`${base}/api/c/${county}/session`, {
    data: { login, password },
    headers: { origin: base },
  });
  if (reply.status() !== 204) throw new Error(`${login} could not sign in: ${await reply.text()}`);
}

type Ask = <T>(path: string) => Promise<T>;

/** Every page inside a county, each with the role that has most to see there. */
export async function countyPages(context: BrowserContext, base: string): Promise<Visit[]> {
  await signedIn(context, base, "zhou");
  const ask: Ask = async (path) => (await context.request.get(`${base}/api/c/${county}${path}`)).json();
  const ids = await idsOf(ask, context, base);
  const visit = (path: string, login: string, below = path): Visit => ({
    path,
    login,
    url: `/c/${county}${below === "/" ? "" : below}`,
  });
  return [
    ...["zhou", "luo", "gao", "shuji", "jilu", "geren"].map((login) => visit("/", login)),
    visit("/me", "geren"),
    visit("/inbox", "geren"),
    visit("/inbox", "zhou"),
    visit("/inspections", "luo", "/inspections?year=2026&quarter=Q3"),
    visit("/inspections/:id", "luo", `/inspections/${ids.inspection}`),
    visit("/my/inspections", "geren"),
    visit("/rosters", "zhou"),
    visit("/rosters/:id", "zhou", `/rosters/${ids.roster}`),
    visit("/comparison", "gao", "/comparison?year=2026&quarter=Q3"),
    visit("/assessments", "zhou", "/assessments?year=2025"),
    visit("/branch-ratings", "zhou", "/branch-ratings?year=2026"),
    visit("/assessments/:id", "zhou", `/assessments/${ids.assessment}?unit=${ids.branch}`),
    visit("/assessments/:id/people/:person", "zhou", `/assessments/${ids.assessment}/people/${ids.rated}`),
    visit("/my/result", "geren", "/my/result?year=2025"),
    visit("/ballots/:year", "shuji", "/ballots/2026"),
    visit("/measures", "zhou"),
    visit("/measures/what-if", "zhou"),
    visit("/measures/holidays", "zhou"),
    visit("/organization", "zhou"),
    visit("/people", "zhou"),
    visit("/people/:id", "zhou", `/people/${ids.person}`),
    visit("/runs", "zhou"),
    visit("/feedback", "zhou"),
    visit("/accounts", "zhou"),
    visit("/audit", "zhou"),
    visit("/settings", "zhou"),
    visit("/security", "geren"),
    visit("/sessions", "shuji"),
    visit("/sessions/new", "shuji"),
    visit("/sessions/:id", "shuji", `/sessions/${ids.session}`),
    visit("/sessions/:id/edit", "shuji", `/sessions/${ids.planned}/edit`),
    visit("/lectures", "zhou"),
    visit("/notes", "shuji"),
    visit("/notes/new", "geren"),
    visit("/notes/:id", "luo", `/notes/${ids.note}`),
    visit("/essays", "shuji"),
    visit("/essays/new", "geren", "/essays/new?half=2026H2"),
    visit("/essays/:id", "shuji", `/essays/${ids.essay}`),
  ];
}

async function idsOf(ask: Ask, context: BrowserContext, base: string) {
  type Rows<K extends string> = Record<K, { id: string; name?: string; unitName?: string }[]>;
  const { inspections } = await ask<Rows<"inspections">>("/inspections?quarter=2026Q2");
  const { assessments } = await ask<{ assessments: { id: string; year: number; scheme: string }[] }>(
    "/assessments",
  );
  const assessment = assessments.find((one) => one.year === 2025 && one.scheme === "democratic_appraisal");
  const { ratings } = await ask<{ ratings: { personId: string; branchId: string; outcome: string }[] }>(
    `/assessments/${assessment?.id}`,
  );
  const rated = ratings.find((one) => one.outcome === "beyond_quota");
  const { sessions } = await ask<Rows<"sessions">>("/sessions");
  const own = sessions.find((one) => one.unitName === "机关第一支部");
  const { units } = await ask<Rows<"units">>("/units");
  const branch = units.find((unit) => unit.name === "机关第一支部")?.id;
  const { notes } = await ask<Rows<"notes">>("/notes");
  const { essays } = await ask<Rows<"essays">>(`/essays?unit=${branch}`);
  return {
    inspection: inspections[1]?.id,
    assessment: assessment?.id,
    rated: rated?.personId,
    person: rated?.personId,
    branch: rated?.branchId,
    session: own?.id,
    planned: await made(context, base, "/sessions", planned(branch)),
    roster: await uploaded(context, base),
    note: notes[0]?.id,
    essay: essays[0]?.id,
  };
}

const planned = (unitId: string | undefined) => ({
  unitId,
  kind: "themed_party_day",
  audience: "members",
  title: "主题党日：学习先进典型",
  heldOn: "2026-10-30",
  startsAt: "15:00",
  endsAt: "17:00",
});

async function made(context: BrowserContext, base: string, path: string, data: unknown): Promise<string> {
  const reply = await context.request.post(`${base}/api/c/${county}${path}`, {
    data,
    headers: { origin: base },
  });
  return ((await reply.json()) as { id: string }).id;
}

/** An import that is looked at and never committed. */
async function uploaded(context: BrowserContext, base: string): Promise<string> {
  const reply = await context.request.post(`${base}/api/c/${county}/rosters`, {
    data: readFileSync("test/support/data/roster-npc-office.xlsx"),
    headers: { origin: base, "content-type": "application/octet-stream", "x-file-name": "roster.xlsx" },
  });
  return ((await reply.json()) as { id: string }).id;
}
