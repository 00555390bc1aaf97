import { expect, it } from "vitest";
import { inWords } from "./in-words.ts";

it.each<[string, string | null]>([
  ['intent.value == "refund" && customer.tier == "gold"', "intent is refund and customer tier is gold"],
  ["pressing", "pressing holds"],
  ["!pressing", "pressing does not hold"],
  ["size(text) >= 2", "the length of text is at least 2"],
  ["text.size() < 2", "the length of text is less than 2"],
  ['input.country in ["DE", "AT"]', "country is one of DE, AT"],
  ['text.contains("urgent") || a && b', "text contains “urgent” or (a holds and b holds)"],
  ["has(input.amount) && input.amount > 12.5", "amount is known and amount is more than 12.5"],
  ["customer == null", "customer is missing"],
  ["customer != null", "customer is known"],
  ["input.vip == true", "vip is yes"],
  ["input.lines.all(line, line.amount > 0)", null],
  ["input.a + input.b > 3", null],
  ["((", null],
])("%s", (source, said) => expect(inWords(source)).toBe(said));
