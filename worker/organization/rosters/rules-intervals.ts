import { addDays, type Day, isDay, yearOf } from "../../core/calendar";
import type { Choices, SuggestionKind } from "./shape";
import type { Person, Suggestion } from "./shape-preview";

export type StandingInterval = { standing: Person["standing"]; fromOn: Day; untilOn: Day | null };
export type ExemptionPlan = {
  covers: "everything" | "sessions";
  reason: Exclude<SuggestionKind, "transferred_in">;
  fromOn: Day;
  note: string;
};

/** Retired and long sick: neither inspected nor rated. Mobile and seconded: not expected at local sessions. */
export const coversOf = {
  retired: "everything",
  long_sick: "everything",
  mobile: "sessions",
  seconded: "sessions",
} as const;

const patterns: readonly [Exclude<SuggestionKind, "transferred_in">, RegExp][] = [
  ["retired", /退休/],
  ["long_sick", /长期?病假|长病|病休/],
  ["mobile", /流动党员|外出务工/],
  ["seconded", /借调|抽调|挂职/],
];

/** What a remark could mean for exemptions and the membership's start; offered, never applied by itself. */
export function suggestionsIn(remark: string | null, fromOn: Day): { kind: SuggestionKind; fromOn: Day }[] {
  if (!remark) return [];
  const found: { kind: SuggestionKind; fromOn: Day }[] = patterns
    .filter(([, pattern]) => pattern.test(remark))
    .map(([kind]) => ({ kind, fromOn }));
  const moved = /(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*(?:[月.\-/]\s*(?:(\d{1,2})日?)?)?[^\d]*?(?:调入|转入)/.exec(
    remark,
  );
  const day = moved && `${moved[1]}-${moved[2]?.padStart(2, "0")}-${(moved[3] ?? "1").padStart(2, "0")}`;
  if (day && isDay(day)) found.push({ kind: "transferred_in", fromOn: day });
  return found;
}

/** What is still to be asked of somebody who is here already; when they came is settled by their membership. */
export function unsettled(
  found: readonly { kind: SuggestionKind; fromOn: Day }[],
  settled: readonly string[],
): { kind: SuggestionKind; fromOn: Day }[] {
  return found.filter(
    ({ kind }) => kind !== "transferred_in" && !settled.includes(kind) && !settled.includes(coversOf[kind]),
  );
}

/** Where the membership starts: what the person accepted from the remark, the file's date, else the chosen day. */
export function membershipFrom(person: Person, accepted: readonly Suggestion[], choices: Choices): Day {
  return (
    accepted.find(({ kind }) => kind === "transferred_in")?.fromOn ??
    person.enteredOn ??
    choices.defaultFromOn
  );
}

/** One exemption of a kind of cover: they may not overlap. */
export function exemptionsOf(
  accepted: readonly Pick<Suggestion, "kind" | "fromOn" | "remark">[],
  memberFrom: Day,
): ExemptionPlan[] {
  const plans: ExemptionPlan[] = [];
  for (const { kind, fromOn, remark } of accepted) {
    if (kind === "transferred_in" || plans.some(({ covers }) => covers === coversOf[kind])) continue;
    plans.push({
      covers: coversOf[kind],
      reason: kind,
      fromOn: fromOn < memberFrom ? memberFrom : fromOn,
      note: remark,
    });
  }
  return plans;
}

/**
 * Standings without a gap from the membership's start: a full member was probationary for the year before the
 * full-member date, or since joining, and no member before that (Party Constitution, art. 7); a probationary member
 * turns full on a date that is still to come.
 */
export function standingsOf(person: Person, memberFrom: Day): StandingInterval[] {
  const full = person.fullMemberOn;
  if (person.standing === "non_party" || full === null)
    return [{ standing: person.standing, fromOn: memberFrom, untilOn: null }];
  const probation = person.standing === "probationary" ? memberFrom : probationFrom(person, full);
  const turned: StandingInterval = { standing: "full", fromOn: full, untilOn: null };
  if (full <= memberFrom) return [turned];
  if (probation <= memberFrom)
    return [{ standing: "probationary", fromOn: memberFrom, untilOn: full }, turned];
  return [
    { standing: "non_party", fromOn: memberFrom, untilOn: probation },
    { standing: "probationary", fromOn: probation, untilOn: full },
    turned,
  ];
}

function probationFrom(person: Person, full: Day): Day {
  const joined =
    person.joinedParty && (person.joinedParty.length === 7 ? `${person.joinedParty}-01` : person.joinedParty);
  if (joined && joined < full) return joined;
  const yearBefore = `${yearOf(full) - 1}${full.slice(4)}`;
  return isDay(yearBefore) ? yearBefore : addDays(full, -365);
}
