import { documentFields } from "../document/named-files.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { WorkflowDocument } from "./document.ts";
import type { Trigger } from "./trigger-schema.ts";

/** A watched folder stays where it was put, and its files have a field to go to. */
export function checkFolder(
  spec: Extract<Trigger, { folder: unknown }>,
  { input }: WorkflowDocument,
  path: Path,
  compilation: Compilation,
): void {
  const parts = spec.folder.path.split(/[/\\]/).filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || parts.includes("..")) {
    compilation.report([...path, "folder", "path"], {
      code: "bad-folder",
      message: parts.length === 0 ? "A watched folder has a name." : "The path of a watched folder leads upwards.",
      remedy: "Write a path below the project, or a whole path that SURETY_FOLDERS allows.",
    });
  }
  if (spec.map !== undefined) return;
  const [field, ...others] = documentFields(input);
  const unfilled = input.required.filter((name) => name !== field);
  if (field !== undefined && others.length === 0 && unfilled.length === 0) return;
  compilation.report([...path, "folder"], {
    code: "folder-needs-map",
    message:
      field !== undefined && others.length === 0
        ? `A file fills the field "${field}", but the input requires ${unfilled.join(", ")} too.`
        : `The input has ${field === undefined ? "no field" : "several fields"} of \`format: document\`, so nobody knows where a file goes.`,
    remedy: "Give the trigger a map, such as { document: event.document, source: event.name }.",
  });
}
