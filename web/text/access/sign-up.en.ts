import type { English } from "../index.ts";
import type { signup as zh } from "./sign-up.zh.ts";

export const signup: English<typeof zh> = {
  su_title: "Sign up your county",
  su_step: "Step {{ at }} of 3",
  su_county: "Choose the county",
  su_county_label: "Your county, city or district",
  su_county_help:
    "Type its Chinese name or 6-digit division code, then choose. It cannot be changed afterwards.",
  su_chosen: "Chosen",
  su_change: "Change",
  su_admin: "Office and first administrator",
  su_office: "Name of the office",
  su_office_help: "For example 中共安吉县委办公室",
  su_name: "Administrator's name",
  su_phone: "Mobile number",
  su_phone_help: "Only for contact inside the county; no text messages are sent.",
  su_check: "Check and sign up",
  su_check_help: "You become the county's first administrator and can invite the branches next.",
  su_next: "Continue",
  su_back: "Back",
  su_submit: "Sign up",
  su_submitting: "Signing up",
  su_password_set: "Set (not shown)",
  su_done_active: "{{ county }} is signed up",
  su_done_active_help:
    "Next: import the people and invite the branch secretaries. From now on sign in at this address with the account you just made.",
  su_done_pending: "The sign-up of {{ county }} has been received",
  su_done_pending_help:
    "So that nobody takes a county that is not theirs, an operator checks each application; until then nobody can sign in. If several stand for one county, each is answered. Keep the address below.",
  ap_own: "Where to look the application up",
  ap_look: "See what became of it",
  ap_title: "Application",
  ap_st_waiting: "waiting to be checked",
  ap_st_accepted: "The county is signed up. Sign in with the login name and password you chose.",
  ap_st_refused: "It was not confirmed. Ask the operator, then apply again.",
  ap_st_answered:
    "The county was signed up upon another application. Ask its administrator for an invitation.",
  ap_st_lapsed:
    "More than 30 days have passed, so the application has lapsed. Apply again if you still need to.",
  ap_at: "handed in {{ at }}",
  ap_none: "No such application. Check that the address is whole, with the part behind “#”.",
  ap_again: "Apply again",
  su_enter: "Go to the dashboard",
  su_sign_in: "Sign in to the county",
  su_your_door: "Your county's address",
  choose_county: "Choose your county, city or district from the list",
  office_required: "Enter the name of the office",
  name_required: "Enter the administrator's name",
  phone_invalid: "Enter an 11-digit mobile number, or leave it empty",
};
