import { expect, it } from "vitest";
import { importSentence } from "./import-sentence.ts";

it.each([
  [
    { accepted: 1200, filtered: 0, duplicate: 2, invalid: 1 },
    "1,200 became cases, 2 were here already, 1 did not fit and are kept in the journal.",
  ],
  [{ accepted: 0 }, "The file had no rows."],
  [null, "The file had no rows."],
])("%j is told as %s", (result, sentence) => {
  expect(importSentence(result)).toBe(sentence);
});
