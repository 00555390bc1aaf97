import type { CatalogueModel, ModelFacts } from "./model-facts.ts";

/** What is known of a model, by its name or its pinned snapshot, with its prices where either has them; of others, nothing. */
export function factsOf(models: readonly ModelFacts[], model: string): ModelFacts {
  const found = [models.find(({ name }) => name === model), models.find(({ pinned }) => pinned === model)];
  const [first] = found.flatMap((one) => one ?? []).toSorted((a, b) => priced(b) - priced(a));
  return first ?? { name: model, prices: [] };
}

const priced = ({ prices }: ModelFacts): number => (prices.length > 0 ? 1 : 0);

/**
 * What is known of a connection's models: what it lists itself, filled up from the catalogues, the first of which wins. A
 * price list is taken whole: half of one and half of another is nobody's.
 */
export function knownModels(
  listed: readonly ModelFacts[],
  provider: string,
  ...catalogues: readonly (readonly CatalogueModel[])[]
): ModelFacts[] {
  const known = new Map(listed.map((one) => [one.name, one]));
  for (const { provider: of, ...facts } of catalogues.flat()) {
    if (of !== undefined && of !== provider) continue;
    const before = known.get(facts.name);
    known.set(facts.name, before === undefined ? facts : filledUp(before, facts));
  }
  return [...known.values()];
}

function filledUp(facts: ModelFacts, from: ModelFacts): ModelFacts {
  const can = { ...from.can, ...facts.can };
  const prices = facts.prices.length > 0 ? facts.prices : from.prices;
  return { ...from, ...facts, prices, ...(Object.keys(can).length === 0 ? {} : { can }) };
}
