import type { PlannedEffect, ReviewPlan } from "@surety/core/wire/review-preview";
import type { ReactNode } from "react";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { branchWords, effectFacts, isProposedCall, effectWords, planLine, ruleWords } from "./plan-words.ts";

type Props = {
  plan: ReviewPlan;
  /** Shows the texts of an effect so that they can be edited; `first` where no effect before it has any. */
  editor?: (effect: PlannedEffect, first: boolean) => ReactNode;
};

/** All that would follow an answer: the rule that acts, and each effect with what it carries. */
export function PlanDetail({ plan, editor }: Props) {
  const first = plan.effects.find(({ editable }) => editable.length > 0);
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-sm">
      {plan.effects.length === 0 && plan.note === null && <p className="text-ink-2">{nothingWords(plan)}</p>}
      <ul className="flex flex-col gap-1.5">
        {plan.effects.map((effect, place) => (
          <li key={place} className="min-w-0">
            <p className="line-clamp-3 [overflow-wrap:anywhere]">{effectWords(effect)}</p>
            {editor === undefined || effect.editable.length === 0 ? (
              <Carried effect={effect} />
            ) : (
              editor(effect, effect === first)
            )}
          </li>
        ))}
      </ul>
      {plan.note && (
        <p className={`[overflow-wrap:anywhere] ${plan.end === "exception" ? "text-harm-ink" : "text-ink-2"}`}>
          {plan.note}
        </p>
      )}
      {plan.branches.length > 0 && <Branches plan={plan} />}
      {plan.rules.map((rule) => (
        <p
          key={rule.block}
          title={rule.when ?? undefined}
          className="line-clamp-2 text-xs text-ink-3 [overflow-wrap:anywhere]"
        >
          {ruleWords(rule)}
        </p>
      ))}
    </div>
  );
}

/** What follows by a rule when more is known, answer by answer. */
function Branches({ plan: { branches, follows } }: { plan: ReviewPlan }) {
  const judgment = follows.at(-1)?.judgment ?? "the rule";
  return (
    <>
      <p className="text-ink-2 [overflow-wrap:anywhere]">{branchWords(judgment)}</p>
      <ul className="flex flex-col gap-1.5">
        {branches.map(({ answer, effects }) => (
          <li key={answer} className="min-w-0">
            <p className="[overflow-wrap:anywhere]">
              <span className="font-medium">{answer}</span>
              {": "}
              {effects.length === 0 ? "nothing happens" : effects.map(effectWords).join(", ")}
            </p>
            {effects.filter(isSent).map((effect, place) => (
              <Carried key={place} effect={effect} />
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

const isSent = ({ kind }: PlannedEffect): boolean => kind !== "assign";

function nothingWords(plan: ReviewPlan): string {
  if (plan.end === "done") return "Nothing happens: the case is done, and nothing is sent or changed.";
  const line = planLine(plan).slice("then: ".length);
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

/** What is sent, in a few facts; all of it, as it would go out, on demand. */
function Carried({ effect }: { effect: PlannedEffect }) {
  if (Object.keys(effect.request).length === 0) return null;
  const facts = effectFacts(effect);
  const summary = facts.length === 0 ? "what is sent" : facts.join(" · ");
  return (
    <Folded summary={<span className="[overflow-wrap:anywhere]">{summary}</span>} open={isProposedCall(effect)}>
      <JsonBlock value={effect.request} label={`What ${effectWords(effect)} carries`} />
    </Folded>
  );
}
