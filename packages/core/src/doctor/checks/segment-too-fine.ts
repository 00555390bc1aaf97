import type { Check } from "../check.ts";
import { typeOfPath } from "../strangers-text.ts";

export const segmentTooFine: Check = {
  code: "segment-too-fine",
  family: "no-confidence",
  severity: "risk",
  title: "A segment for almost every case",
  looksFor: "A gate that is divided by free text or by a number of the input.",
  why: "Each segment earns its own guarantee from its own labels, so segments that hold a handful of cases never open.",
  fix: "Divide by something with a few values: a tier, a language, a list of the input.",
  example: { before: "gate: { segment: input.customerId }", after: "gate: { segment: customer.tier }" },
  look: ({ compiled, gates }) =>
    gates.flatMap(({ gate, path }) => {
      const read = gate.segment?.names ?? [];
      const [fine] = read.filter((name) => {
        const type = typeOfPath(compiled.names, name);
        return name.startsWith("input.") && (type?.kind === "number" || (type?.kind === "string" && !type.values));
      });
      const isGrouped = gate.segment?.type.kind === "boolean" || gate.segment?.source.includes("?") === true;
      if (fine === undefined || isGrouped) return [];
      return [
        {
          path: [...path, "segment"],
          what: `"${fine}" can be anything, so almost every case is a segment of its own.`,
        },
      ];
    }),
};
