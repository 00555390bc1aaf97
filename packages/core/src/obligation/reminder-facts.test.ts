import { expect, it } from "vitest";
import { reminderFacts, reminderTitle } from "./reminder-facts.ts";

const reminded = {
  type: "renewal",
  quote: "Notice is due.",
  due: "2028-03-31",
  today: "2028-03-01",
  caseTitle: "Lease",
};

it("says what is due, when, and what the clause says", () => {
  expect(reminderTitle(reminded)).toBe("renewal is due on 2028-03-31: Lease");
  expect(reminderFacts(reminded).what).toBe(
    'renewal of "Lease" is due on 2028-03-31, in 30 days. The clause says: "Notice is due."',
  );
});

it.each([
  ["2028-03-31", "today"],
  ["2028-03-30", "tomorrow"],
])("counts days as people do: on %s it is due %s", (today, words) =>
  expect(reminderFacts({ ...reminded, today }).what).toContain(words),
);

it("cuts a clause that is longer than a mail", () => {
  expect(reminderFacts({ ...reminded, quote: "x".repeat(5000) }).what.length).toBeLessThan(750);
});
