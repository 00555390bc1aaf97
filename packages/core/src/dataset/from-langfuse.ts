import { collectItems, type Refused } from "./collect-items.ts";
import { readCsvRecords } from "./csv-text.ts";
import { foreignAnswer, foreignCell, foreignSegment, foreignText } from "./foreign-values.ts";
import { type ImportedItem, importedItem, type ParsedSet } from "./imported-item.ts";
import { isRecord, numbered, readJson, readList, type ReadValue } from "./read-values.ts";

/**
 * Dataset items of Langfuse: the JSON of its API (`data` with `input`, `expectedOutput`, `metadata`, `status`), a list or
 * JSON Lines of them, or its CSV export. Archived items are refused. Source: langfuse.com/docs, DatasetItem.
 */
export function fromLangfuse(content: string): ParsedSet {
  return collectItems(valuesOf(content), itemOf);
}

function valuesOf(content: string): ReadValue[] {
  const begin = content.trimStart()[0];
  if (begin !== "{" && begin !== "[") return numbered(readCsvRecords(content).map(fromCells));
  if (begin === "{" && /^\s*\{\s*"(data|meta)"\s*:/.test(content)) {
    const file = readJson(content);
    if (isRecord(file) && Array.isArray(file["data"])) return numbered(file["data"]);
  }
  return readList(content);
}

function fromCells(row: Record<string, string>): Record<string, unknown> {
  const json = ["input", "expectedOutput", "expected_output", "metadata"];
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, json.includes(name) ? foreignCell(cell) : cell]),
  );
}

function itemOf(value: unknown): ImportedItem | Refused {
  if (!isRecord(value)) return { field: "", reason: "It is no dataset item.", remedy: "Export the dataset's items." };
  const { id, input, metadata, status } = value;
  if (status === "ARCHIVED")
    return { field: "status", reason: "It is archived.", remedy: "Take it out of the archive there if it counts." };
  const text = foreignText(input);
  if (text === null)
    return { field: "input", reason: "It has no text.", remedy: 'Make "input" a text, or an object with "text".' };
  const answer = foreignAnswer(value["expectedOutput"] ?? value["expected_output"]);
  if (answer === null)
    return { field: "expectedOutput", reason: "It states no answer.", remedy: "Make it the label, as text." };
  return importedItem(
    {
      text,
      input: isRecord(input) && !("messages" in input) ? input : null,
      value: answer,
      segment: foreignSegment(metadata),
      externalId: typeof id === "string" ? id : null,
      metadata: isRecord(metadata) && Object.keys(metadata).length > 0 ? metadata : null,
    },
    "langfuse",
  );
}
