import { expect, it } from "vitest";
import { confidenceWords } from "./confidence-words.ts";

it.each<[number, string]>([
  [1, "answers like this one are right"],
  [0.9934, "about 99 of 100 such answers are right"],
  [0.71, "about 7 of 10 such answers are right"],
  [0.46, "about 5 of 10 such answers are right"],
  [0.01, "hardly any such answer is right"],
])("%f: %s", (confidence, words) => expect(confidenceWords(confidence)).toBe(words));
