import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogueModel } from "@surety/core/language/model-facts";
import { readCatalogue } from "@surety/core/language/read-catalogue";

/** What the project says of language models in `models.yaml`; nothing where it has none. */
export async function loadCatalogue(project: string): Promise<CatalogueModel[]> {
  const file = join(project, "models.yaml");
  return existsSync(file) ? readCatalogue(await readFile(file, "utf8"), file) : [];
}
