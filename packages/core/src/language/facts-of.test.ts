import { expect, it } from "vitest";
import { factsOf, knownModels } from "./facts-of.ts";
import { builtInModels } from "./built-in-models.ts";
import { catalogueModel } from "./model-facts.ts";

const price = (input: number) => [{ from: "2026-01-01", input, output: 4 * input }];

it("takes what a connection says first, then the catalogues in their order", () => {
  const listed = [{ name: "small", temperature: true, can: { images: false }, prices: [] }];
  const ours = [{ name: "small", context: 8000, can: { schemas: true }, prices: price(1) }];
  const theirs = [{ name: "small", temperature: false, context: 4000, can: { images: true }, prices: price(2) }];
  expect(knownModels(listed, "mistral", ours, theirs)).toEqual([
    { name: "small", temperature: true, context: 8000, can: { images: false, schemas: true }, prices: price(1) },
  ]);
});

it("keeps a price list whole, and what it says of nothing empty", () => {
  const listed = [{ name: "small", prices: [{ from: "2026-06-01", input: 9, output: 9 }] }];
  expect(knownModels(listed, "openai", [{ name: "small", prices: price(1) }])).toEqual(listed);
});

it("knows a model of one provider at that provider alone, and one of none at all of them", () => {
  const catalogue = [
    { name: "llama", provider: "openai-compatible" as const, prices: price(0) },
    { name: "shared", prices: [] },
  ];
  expect(knownModels([], "openai", catalogue)).toEqual([{ name: "shared", prices: [] }]);
  expect(factsOf(knownModels([], "openai-compatible", catalogue), "llama").prices).toEqual(price(0));
});

it("finds a model by its pinned snapshot, and knows nothing of others", () => {
  const models = [{ name: "small", pinned: "small-1", context: 9000, prices: [] }];
  expect(factsOf(models, "small-1").context).toBe(9000);
  const priceless = [
    { name: "small-1", prices: [] },
    { ...models[0]!, prices: price(3) },
  ];
  expect(factsOf(priceless, "small-1").prices).toEqual(price(3));
  expect(factsOf(models, "other")).toEqual({ name: "other", prices: [] });
});

it("has a list of its own that fits its schema, without prices, each model once", () => {
  const read = builtInModels.map((one) => catalogueModel.parse(one));
  expect(read.every(({ prices }) => prices.length === 0)).toBe(true);
  expect(new Set(read.map(({ provider, name }) => `${provider}/${name}`)).size).toBe(read.length);
});
