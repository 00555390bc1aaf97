import type { PlannedEffect, ReviewPlan } from "@surety/core/wire/review-preview";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { effectWords, planLine } from "./plan-words.ts";

/** All that would follow an answer: the rule that fires and each effect with what it carries. */
export function PlanDetail({ plan }: { plan: ReviewPlan }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-sm">
      {plan.effects.length === 0 && plan.note === null && <p className="text-ink-2">{planLine(plan).slice(6)}</p>}
      <ul className="flex flex-col gap-1.5">
        {plan.effects.map((effect, place) => (
          <li key={place} className="min-w-0">
            <p className="line-clamp-3 [overflow-wrap:anywhere]">{effectWords(effect)}</p>
            <Carried effect={effect} />
          </li>
        ))}
      </ul>
      {plan.note && (
        <p className={`[overflow-wrap:anywhere] ${plan.end === "exception" ? "text-harm-ink" : "text-ink-2"}`}>
          {plan.note}
        </p>
      )}
      {plan.rules.map((rule) => (
        <p key={rule.block} className="line-clamp-2 text-xs text-ink-3 [overflow-wrap:anywhere]">
          {rule.when === null ? (
            rule.rule === null ? (
              "because no rule holds"
            ) : (
              "because no rule before it holds"
            )
          ) : (
            <>
              because <span className="font-mono">{rule.when}</span>
            </>
          )}
        </p>
      ))}
    </div>
  );
}

const mostShort = 80;

/** Short values in a line each can read at once; the rest on demand. */
function Carried({ effect }: { effect: PlannedEffect }) {
  const entries = Object.entries(effect.request);
  if (entries.length === 0) return null;
  const subject = effect.request["subject"];
  const summary = typeof subject === "string" ? `“${subject.slice(0, mostShort)}”` : "what it carries";
  return (
    <Folded summary={<span className="[overflow-wrap:anywhere]">{summary}</span>}>
      <JsonBlock value={effect.request} label={`What ${effectWords(effect)} carries`} />
    </Folded>
  );
}
