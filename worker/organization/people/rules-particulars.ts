import { type Day, isDay } from "../../core/calendar";

/** A day, or a month where no more is known. */
type DayOrMonth = string;
export type Particulars = { born?: DayOrMonth | null; joinedParty?: DayOrMonth | null };
export type Oddity =
  | "born_in_future"
  | "born_too_early"
  | "joined_in_future"
  | "joined_too_early"
  | "joined_before_birth"
  | "joined_under_18";
export type OddDate = {
  field: "born" | "joinedParty";
  code: Oddity;
  params: Record<string, string>;
};

const partyFounded = "1921-07-01";
const bornNotBefore = "1920-01-01";

/** Whether one is earlier, as far as both are known. */
function isBefore(one: DayOrMonth, other: DayOrMonth): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** The day on which someone turns 18; for a month of birth, its first. */
export function adultOn(born: DayOrMonth): Day {
  const [year, month, day = "01"] = born.split("-");
  const ofAge = Number(year) + 18;
  // Who was born on 29 February turns 18 on 1 March of most years.
  return isDay(`${ofAge}-${month}-${day}`) ? `${ofAge}-${month}-${day}` : `${ofAge}-03-01`;
}

/** Dates of a person that hardly can be: members are of age (Party Constitution, art. 1), the party is of July 1921. */
export function oddDates({ born, joinedParty }: Particulars, today: Day): OddDate[] {
  const found: OddDate[] = [];
  if (born && isBefore(today, born))
    found.push({ field: "born", code: "born_in_future", params: { date: born } });
  if (born && isBefore(born, bornNotBefore))
    found.push({ field: "born", code: "born_too_early", params: { date: born } });
  const joined = joinedParty ? oddJoining(joinedParty, born ?? null, today) : null;
  if (joinedParty && joined)
    found.push({ field: "joinedParty", code: joined, params: { date: joinedParty, born: born ?? "" } });
  return found;
}

function oddJoining(joined: DayOrMonth, born: DayOrMonth | null, today: Day): Oddity | null {
  if (isBefore(today, joined)) return "joined_in_future";
  if (isBefore(joined, partyFounded)) return "joined_too_early";
  if (born === null) return null;
  if (!isBefore(born, joined)) return "joined_before_birth";
  return isBefore(joined, adultOn(born)) ? "joined_under_18" : null;
}

/** What somebody may say to be right after having looked; the others cannot be. */
export function mayBeRight(code: Oddity): boolean {
  return code === "born_too_early" || code === "joined_under_18";
}
