import type { FieldRefusal } from "./shapes";

export type { FieldRefusal };

/** Every way the product says no, with its HTTP status. A code is a fact; its sentence lives in web/text. */
export const statusOf = {
  invalid_input: 422,
  unauthenticated: 401,
  wrong_credentials: 401,
  code_required: 401,
  not_permitted: 403,
  factor_required: 403,
  cross_site: 403,
  not_found: 404,
  too_large: 413,
  unsupported_media: 415,
  too_many: 429,
  unavailable: 503,
  stale_version: 409,
  idempotency_key_reused: 409,
  county_taken: 409,
  login_taken: 409,
  has_account: 409,
  already_exists: 409,
  already_open: 409,
  already_closed: 409,
  already_ended: 409,
  already_started: 409,
  already_decided: 409,
  already_committed: 409,
  already_undone: 409,
  already_erased: 409,
  retention_running: 409,
  already_used: 409,
  already_submitted: 409,
  already_accepted: 409,
  already_approved: 409,
  not_expected: 409,
  not_open: 409,
  not_closed: 409,
  not_started: 409,
  not_committed: 409,
  not_submitted: 409,
  not_yet: 409,
  not_begun: 409,
  unmarked_remain: 409,
  items_open: 409,
  year_closed: 409,
  window_over: 409,
  frozen: 409,
  in_use: 409,
  later_records_exist: 409,
  warnings_unconfirmed: 409,
  nothing_to_import: 409,
  remarks_undecided: 409,
  overlapping: 409,
  unit_dissolved: 409,
  unit_not_empty: 409,
  last_administrator: 409,
  second_person_needed: 409,
  same_person: 409,
  person_needed: 409,
  let_in_lately: 409,
  quota_full: 409,
  nothing_to_confirm: 409,
  not_gradable: 409,
  expired: 409,
  withdrawn: 409,
} as const;

export type RefusalCode = keyof typeof statusOf;

export type RefusalDetails = {
  fields?: FieldRefusal[];
  params?: Record<string, string | number>;
  retryAfterSeconds?: number;
  /** For stale_version only: the record as it stands now. */
  current?: unknown;
};

/** The one error the domain throws. Anything else that is thrown is a defect or an outage. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return statusOf[this.code];
  }
}
