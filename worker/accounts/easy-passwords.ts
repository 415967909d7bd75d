import { Refusal } from "../core/refusal";
import { hashOf } from "../http/tokens";

const prefixLength = 10;
/** What anybody would try first here, besides the login and the name. */
const ownWords = ["qinxue", "勤学", "admin", "administrator", "dangzhibu", "党支部"];

/** A password that many use, or that is little more than the product's, the county's or the person's own name, is refused. */
export async function refuseEasyPassword(
  password: string,
  about: readonly (string | null | undefined)[],
  path = "password",
): Promise<void> {
  const plain = password.normalize("NFKC").toLowerCase();
  const words = [...ownWords, ...about.flatMap((word) => (word ? [word.toLowerCase()] : []))];
  const rest = words.reduce((left, word) => (word.length > 1 ? left.replaceAll(word, "") : left), plain);
  if (rest.length < 4 || (await isCommon(plain)))
    throw new Refusal("invalid_input", { fields: [{ path, reason: "weak" }] });
}

async function isCommon(password: string): Promise<boolean> {
  const { default: list } = (await import("../../db/common-passwords.json")) as unknown as {
    default: { prefixes: string };
  };
  const prefix = (await hashOf(password)).slice(0, prefixLength);
  for (let at = 0; at < list.prefixes.length; at += prefixLength)
    if (list.prefixes.startsWith(prefix, at)) return true;
  return false;
}
