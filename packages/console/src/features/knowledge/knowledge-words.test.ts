import { expect, it } from "vitest";
import { foundWords, placeWords, sizeWords } from "./knowledge-words.ts";

it.each([
  [{ byWords: 1, byMeaning: 3, similarity: 0.714 }, "1st by its words, 3rd by its meaning (similarity 0.71)"],
  [
    { byWords: null, byMeaning: 2, similarity: 0.5 },
    "shares no word with the question, 2nd by its meaning (similarity 0.50)",
  ],
  [{ byWords: 12, byMeaning: null, similarity: null }, "12th by its words; not compared by meaning"],
])("a passage says why it was found: %j", (found, words) => expect(foundWords(found)).toBe(words));

it("a source says how far its meaning is worked out", () => {
  expect(sizeWords({ passages: 1, embedded: 1 })).toBe("1 passage");
  expect(sizeWords({ passages: 1240, embedded: 64 })).toBe("1,240 passages, meaning of 64 worked out so far");
});

it("a passage says where it stands", () => {
  const source = { id: "s", kind: "file" as const, name: "handbook.pdf" };
  expect(placeWords({ source, heading: "Returns", page: 3 })).toBe("handbook.pdf › Returns › page 3");
  expect(placeWords({ source, heading: null, page: null })).toBe("handbook.pdf");
});
