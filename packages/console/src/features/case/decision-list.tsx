import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Time } from "../../design/time.tsx";
import { caseDecisionsQuery } from "../../services/decisions.ts";
import { answerOf, howOf } from "./decision-words.ts";

/** Who decided, how, and what was on their screen. Nothing where nobody has, or where it must not be known yet. */
export function DecisionList({ caseId }: { caseId: string }) {
  const decisions = useQuery(caseDecisionsQuery(caseId)).data ?? [];
  if (decisions.length === 0) return null;
  return (
    <section aria-label="Decisions" className="mt-2 border-t pt-3">
      <h3 className="text-sm font-medium text-ink-3">Decisions</h3>
      <ul className="mt-1.5 flex flex-col gap-2">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <p className={decision.undone ? "text-ink-3 line-through" : "font-medium"}>{answerOf(decision)}</p>
            <p className="text-sm text-ink-2">
              {decision.person}, <Time at={decision.at} />, {howOf(decision)}
              {decision.undone && " (taken back)"}
            </p>
            {decision.hasScreen && (
              <Link
                to="/decisions/$id"
                params={{ id: decision.id }}
                className="text-sm text-accent-ink hover:underline"
              >
                What was on screen
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
