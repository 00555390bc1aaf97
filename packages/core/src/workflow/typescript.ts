import type { WorkflowDocument } from "./document.ts";

const indentStep = "  ";

/** A `defineWorkflow` source file that yields the same document when it is imported again. */
export function workflowToTypeScript(document: WorkflowDocument): string {
  return `import { defineWorkflow } from "surety";\n\nexport default defineWorkflow(${literal(document, "")});\n`;
}

function literal(value: unknown, indent: string): string {
  if (Array.isArray(value))
    return bracketed(
      "[",
      value.map((item) => literal(item, indent + indentStep)),
      "]",
      indent,
    );
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return bracketed(
      "{",
      entries.map(([key, item]) => `${keyText(key)}: ${literal(item, indent + indentStep)}`),
      "}",
      indent,
    );
  }
  return scalar(value);
}

/** JSON text is TypeScript text; the two line separators are escaped for readers and tools that take them for line ends. */
function scalar(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}

function bracketed(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return open + close;
  const oneLine = open === "[" ? `[${items.join(", ")}]` : `{ ${items.join(", ")} }`;
  if (oneLine.length + indent.length <= 80 && !oneLine.includes("\n")) return oneLine;
  const inner = indent + indentStep;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}

/** `__proto__: x` would set a prototype; as a computed key it is a key. */
function keyText(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : scalar(key);
}
