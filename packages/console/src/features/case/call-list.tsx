import type { JudgmentWire } from "@surety/core/wire/case";
import Wrench from "lucide-react/icons/wrench";
import { argumentWords } from "./argument-words.ts";

/** What an agent proposes to do with its answer. The plan of the answer says the exact calls. */
export function CallList({ calls }: { calls: JudgmentWire["calls"] }) {
  if (calls.length === 0) return null;
  return (
    <ul aria-label="Proposed calls" className="flex flex-col gap-1">
      {calls.map((call, place) => (
        <li key={place} className="flex min-w-0 items-start gap-2 text-sm">
          <Wrench size={13} aria-hidden className="mt-1 shrink-0 text-ink-3" />
          <span className="line-clamp-3 min-w-0 [overflow-wrap:anywhere]" title={JSON.stringify(call.arguments)}>
            proposes <span className="font-mono text-xs">{call.tool}</span>{" "}
            <span className="text-ink-2">{argumentWords(call.arguments)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
