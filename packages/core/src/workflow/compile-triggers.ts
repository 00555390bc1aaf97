import { nearestName } from "../expression/nearest-name.ts";
import { dyn, kindWord, type ValueType } from "../expression/value-type.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledTrigger } from "./compiled-workflow.ts";
import type { WorkflowDocument } from "./document.ts";
import { checkFolder } from "./check-folder.ts";
import { checkMail } from "./check-mail.ts";
import { inputType } from "./input-type.ts";
import type { Trigger } from "./trigger-schema.ts";

/** Compiles the triggers: their maps see `event`, and must yield the fields of the input. */
export function compileTriggers(document: WorkflowDocument, compilation: Compilation): CompiledTrigger[] {
  const ids = document.triggers.map((one) => one.id);
  return document.triggers.map((spec, at) => {
    const path: Path = ["triggers", at];
    if (ids.indexOf(spec.id) < at) {
      compilation.report([...path, "id"], { code: "duplicate-name", message: `Two triggers are called "${spec.id}".` });
    }
    if ("form" in spec) checkFormFields(spec.form.fields, document, [...path, "form", "fields"], compilation);
    if ("folder" in spec) checkFolder(spec, document, path, compilation);
    if ("email" in spec) {
      const { connection } = spec.email;
      if (connection !== undefined) compilation.connection(connection, "mailbox", [...path, "email", "connection"]);
      checkMail(spec, document, path, compilation);
    }
    return {
      id: spec.id,
      kind: triggerKind(spec),
      spec,
      map: compileMap(spec, document, [...path, "map"], compilation),
    };
  });
}

/** Which kind of trigger a spec is. */
export function triggerKind(spec: Trigger): CompiledTrigger["kind"] {
  if ("api" in spec) return "api";
  if ("webhook" in spec) return "webhook";
  if ("form" in spec) return "form";
  if ("folder" in spec) return "folder";
  return "file" in spec ? "file" : "email";
}

/** A form asks for fields that exist, and for all that the input requires. */
function checkFormFields(
  names: readonly string[] | undefined,
  { input }: WorkflowDocument,
  path: Path,
  compilation: Compilation,
): void {
  if (names === undefined) return;
  for (const [at, name] of names.entries()) {
    if (!Object.hasOwn(input.properties, name)) reportUnknownField(name, input.properties, [...path, at], compilation);
  }
  for (const name of input.required.filter((one) => !names.includes(one))) {
    const message = `The form does not ask for "${name}", which the input requires.`;
    compilation.report(path, { code: "missing-field", message });
  }
}

function reportUnknownField(
  name: string,
  fields: Readonly<Record<string, unknown>>,
  path: Path,
  compilation: Compilation,
): void {
  const nearest = nearestName(name, Object.keys(fields));
  const hint = nearest === undefined ? { remedy: `Its fields: ${Object.keys(fields).join(", ")}.` } : { nearest };
  compilation.report(path, { code: "unknown-field", message: `The input has no field "${name}".`, ...hint });
}

function compileMap(
  spec: Trigger,
  document: WorkflowDocument,
  path: Path,
  compilation: Compilation,
): CompiledTrigger["map"] {
  if (spec.map === undefined) return null;
  const map = compilation.expressions(spec.map, path, { event: dyn });
  const input = inputType(document.input);
  const fields = input.kind === "object" ? input.fields : {};
  for (const [name, expression] of Object.entries(map))
    checkField(name, expression.type, fields, [...path, name], compilation);
  const missing = document.input.required.filter((name) => !Object.hasOwn(map, name));
  for (const name of missing) {
    compilation.report(path, {
      code: "missing-field",
      message: `The map does not yield "${name}", which the input requires.`,
    });
  }
  return map;
}

function checkField(
  name: string,
  type: ValueType,
  fields: Readonly<Record<string, ValueType>>,
  path: Path,
  compilation: Compilation,
): void {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) {
    reportUnknownField(name, fields, path, compilation);
  } else if (
    ![type.kind, field.kind].some((kind) => kind === "dyn" || kind === "null") &&
    jsonKind(type) !== jsonKind(field)
  ) {
    const message = `"${name}" must be ${kindWord(field.kind)}, but the map yields ${kindWord(type.kind)}.`;
    compilation.report(path, { code: "wrong-type", message });
  }
}

/** Times leave an expression as text, durations as numbers, maps as objects. */
function jsonKind(type: ValueType): string {
  const written: Partial<Record<ValueType["kind"], string>> = {
    timestamp: "string",
    duration: "number",
    map: "object",
  };
  return written[type.kind] ?? type.kind;
}
