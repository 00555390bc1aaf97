import type { FormEvent } from "react";

/** The texts of a submitted form by field name. */
export function formValues(event: FormEvent<HTMLFormElement>): Record<string, string> {
  event.preventDefault();
  return Object.fromEntries(
    [...new FormData(event.currentTarget)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
}
