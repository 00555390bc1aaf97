/** Gathers the conditions of a query and their parameters, so that each filter is one line where it is used. */
export class Conditions {
  readonly values: unknown[];
  readonly #conditions: string[] = [];

  /** Conditions of one statement share their parameters. */
  constructor(values: unknown[] = []) {
    this.values = values;
  }

  /** `#` in the text stands for the value; an undefined value adds nothing. */
  add(text: string, value?: unknown): void {
    if (text.includes("#")) {
      if (value === undefined) return;
      text = text.replaceAll("#", this.parameter(value));
    }
    this.#conditions.push(text);
  }

  /** A value that is used elsewhere in the statement. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** All of them as one condition. */
  all(): string {
    return this.#conditions.length === 0 ? "true" : this.#conditions.join(" and ");
  }

  /** The `where` clause, empty where there are no conditions. */
  where(): string {
    return this.#conditions.length === 0 ? "" : `where ${this.#conditions.join(" and ")}`;
  }
}

/** A pattern for `ilike` that finds the text anywhere, with its own wildcards taken literally. */
export function containing(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
