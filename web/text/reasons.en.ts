import type { reasons as zh } from "./refusals.zh.ts";
import type { English } from "./words.ts";

export const reasons: English<typeof zh> = {
  required: "This has to be filled in.",
  too_short: (p) => (p.limit === undefined ? "Too short." : `At least ${p.limit} characters.`),
  too_long: (p) => (p.limit === undefined ? "Too long." : `At most ${p.limit} characters.`),
  invalid_format: (p) =>
    p.example === undefined ? "The format is wrong." : `Wrong format; for example ${p.example}.`,
  not_a_number: "Enter a number.",
  not_an_integer: "Enter a whole number.",
  not_a_day: "Enter a real date, for example 2026-10-14.",
  not_a_month: "Enter a year and month, for example 2026-10.",
  out_of_range: (p) =>
    p.min !== undefined && p.max !== undefined
      ? `Between ${p.min} and ${p.max}.`
      : p.min !== undefined
        ? `Not below ${p.min}.`
        : p.max !== undefined
          ? `Not above ${p.max}.`
          : "Outside the allowed range.",
  too_few: (p) => (p.min === undefined ? "Too few." : `At least ${p.min}.`),
  too_many: (p) => (p.max === undefined ? "Too many." : `At most ${p.max}.`),
  unknown_field: "The system does not know this field.",
  unknown_value: "Not one of the allowed values.",
  not_found: "Not found; choose again.",
  duplicate: "It occurs twice.",
  taken: "Taken; choose another.",
  before_start: "The end cannot be before the start.",
  in_future: "Not later than today.",
  in_past: "Not earlier than today.",
  weak: "Too easy to guess; choose a longer one.",
  mismatch: "It does not match the rest.",
  not_a_division: "Choose a county-level division from the list.",
  too_small: (p) => (p.limit === undefined ? "Too small." : `Not below ${p.limit}.`),
  too_large: (p) => (p.limit === undefined ? "Too large." : `Not above ${p.limit}.`),
  not_a_whole_number: "Enter a whole number.",
  not_one_of: (p) =>
    p.allowed === undefined ? "Not one of the allowed values." : `Has to be one of: ${p.allowed}.`,
  not_json: "What was sent is incomplete; refresh the page and try again.",
  no_such_day: "There is no such day; enter a real date.",
  no_such_division: "There is no such county; choose one from the list.",
  not_on_roll: "This person is not on the roll.",
  repeated: "The same person occurs twice.",
  no_exemption: "This person has no exemption on that day.",
  unchanged: "It is the same as before; there is nothing to change.",
  owes_no_make_up: "This person owes no make-up for this session.",
  no_header_row: "No header row was found; check the file's column names.",
  not_after: (p) => (p.day === undefined ? "The date has to be later." : `Has to be after ${p.day}.`),
  already_changed: (p) => `${p.day} is among the county's own days already; take that entry back first.`,
  before_first: "The last day cannot be before the first.",
  in_the_future: "Not later than today.",
  year_over: "That year is over; nothing can be added.",
  not_yet: (p) => (p.day === undefined ? "It is not time yet." : `Possible from ${p.day}.`),
  not_a_member: "This person belongs to no branch on that day.",
  only_for_a_book: "Only for a hand-written book.",
  only_for_a_certificate: "Only for a certificate.",
  not_a_branch: "Choose a branch.",
  not_the_county: "A county role is held at the county.",
  no_person: "This account belongs to nobody on the roster, so it cannot hold the role of a person.",
  not_an_organ: "Only units directly below the county have a quota of the annual assessment.",
  more_than_voters: (p) => `${p.votes} valid ballots are more than the ${p.voters} people who may vote.`,
  not_below: "This kind of unit cannot stand below that one.",
  wrong_password: "The current password is wrong.",
  more_than: (p) => `${p.value} is more than ${p.of}, which is ${p.most}.`,
  not_equal: (p) => `Has to be ${p.expected} (${p.because}).`,
  other_year: (p) => `Not in ${p.year}.`,
  not_inside: "Not among those listed.",
  weights_not_100: (p) => `The weights have to add up to 100; now they are ${p.total}.`,
  band_order: (p) =>
    p.above === undefined
      ? "Has to be above the next one."
      : `Has to be above the next one, which is ${p.above}.`,
  quota_over_one: "A quota cannot be more than everybody (1).",
  share_over_one: "A share cannot be more than the whole (1).",
  below_ordinary_share: "The approved share cannot be below the ordinary one.",
  no_such_date: (p) => (p.day === undefined ? "There is no such day." : `There is no ${p.day}.`),
  date_order: "Has to come after the step before it.",
  named_twice: "The same key cannot stand twice.",
  not_whole: "Enter a whole number.",
  not_known: "The system does not know this field.",
  not_accepted: "This cannot be written like this.",
  quarter_over: (p) => `From ${p.earliest} at the earliest.`,
  quarter_inspected: "The inspection of this quarter is open; its measures can no longer change.",
  wrong_code: "The code is wrong or was used already; wait for the next one.",
  has_account: (p) => `${p.name ?? "This person"} already has an account.`,
  looks_like_a_phone: "A login name cannot be a phone number; enter that in its own field.",
  other: "This is not right; check it.",
};
