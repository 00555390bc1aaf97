import fc from "fast-check";
import { describe, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import type { WorkflowDocument } from "./document.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { workflowToTypeScript } from "./typescript.ts";
import { workflowDocuments } from "./workflow-documents.fixture.ts";
import { workflowFromYaml, workflowToYaml } from "./yaml.ts";

/** Loads the source as a module, as a project would; only the import of the helper is replaced by the helper. */
async function importTypeScript(source: string): Promise<WorkflowDocument> {
  const standalone = source.replace(/^import .*\n/, "const defineWorkflow = (source) => source;\n");
  const module: { default: unknown } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(standalone)}`
  );
  return parseWorkflow(module.default);
}

describe("a document", () => {
  it("survives YAML", () => {
    fc.assert(
      fc.property(
        workflowDocuments,
        (document) => canonicalJson(workflowFromYaml(workflowToYaml(document))) === canonicalJson(document),
      ),
      { numRuns: 150 },
    );
  });

  it("survives TypeScript", async () => {
    const survives = async (document: WorkflowDocument) =>
      canonicalJson(await importTypeScript(workflowToTypeScript(document))) === canonicalJson(document);
    await fc.assert(fc.asyncProperty(workflowDocuments, survives), { numRuns: 100 });
  });

  it("survives JSON and being parsed twice", () => {
    fc.assert(
      fc.property(
        workflowDocuments,
        (document) => canonicalJson(parseWorkflow(JSON.parse(canonicalJson(document)))) === canonicalJson(document),
      ),
      { numRuns: 150 },
    );
  });
});
