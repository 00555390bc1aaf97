import type { ArrivedEvent } from "../commands/commands.ts";

/** A line of JSON as an event; one that is not JSON is kept as the text it is, with the reason. */
export function lineEvent(line: string): ArrivedEvent {
  try {
    return { payload: JSON.parse(line) };
  } catch (error) {
    return {
      payload: line,
      unreadable: {
        field: "",
        message: `This line is not valid JSON: ${(error as Error).message}.`,
        remedy: "Check quotes, commas and brackets, and put one whole object on each line.",
      },
    };
  }
}
