import { LineCounter } from "yaml";
import { z } from "zod";
import { UserError } from "../errors/user-error.ts";
import type { Problem } from "../workflow/problem.ts";
import { readYaml, refuseHugeYaml, yamlData } from "../workflow/read-yaml.ts";
import { schemaProblems } from "../workflow/schema-problems.ts";
import { problemLine } from "../workflow/workflow-problems.ts";
import { placeProblems } from "../workflow/yaml.ts";
import { type CatalogueModel, catalogueModel } from "./model-facts.ts";

const catalogueFile = z.strictObject({ models: z.array(catalogueModel).max(1000) });
const mostProblems = 5;

/** Reads a project's catalogue of models. Throws a UserError that names file, line, field, reason and remedy of what does not fit. */
export function readCatalogue(text: string, file: string): CatalogueModel[] {
  refuseHugeYaml(text, file);
  const lines = new LineCounter();
  const yaml = readYaml(text, lines);
  const [syntax] = yaml.errors;
  if (syntax !== undefined) {
    const { line, col: column } = lines.linePos(syntax.pos[0]);
    const message = `The YAML cannot be read: ${syntax.message.split("\n")[0]?.replace(/ at line .*$/, "")}.`;
    throw unfit([{ path: "", code: "bad-yaml", message, severity: "error", file, line, column }]);
  }
  const value = yamlData(yaml) ?? { models: [] };
  const read = catalogueFile.safeParse(value);
  const problems = read.success ? twice(read.data.models) : schemaProblems(catalogueFile, value, read.error.issues);
  if (read.success && problems.length === 0) return read.data.models;
  throw unfit(placeProblems(problems.slice(0, mostProblems), text, file));
}

/** Two entries for one model contradict each other sooner or later. */
function twice(models: readonly CatalogueModel[]): Problem[] {
  return models.flatMap(({ provider, name }, at) => {
    const first = models.findIndex((one) => one.name === name && one.provider === provider);
    if (first === at) return [];
    const message = `"${name}" is listed already, as number ${first + 1}.`;
    const remedy = "Keep one of them, or name the provider of each.";
    return [{ path: `/models/${at}/name`, code: "listed-twice", message, remedy, severity: "error" as const }];
  });
}

function unfit(problems: readonly Problem[]): UserError {
  return new UserError({
    code: "bad-catalogue",
    field: problems[0]?.path ?? "",
    message: problems.map(problemLine).join("\n"),
    remedy: problems[0]?.remedy ?? "docs/language-models.md shows what a catalogue says of a model.",
  });
}
