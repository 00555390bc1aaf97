import { expect, it } from "vitest";
import { workflowJsonSchema } from "./json-schema.ts";

it("publishes a closed schema in which defaults may be left out", () => {
  const schema = workflowJsonSchema();
  expect(schema).toMatchObject({
    type: "object",
    additionalProperties: false,
    required: ["name", "title", "input", "triggers", "flow"],
  });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});
