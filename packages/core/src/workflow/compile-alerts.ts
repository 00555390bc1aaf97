import type { AlertDestination } from "./alert-schema.ts";
import type { Compilation, Path } from "./compilation.ts";

/** What can carry an alert, by kind of connection. */
const carriers = ["smtp", "webhook", "chat"];

/** Checks that each destination of alerts exists, can carry one, and says to whom where that is needed. */
export function compileAlerts(destinations: readonly AlertDestination[], compilation: Compilation): void {
  destinations.forEach((destination, at) => compileOne(destination, ["alerts", at], compilation));
}

function compileOne({ connection, to }: AlertDestination, path: Path, compilation: Compilation): void {
  const { connections, wasChecked } = compilation.world;
  if (wasChecked === true) return;
  const fitting = connections.filter((one) => carriers.includes(one.kind));
  const found = fitting.find((one) => one.name === connection);
  if (found === undefined) {
    const known = fitting.map((one) => one.name);
    const other = connections.find((one) => one.name === connection);
    if (other === undefined) compilation.reference("connection", connection, known, [...path, "connection"]);
    else
      compilation.report([...path, "connection"], {
        code: "wrong-connection-kind",
        message: `"${connection}" is a connection of kind ${other.kind}; an alert travels by smtp, webhook or chat.`,
      });
    return;
  }
  if (found.kind === "smtp" && to === undefined)
    compilation.report([...path, "to"], {
      code: "no-recipient",
      message: `An alert by mail through "${connection}" has nobody to go to.`,
      remedy: "Add to: with one or more mail addresses.",
    });
  if (found.kind !== "smtp" && to !== undefined)
    compilation.report([...path, "to"], {
      code: "needless-recipient",
      message: `"${connection}" knows itself where it delivers to.`,
      remedy: "Remove to.",
    });
}
