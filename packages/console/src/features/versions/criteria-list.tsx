import type { ChallengerDetail } from "@surety/core/wire/challenger";
import Check from "lucide-react/icons/check";
import Circle from "lucide-react/icons/circle";
import { Card } from "../../design/card.tsx";

/** What was asked of it before anybody looked, each with what it has come to. */
export function CriteriaList({ detail }: { detail: ChallengerDetail }) {
  const { checks } = detail.verdict;
  const met = checks.filter((check) => check.met).length;
  return (
    <Card title="Criteria" aside={`${met} of ${checks.length} met`}>
      <ul className="flex flex-col gap-2">
        {checks.map((check) => (
          <li key={`${check.code} ${check.judgment}`} className="flex gap-2 text-sm">
            {check.met ? (
              <Check size={15} className="mt-0.5 shrink-0 text-automated-ink" aria-label="met" />
            ) : (
              <Circle size={13} className="mt-1 shrink-0 text-caught-ink" aria-label="not met" />
            )}
            <span className={check.met ? "text-ink-2" : "font-medium"}>{check.sentence}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
