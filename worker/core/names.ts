/** Radicals that Unicode does not decompose, as word processors and OCR put them in names (EquivalentUnifiedIdeograph). */
const radicals = new Map(
  [
    "⺁厂⺄乙⺆冂⺇几⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺕彐⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺯糸",
    "⺶羊⺷羊⺸羋⺻聿⺼肉⺽臼⻁虎⻃覀⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻏邑⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦",
    "⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟",
  ].flatMap((pairs) => pairs.match(/../gu)?.map((pair) => [pair[0], pair[1]] as [string, string]) ?? []),
);
const radical = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
/** What takes no place on paper: controls, direction marks, joiners, variation selectors; white space is none of it. */
const invisible = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** A surrogate without its other half. */
export const halfCharacter = /\p{Cs}/u;
const dot = /[·.∙⋅•‧・●∘⸱ꞏ᛫᎐𐄁⸳]/gu;
const han = /\p{Script=Han}/u;

/** Text as it can be seen: nothing invisible in it, radicals as the characters that they look like. */
export function visible(text: string): string {
  return text
    .normalize("NFC")
    .replace(radical, (sign) => radicals.get(sign) ?? sign.normalize("NFKC"))
    .replace(invisible, "");
}

/** Visible text in half-width forms: what cells are compared by. */
export function plainText(text: string): string {
  return visible(visible(text).normalize("NFKC"));
}

/**
 * A name as it is stored, compared and searched, whatever code points it was typed in: without the spaces that make
 * two characters as wide as three, with one kind of middle dot. Latin names keep single spaces and their full stops.
 */
export function cleanName(text: string): string {
  const plain = plainText(text);
  return han.test(plain) ? plain.replace(/\s+/gu, "").replace(dot, "·") : plain.replace(/\s+/gu, " ").trim();
}

/** Whether a name holds what somebody typed into a search. */
export function isNamed(name: string, sought: string): boolean {
  return cleanName(name).toLowerCase().includes(cleanName(sought).toLowerCase());
}
