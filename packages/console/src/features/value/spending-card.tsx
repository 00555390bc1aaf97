import type { BudgetStand, SpendingWire } from "@surety/core/wire/spending";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "../../design/card.tsx";
import { counted } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { spendingQuery } from "../../services/value.ts";
import { SpentBar } from "./spent-bar.tsx";
import { moneyIn } from "./value-words.ts";

/** What language models cost the workflow: today against its budgets, and by the case. Nothing where it asks none. */
export function SpendingCard({ workflow }: { workflow: string }) {
  const spending = useQuery(spendingQuery(workflow));
  return (
    <Loaded query={spending} skeleton={<Skeleton className="h-32" />}>
      {(data) => (asksNobody(data) ? null : <Spending spending={data} />)}
    </Loaded>
  );
}

const asksNobody = ({ today, budgets, perCase }: SpendingWire): boolean =>
  today.calls === 0 && perCase === null && budgets.perDay === null && budgets.perCaseMicros === null;

function Spending({ spending }: { spending: SpendingWire }) {
  const { currency, day, today, budgets, perCase } = spending;
  const inMoney = moneyIn(currency);
  const stands: [string, BudgetStand | null][] = [
    ["Budget of the day", budgets.perDay],
    ["Installation's budget of the day", budgets.installation],
  ];
  return (
    <Card title="Language models" aside={<Hint text="Days are those of UTC, as in lists of prices.">{day}</Hint>}>
      <div className="grid gap-5 xl:grid-cols-2">
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <Figure name="Spent today" note={counted(today.calls, "call")}>
            {inMoney(today.costMicros)}
          </Figure>
          {perCase !== null && (
            <Figure name="Per case, four weeks" note={counted(perCase.cases, "case")}>
              {inMoney(perCase.meanMicros)}
            </Figure>
          )}
          {budgets.perCaseMicros !== null && (
            <Figure name="Allowed per case" note="then a person decides">
              {inMoney(budgets.perCaseMicros)}
            </Figure>
          )}
          {today.unpriced > 0 && (
            <Figure name="Without a price" note="add prices to the connection">
              {counted(today.unpriced, "call")}
            </Figure>
          )}
        </dl>
        <div className="flex flex-col gap-3">
          {stands.map(([name, stand]) =>
            stand === null ? null : (
              <SpentBar key={name} name={name} stand={stand} currency={currency} waits={budgets.whenSpent === "wait"} />
            ),
          )}
          {stands.every(([, stand]) => stand === null) && (
            <p className="max-w-[60ch] text-ink-2">
              No budget limits a day. Add <code className="font-mono">budget: {"{ perDay: 20 }"}</code> to the document.
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}

function Figure({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="text-h2 font-semibold">{children}</dd>
      <dd className="text-sm text-ink-3">{note}</dd>
    </div>
  );
}
