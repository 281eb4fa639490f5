// Words that the page's scripts say, and how a passage is named.

/** @type {Record<string, string>} */
export const KINDS = {
  claim: "claim",
  statistic: "statistic",
  quote: "quote",
  "translation_error": "translation error",
};

/** @type {Record<string, string>} */
export const STATUSES = {
  draft: "draft",
  submitted: "waiting for review",
  "signed_off": "signed off",
  rejected: "rejected",
};

/** @type {Record<string, string>} What checks notice that nobody has said. */
export const NOTICED = {
  contradiction: "contradiction?",
  tension: "tension?",
  holds: "holds",
  dependence: "shared wording",
};

/** @type {Record<string, string>} In what passages do not go together. */
export const CONTRADICTIONS = {
  dating: "dating",
  figure: "figure",
  fact: "fact",
  naming: "naming",
  attribution: "attribution",
  translation: "translation",
};

/**
 * A number of things: "1 passage", "3 passages".
 * @param {number} number
 * @param {string} thing
 */
export function count(number, thing) {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/**
 * A text cut to a length, at a character as people see it.
 * @param {string} text
 * @param {number} most
 */
export function shortened(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
