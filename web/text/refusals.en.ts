import type { English } from "./index.ts";
import type { refusals as zh } from "./refusals.zh.ts";

export const refusals: English<typeof zh> = {
  invalid_input: "Something was filled in wrongly; correct it as shown.",
  unauthenticated: "Please sign in first.",
  wrong_credentials: "The login name or password is wrong. Check them and try again.",
  code_required: "Enter the six digits your authenticator shows now (each works once), or a recovery code.",
  not_permitted: "Your role cannot do this. Ask your county's administrator if it should.",
  factor_required: "Your county asks for two-step sign-in on your account; set it up first.",
  cross_site: "This request did not come from a Qinxue page and was not carried out.",
  not_found: "This record was not found: it may have moved, or is outside your scope.",
  too_large: (p) =>
    p.cell === undefined
      ? "The file or text is too large. Make it smaller and try again."
      : `The table is too large: cell ${p.cell} lies beyond ${p.rows} rows and ${p.columns} columns. Delete what lies that far out and try again.`,
  unsupported_media: "This kind of file is not supported.",
  too_many: (p) =>
    p.seconds === undefined
      ? "Too many attempts. Please wait a little."
      : `Too many attempts. Please wait ${Math.ceil(Number(p.seconds) / 60)} min.`,
  unavailable: "The system is busy and nothing was written. Please try again shortly.",
  stale_version: "Someone changed this record while you were editing. Compare before you save.",
  idempotency_key_reused:
    "This differs from what was sent before and was not carried out. Refresh and send again.",
  county_taken: "This county has already signed up. Sign in there, or ask its administrator.",
  login_taken: "This login name is taken; choose another.",
  has_account:
    "You already have an account in this county: sign in with your own login name, or ask for a new password.",
  already_exists: "The same record already exists.",
  already_open: "It is already open.",
  already_closed: "It is already closed and can no longer be changed.",
  already_ended: "Its end has been recorded already. Add another interval to go on.",
  already_started: "It has started and can no longer be changed like this.",
  already_decided: "It has already been decided.",
  already_committed: "This import is already done.",
  already_undone: "This import has already been undone.",
  already_erased: "This person's particulars have been erased already.",
  retention_running: (p) =>
    `Still within the years of keeping; they may be erased from ${p.day ?? "later"} on.`,
  already_used: "This link has been used. If it was you, just sign in; otherwise ask for a new one.",
  already_submitted: "It has already been submitted.",
  already_accepted: "It has already been accepted.",
  already_approved: "It has already been approved.",
  not_expected: "This person was not expected at this session that day, so there is nothing to add.",
  not_open: "It is not open, or is over.",
  not_closed: "It has to be closed first.",
  not_started: "It has not started yet.",
  not_committed: "This import is not done yet.",
  not_submitted: "It has not been submitted yet.",
  not_yet: "It is not time yet.",
  not_begun: (p) => `The meeting begins at ${p.at}; its register can be closed from then on.`,
  unmarked_remain: "Some people are still unmarked. Mark everyone, then close.",
  items_open: "Some items are still open. Finish them, then close.",
  year_closed: "That year is closed; requests left undecided have lapsed.",
  window_over: "The time for changes is over.",
  frozen: "The result is frozen and cannot be edited.",
  in_use: "It is in use and cannot be removed.",
  later_records_exist: "Later records depend on this one, so it cannot be undone.",
  warnings_unconfirmed: "Some warnings are not confirmed. Look at each, then go on.",
  remarks_undecided: (p) =>
    p.n === undefined
      ? "Some remarks are not decided yet."
      : `${p.n} remarks are not decided yet. Decide them first, or keep them as tasks.`,
  nothing_to_import: "The file has no row that can be imported.",
  overlapping: "The dates overlap an existing record. Adjust them.",
  unit_dissolved: "This unit has been dissolved.",
  unit_not_empty: "This unit still has people or units below it.",
  last_administrator: "This is the last county administrator. Name another first.",
  second_person_needed:
    "Somebody else who may also confirm has to approve this, and there is nobody yet. Ask an administrator to name one.",
  same_person: "The same person cannot do both.",
  person_needed:
    "Your account is not linked to a person of the list yet and cannot decide. Ask an administrator to link it on the accounts page.",
  let_in_lately: (p) =>
    `One of the two accounts was lately opened, reset or freed of two-step sign-in by the other; from ${p.until} on they may check each other. Ask somebody else who may do this.`,
  quota_full: (p) =>
    p.unit === undefined
      ? "All seats are taken."
      : `${p.unit} has ${p.cap} seats for excellent, ${p.taken} of them confirmed; ${p.people} cannot be confirmed as well. Confirm the others first, or ask for the change to be withdrawn.`,
  nothing_to_confirm:
    "There is no proposal to confirm as it is: decided already, or for the meeting to decide.",
  not_gradable: "This person is not graded this year.",
  expired: "It has expired. Ask for a new one.",
  withdrawn: "It has been withdrawn.",
  unexpected: "Something went wrong and nothing was written. Please try again.",
  interrupted: "The download broke off; the file is not complete and was not saved. Try again.",
  offline: "No network. What you typed is still here; try again when it is back.",
};
