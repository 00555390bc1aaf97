import { describe, expect, it } from "vitest";
import { type Candidate, chooseAssignees, type Unassigned } from "./choose-assignees.ts";

const person = (name: string, changes: Partial<Candidate> = {}): Candidate => ({
  person: name,
  names: [name, `${name}@example.test`],
  groups: ["desk"],
  skills: [],
  capacity: 10,
  open: 0,
  away: false,
  ...changes,
});
const review = (id: string, changes: Partial<Unassigned> = {}): Unassigned => ({
  id,
  group: null,
  skills: [],
  barred: [],
  ...changes,
});
const assigned = (reviews: Unassigned[], people: Candidate[]) =>
  [...chooseAssignees(reviews, people).values()].map(({ assignee }) => assignee);

describe("least loaded", () => {
  it("counts what somebody has over what they take", () => {
    const people = [person("ann", { open: 4, capacity: 20 }), person("bob", { open: 3, capacity: 10 })];
    expect(assigned([review("1")], people)).toEqual(["ann"]);
  });

  it("goes round where all are alike, in the order of their ids", () => {
    const people = [person("cy"), person("ann"), person("bob")];
    expect(
      assigned(
        ["1", "2", "3", "4"].map((id) => review(id)),
        people,
      ),
    ).toEqual(["ann", "bob", "cy", "ann"]);
  });

  it("never gives more than somebody takes, and says why the rest waits", () => {
    const choices = chooseAssignees([review("1"), review("2")], [person("ann", { capacity: 1 })]);
    expect([...choices.values()]).toEqual([
      { assignee: "ann", because: null },
      {
        assignee: null,
        because: "Nobody fits (of everybody who may decide: 1 with as much as they take).",
      },
    ]);
  });

  it("asks for all skills, passes by who is away, and who must not decide", () => {
    const people = [
      person("ann", { skills: ["german"] }),
      person("bob", { skills: ["german", "tax"], away: true }),
      person("cy", { skills: ["german", "tax"] }),
      person("dee", { skills: ["german", "tax"] }),
    ];
    const asked = review("1", { skills: ["german", "tax"], barred: ["cy@example.test"] });
    expect(assigned([asked], people)).toEqual(["dee"]);
    expect(chooseAssignees([{ ...asked, group: "desk" }], people.slice(0, 3)).get("1")?.because).toBe(
      "Nobody fits (of desk: 1 without german and tax, 1 out of office, 1 who cannot take it).",
    );
  });

  it("stays within the group", () => {
    const people = [person("ann", { groups: [] }), person("bob", { open: 9 })];
    expect(assigned([review("1", { group: "desk" })], people)).toEqual(["bob"]);
    expect(chooseAssignees([review("1", { group: "tax" })], people).get("1")?.because).toBe("Nobody is in tax.");
  });
});
