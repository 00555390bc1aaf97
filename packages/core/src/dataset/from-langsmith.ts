import { collectItems, type Refused } from "./collect-items.ts";
import { readCsvRecords } from "./csv-text.ts";
import { foreignAnswer, foreignCell, foreignSegment, foreignText } from "./foreign-values.ts";
import { type ImportedItem, importedItem, type ParsedSet } from "./imported-item.ts";
import { isRecord, numbered, readList } from "./read-values.ts";

/**
 * Examples of LangSmith: JSON or JSON Lines with `inputs`, `outputs` and `metadata`, or CSV whose columns are named
 * `inputs.x` and `outputs.y`, `input_x` and `output_y`, or simply `input` and `output`.
 * Source: docs.langchain.com/langsmith/example-data-format.
 */
export function fromLangSmith(content: string): ParsedSet {
  const begin = content.trimStart()[0];
  const values = begin === "{" || begin === "[" ? readList(content) : numbered(readCsvRecords(content).map(fromCells));
  return collectItems(values, itemOf);
}

function fromCells(row: Record<string, string>): Record<string, unknown> {
  const part = (begin: string) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, cell]) => {
        const found = new RegExp(`^${begin}s?(?:[._](.+))?$`).exec(name);
        return found === null || cell === "" ? [] : [[found[1] ?? begin, foreignCell(cell)]];
      }),
    );
  const metadata = row["metadata"] === undefined ? null : foreignCell(row["metadata"]);
  return { id: row["id"], inputs: part("input"), outputs: part("output"), metadata };
}

function itemOf(value: unknown): ImportedItem | Refused {
  if (!isRecord(value)) return { field: "", reason: "It is no example.", remedy: "Export the dataset's examples." };
  const { id, inputs, outputs, metadata } = value;
  const text = foreignText(inputs);
  if (text === null)
    return {
      field: "inputs",
      reason: "None of its inputs is the text.",
      remedy: 'Name one of them "text" or "question".',
    };
  const answer = foreignAnswer(outputs);
  if (answer === null)
    return { field: "outputs", reason: "It states no one answer.", remedy: 'Name the label "label" or "answer".' };
  const several = isRecord(inputs) && !("messages" in inputs) && Object.keys(inputs).length > 1;
  return importedItem(
    {
      text,
      input: several ? inputs : null,
      value: answer,
      segment: foreignSegment(metadata),
      externalId: typeof id === "string" ? id : null,
      metadata: isRecord(metadata) && Object.keys(metadata).length > 0 ? metadata : null,
    },
    "langsmith",
  );
}
