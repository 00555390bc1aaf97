import type { BulkPlan } from "@surety/core/wire/bulk";
import { ShareBar } from "../../charts/share-bar.tsx";
import { Card } from "../../design/card.tsx";
import { Folded } from "../../design/folded.tsx";
import { count, counted, spokenTime } from "../../design/format.ts";
import { JsonBlock } from "../../design/json-block.tsx";
import { exclusionWords, groupWords } from "./bulk-words.ts";

/** What the answer as it stands would do: to how many, against which suggestions, with which effects, and to which not. */
export function BulkPlanCards({ plan, answered }: { plan: BulkPlan; answered: boolean }) {
  return (
    <div className="flex flex-col gap-4">
      <Card title="What happens then" aside={`${count(plan.included.length)} of ${counted(plan.selected, "review")}`}>
        <Effects plan={plan} answered={answered} />
      </Card>
      <Card title="What the machine suggests for them">
        <Suggested plan={plan} />
      </Card>
      {plan.excluded.length > 0 && (
        <Card title="What is left out" aside={counted(plan.selected - plan.included.length, "review")}>
          <ul className="flex flex-col gap-3">
            {plan.excluded.map(({ because, count: n, sample }) => (
              <li key={because} className="flex gap-3">
                <span className="w-10 shrink-0 text-right font-medium">{count(n)}</span>
                <div className="min-w-0">
                  <p>{exclusionWords[because]}</p>
                  {sample.length > 0 && (
                    <p className="truncate text-sm text-ink-3" title={sample.join("\n")}>
                      {sample.join(" · ")}
                      {n > sample.length && " …"}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function Effects({ plan, answered }: { plan: BulkPlan; answered: boolean }) {
  if (!answered) return <p className="text-ink-3">Choose an answer to see it.</p>;
  if (plan.included.length === 0)
    return <p className="text-ink-2">Nothing: none of these can be decided together with others.</p>;
  return (
    <div className="flex flex-col gap-3">
      {plan.effects.length === 0 && plan.notes.length === 0 && <p>The cases end without an effect.</p>}
      <ul className="flex flex-col gap-2">
        {plan.effects.map((group) => (
          <li key={`${groupWords(group)} ${group.connection}`} className="flex gap-3">
            <span className="w-10 shrink-0 text-right font-medium">{count(group.count)}</span>
            <div className="min-w-0 grow">
              <p className="[overflow-wrap:anywhere]">{groupWords(group)}</p>
              <Folded summary={<span className="[overflow-wrap:anywhere]">for example: {group.sample.title}</span>}>
                {group.targets > 1 && <p className="mb-1 text-sm text-ink-2">to {group.sample.target}</p>}
                <JsonBlock value={group.sample.request} label={`What ${groupWords(group)} carries`} />
              </Folded>
            </div>
          </li>
        ))}
        {plan.notes.map(({ note, count: n }) => (
          <li key={note} className="flex gap-3 text-ink-2">
            <span className="w-10 shrink-0 text-right font-medium">{count(n)}</span>
            <p className="[overflow-wrap:anywhere]">{note}</p>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">
        Each can be taken back for {spokenTime(plan.undoSeconds)}. No effect begins before that time is over.
      </p>
    </div>
  );
}

function Suggested({ plan }: { plan: BulkPlan }) {
  if (plan.suggested.every(({ value }) => value === null))
    return (
      <p className="text-ink-3">{plan.included.length === 0 ? "None is decided." : "No suggestion is shown here."}</p>
    );
  return (
    <div className="flex flex-col gap-3">
      <ShareBar
        label="Suggestions"
        parts={plan.suggested.map(({ value, count: n }) => ({ name: value ?? "no suggestion", value: n }))}
      />
      {plan.overrides > 0 && (
        <p role="note" className="rounded-sm bg-caught-soft px-2 py-1 text-caught-ink">
          {counted(plan.overrides, "review")} would be answered differently from what the machine suggests.
        </p>
      )}
    </div>
  );
}
