import type { Quality } from "@surety/core/wire/quality";
import { useQueries } from "@tanstack/react-query";
import { gateQuery } from "../../services/gates.ts";
import { lookSentence } from "../gate/gate-sentences.ts";

/** What fitting the gate again would be for each judgment that learns, before somebody does it; as its gate page says it. */
export function GatePrices({ quality }: { quality: Quality }) {
  const names = quality.gates.filter((gate) => gate.mode === "guaranteed").map((gate) => gate.judgment);
  const details = useQueries({ queries: names.map((name) => gateQuery(quality.workflow, name)) });
  return (
    <ul aria-label="What fitting the gate again costs" className="flex max-w-[96ch] flex-col gap-1 text-sm text-ink-2">
      {details.map(
        ({ data }) =>
          data && (
            <li key={data.gate.judgment}>
              Fitting the gate again{names.length > 1 && `, ${data.gate.judgment}`}: {lookSentence(data)}
            </li>
          ),
      )}
    </ul>
  );
}
