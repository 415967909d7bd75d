/** The name under which a count is stored, so that a later rule never reinterprets it (measures §3). */
export const CHARACTER_RULE = "zh-1";

/** Planes 2 and 3 hold nothing but ideographs: named whole, so that no engine's Unicode version changes a count. */
const han = /[\p{Script=Han}\u{20000}-\u{3FFFD}]/u;
const fullWidthPunctuation =
  /[\u3001-\u3003\u3008-\u3011\u3014-\u301F\u3030\u303D\u30A0\u30FB\uFE10-\uFE19\uFE30-\uFE4F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF60\uFFE0-\uFFE6“”‘’—…·]/u;
const space = /[\s\p{Z}\p{Cc}]/u;
const silent = /\p{Cf}|\p{Variation_Selector}|\u034F/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

const inlineTag = /<\/?(?:a|b|code|em|font|i|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi;
const otherTag = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;

/** Characters of a text by rule zh-1: each ideograph and full-width mark 1, each run of anything else that holds a letter or digit 1 (measures §3). */
export function characterCount(text: string): number {
  let count = 0;
  let runCounts = false;
  for (const character of plain(text)) {
    if (silent.test(character)) continue;
    const counts = han.test(character) || fullWidthPunctuation.test(character);
    if (counts || space.test(character)) {
      count += Number(runCounts) + Number(counts);
      runCounts = false;
    } else if (letterOrDigit.test(character)) {
      runCounts = true;
    }
  }
  return runCounts ? count + 1 : count;
}

/** The letters, digits and ideographs of a text in order, each one code point, however they are spaced or punctuated (product F19). */
export function lettersOf(text: string): string[] {
  return [...plain(text).toLowerCase()].filter((one) => letterOrDigit.test(one) || han.test(one));
}

function plain(text: string): string {
  return betweenComments(text.replace(inlineTag, ""))
    .map((part) => part.replace(otherTag, " "))
    .join(" ")
    .normalize("NFC");
}

/** Goes over a text once, however often something begins like a comment and never ends. */
function betweenComments(text: string): string[] {
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", at)) {
    const end = text.indexOf("-->", open + 4);
    if (end === -1) break;
    kept.push(text.slice(at, open));
    at = end + 3;
  }
  return [...kept, text.slice(at)];
}
