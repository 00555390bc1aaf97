import { parse } from "yaml";
import { UserError } from "../errors/user-error.ts";
import { collectItems, type Refused } from "./collect-items.ts";
import { foreignSegment, foreignText } from "./foreign-values.ts";
import { type ImportedItem, importedItem, type ParsedSet } from "./imported-item.ts";
import { isRecord, numbered } from "./read-values.ts";

/**
 * Tests of promptfoo: a configuration or a list in YAML or JSON (`tests` with `vars` and `assert`), or a results file,
 * where one test stands once for each prompt and provider and is taken once. Source: promptfoo.dev/docs/configuration.
 */
export function fromPromptfoo(content: string): ParsedSet {
  const tests = testsOf(read(content));
  const set = collectItems(numbered(tests), itemOf);
  const seen = new Set<string>();
  const items = set.items.filter((item) => {
    const key = JSON.stringify([item.text, item.value]);
    return seen.has(key) ? false : seen.add(key);
  });
  return { ...set, items };
}

function read(content: string): unknown {
  try {
    // Aliases could make a small file enormous.
    return parse(content, { maxAliasCount: 0 });
  } catch (cause) {
    const message = `The file is neither YAML nor JSON: ${(cause as Error).message.split("\n")[0]}`;
    throw new UserError({ code: "malformed-yaml", field: "content", message, remedy: "Correct it there.", cause });
  }
}

function testsOf(file: unknown): unknown[] {
  if (Array.isArray(file)) return file;
  if (isRecord(file)) {
    if (Array.isArray(file["tests"])) return file["tests"].map((one) => withDefaults(one, file["defaultTest"]));
    const results = isRecord(file["results"]) ? file["results"]["results"] : file["results"];
    if (Array.isArray(results)) return results.map((one) => (isRecord(one) ? (one["testCase"] ?? one) : one));
  }
  throw new UserError({
    code: "not-promptfoo",
    field: "content",
    message: 'The file has neither "tests" nor "results".',
    remedy: "Give a promptfoo configuration with its tests inside, or a results file (promptfoo eval -o results.json).",
  });
}

function withDefaults(test: unknown, defaults: unknown): unknown {
  if (!isRecord(test) || !isRecord(defaults)) return test;
  const vars = {
    ...(isRecord(defaults["vars"]) ? defaults["vars"] : {}),
    ...(isRecord(test["vars"]) ? test["vars"] : {}),
  };
  return { ...test, vars };
}

/** Assertions that state the answer, the most exact first; the others judge it in ways that no label has. */
const stating = ["equals", "icontains", "contains"];

function itemOf(test: unknown): ImportedItem | Refused {
  if (!isRecord(test)) return { field: "", reason: "It is no test.", remedy: "Write the tests into the file itself." };
  const { vars, description, metadata } = test;
  const text = foreignText(vars);
  if (text === null)
    return {
      field: "vars",
      reason: "None of its variables is the text.",
      remedy: 'Name one of them "text" or "message".',
    };
  const asserts = Array.isArray(test["assert"]) ? test["assert"].filter(isRecord) : [];
  const values = stating.map((type) =>
    asserts.filter((one) => one["type"] === type && typeof one["value"] === "string"),
  );
  const found = values.find((some) => some.length > 0) ?? [];
  const [first] = found;
  if (first === undefined)
    return {
      field: "assert",
      reason: "No assertion states the answer.",
      remedy: "Add an assertion of the type equals.",
    };
  if (found.length > 1)
    return { field: "assert", reason: `${found.length} assertions state an answer.`, remedy: "Keep one of them." };
  const kept = { ...(isRecord(metadata) ? metadata : {}), ...(typeof description === "string" ? { description } : {}) };
  return importedItem(
    {
      text,
      input: isRecord(vars) && Object.keys(vars).length > 1 ? vars : null,
      value: String(first["value"]).trim(),
      segment: foreignSegment(metadata),
      metadata: Object.keys(kept).length === 0 ? null : kept,
    },
    "promptfoo",
  );
}
