import { collectItems, type Refused } from "./collect-items.ts";
import { csvLine, readCsvRecords } from "./csv-text.ts";
import { foreignCell } from "./foreign-values.ts";
import { type ImportedItem, importedItem, type ParsedSet } from "./imported-item.ts";
import { isRecord, numbered, readJsonLines } from "./read-values.ts";

const columns = [
  "judgment",
  "text",
  "value",
  "segment",
  "probability",
  "stratum",
  "source",
  "externalId",
  "frozen",
  "input",
  "metadata",
] as const;

/** A set as JSON Lines, one item on each line; `fromOwnJsonl` reads it again without loss. */
export function toJsonl(items: readonly ImportedItem[]): string {
  return items.map((item) => `${JSON.stringify(ordered(item))}\n`).join("");
}

/** A set as CSV with one column for each field; `fromOwnCsv` reads it again without loss. */
export function toCsv(items: readonly ImportedItem[]): string {
  const lines = items.map((item) => csvLine(columns.map((name) => cellOf(item[name]))));
  return [csvLine(columns), ...lines, ""].join("\r\n");
}

function ordered(item: ImportedItem): Partial<ImportedItem> {
  return Object.fromEntries(columns.flatMap((name) => (item[name] === null ? [] : [[name, item[name]]])));
}

function cellOf(value: ImportedItem[(typeof columns)[number]]): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Our own JSON Lines; `label`, `id` and `expected` are understood too. */
export function fromOwnJsonl(content: string): ParsedSet {
  return collectItems(readJsonLines(content), itemOf);
}

/** Our own CSV, or any with a column for the text and one for the label. */
export function fromOwnCsv(content: string): ParsedSet {
  return collectItems(numbered(readCsvRecords(content).map(fromCells)), itemOf);
}

function fromCells(row: Record<string, string>): Record<string, unknown> {
  const { input, metadata, probability, frozen, ...texts } = row;
  const json = (cell: string | undefined) => (cell === undefined || cell === "" ? null : foreignCell(cell));
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, cell]) => [name, cell === "" ? null : cell])),
    input: json(input),
    metadata: json(metadata),
    probability: json(probability),
    frozen: frozen === undefined || frozen === "" ? null : frozen === "true",
  };
}

function itemOf(value: unknown): ImportedItem | Refused {
  if (!isRecord(value)) return { field: "", reason: "It is no object.", remedy: "Write one item on each line." };
  const text = firstText(value, ["text", "body", "message", "query"]);
  const subject = firstText(value, ["subject", "title"]);
  const input = isRecord(value["input"]) ? value["input"] : null;
  if (text === null && input === null)
    return { field: "text", reason: "It has neither a text nor an input.", remedy: 'Give it a "text".' };
  const answer = firstText(value, ["value", "label", "expected", "category", "intent", "class"]);
  if (answer === null)
    return { field: "value", reason: "It has no known answer.", remedy: 'Give it a "value": the label, as text.' };
  const probability = value["probability"] ?? 1;
  if (typeof probability !== "number" || !(probability > 0 && probability <= 1))
    return {
      field: "probability",
      reason: "It is no number in (0, 1].",
      remedy: "Leave it out where nothing was drawn.",
    };
  return importedItem(
    {
      judgment: firstText(value, ["judgment"]),
      text: text === null || subject === null ? text : `${subject}\n${text}`,
      input,
      value: answer,
      segment: firstText(value, ["segment"]),
      probability,
      stratum: firstText(value, ["stratum"]),
      source: firstText(value, ["source"]) ?? "import",
      externalId: firstText(value, ["externalId", "id"]),
      frozen: typeof value["frozen"] === "boolean" ? value["frozen"] : null,
      metadata: isRecord(value["metadata"]) ? value["metadata"] : othersOf(value),
    },
    "import",
  );
}

const alsoUnderstood = "body message query subject title label expected category intent class id".split(" ");
const understood = new Set<string>([...columns, ...alsoUnderstood]);

/** What a foreign file says besides, kept with the item. */
function othersOf(value: Record<string, unknown>): Record<string, unknown> | null {
  const others = Object.entries(value).filter(([name, one]) => !understood.has(name) && one !== null);
  return others.length === 0 ? null : Object.fromEntries(others);
}

function firstText(value: Record<string, unknown>, names: readonly string[]): string | null {
  for (const name of names) {
    const found = value[name];
    if (typeof found === "string" && found.trim() !== "") return found;
    if (typeof found === "number" || typeof found === "boolean") return String(found);
  }
  return null;
}
