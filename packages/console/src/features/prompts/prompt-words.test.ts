import { expect, it } from "vitest";
import { exampleChoices, modelsIn, signedPoints } from "./prompt-words.ts";

it("reads a list of models however it is separated", () => {
  expect(modelsIn(" brain/small,brain/large\n  brain/other ,")).toEqual(["brain/small", "brain/large", "brain/other"]);
  expect(modelsIn("  ")).toEqual([]);
});

it("writes differences with their sign", () => {
  expect([0.044, -0.016, 0, -0.0004].map(signedPoints)).toEqual(["+4.4", "−1.6", "0.0", "0.0"]);
});

it("offers each choice of examples under its own word", () => {
  expect(new Set(exampleChoices.map(({ value }) => value)).size).toBe(exampleChoices.length);
  expect(exampleChoices[1]).toMatchObject({ value: "nearest-2", label: "2 nearest examples" });
});
