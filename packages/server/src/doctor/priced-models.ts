import { knownModels } from "@surety/core/language/facts-of";
import type { CatalogueModel, ModelFacts } from "@surety/core/language/model-facts";
import type { Queryable } from "../storage/database.ts";

interface Row {
  name: string;
  provider: string;
  models: ModelFacts[];
}

/** Models, as documents name them, of which a connection or the project's catalogue says what they cost today. */
export async function pricedModels(
  database: Queryable,
  catalogue: readonly CatalogueModel[],
  now: Date,
): Promise<string[]> {
  const rows = await database.query<Row>(
    `select name, settings ->> 'provider' as provider, coalesce(settings -> 'models', '[]') as models
     from surety.connections where kind = 'language' order by name`,
  );
  const day = now.toISOString().slice(0, 10);
  return rows.flatMap((row) =>
    knownModels(row.models, row.provider, catalogue)
      .filter(({ prices, minutePrices = [] }) => [...prices, ...minutePrices].some(({ from }) => from <= day))
      .map(({ name }) => `${row.name}/${name}`),
  );
}
