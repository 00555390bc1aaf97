import { expect, it } from "vitest";
import { answerInWords } from "./record-words.ts";

it.each([
  ["refund", "refund"],
  ['{"seller":"Northwind","total":"12.50"}', "2 fields"],
  ['{"seller":"Northwind","vat":null}', "1 field, 1 not in the document"],
  ["{not a record", "{not a record"],
])("%s is %s", (answer, words) => expect(answerInWords(answer)).toBe(words));
