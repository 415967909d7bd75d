import type { English } from "../index.ts";
import type { front as zh } from "./sign-up-front.zh.ts";

export const front: English<typeof zh> = {
  title: "The study register of county committees and party branches",
  line_1: "Enter it once: inspections, ratings, comparisons and summaries are drafted from it.",
  line_2: "The branch recorder keeps attendance. No punch clock, no rankings, no screen time.",
  line_3: "The system proposes and gives its reasons; the branch and the county decide.",
  sign_up: "Sign up your county",
  go_title: "Go to your county",
  find: "Name or division code of the county",
  find_help: "For example 安吉县, or 330523",
  matches: ({ n }) => (Number(n) === 1 ? "1 result" : `${n} results`),
  no_match: "Nothing found for “{{ text }}”. Check the Chinese name, or type the 6-digit division code.",
  more_matches: "{{ n }} more: type a little further.",
  go_code: "Go to the county with code {{ code }}",
  source: "Division codes follow GB/T 2260.",
  list_failed: "The list of divisions did not load. Check the network and refresh.",
};
