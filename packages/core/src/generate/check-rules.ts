import type { KeptRule } from "./draft.ts";
import type { DraftRule } from "./generate-schema.ts";
import { hasPhrase, plainWords } from "./phrases.ts";

/** How a text stands towards the rules of the document, in their order. */
export function checkRules(rules: readonly DraftRule[], text: string): KeptRule[] {
  const plain = plainWords(text);
  return rules.map((rule) => {
    const why = faultOf(rule, text, plain);
    return { name: rule.name, kept: why === null, why };
  });
}

function faultOf(rule: DraftRule, text: string, plain: string): string | null {
  if ("forbid" in rule) {
    const said = rule.forbid.find((phrase) => hasPhrase(plain, plainWords(phrase)));
    return said === undefined ? null : `It says "${said}".`;
  }
  if ("require" in rule) {
    if (rule.require.some((phrase) => hasPhrase(plain, plainWords(phrase)))) return null;
    return `It says none of: ${rule.require.map((phrase) => `"${phrase}"`).join(", ")}.`;
  }
  if ("mostWords" in rule) {
    const words = plain === "" ? 0 : plain.split(" ").length;
    return words <= rule.mostWords ? null : `It has ${words} words; ${rule.mostWords} are the most.`;
  }
  return shouting(text);
}

function shouting(text: string): string | null {
  const [loud] = text.match(/(?<![\p{L}\p{N}])\p{Lu}{5,}(?![\p{L}\p{N}])/u) ?? [];
  if (loud !== undefined) return `"${loud}" shouts.`;
  if (/[!！]\s*[!！]/.test(text)) return "It has more than one exclamation mark in a row.";
  return /\p{Extended_Pictographic}/u.test(text) ? "It has an emoji in it." : null;
}
