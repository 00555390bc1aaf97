import type { ValueWire } from "@surety/core/wire/value";
import { Link } from "@tanstack/react-router";
import { Card } from "../../design/card.tsx";
import { count } from "../../design/format.ts";
import { bounded, hours, moneyIn, weekOf, workTime } from "./value-words.ts";

const head = "h-8 px-4 text-right text-sm font-medium whitespace-nowrap text-ink-3 first:text-left";
const cell = "px-4 py-1.5 text-right whitespace-nowrap first:text-left";

/** Time and money week by week; each count opens its cases. */
export function WeeksTable({ value }: { value: ValueWire }) {
  const inMoney = moneyIn(value.currency);
  return (
    <Card title="Week by week" flush>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Week by week">
        <table className="w-full">
          <thead>
            <tr className="border-b">
              {[
                "Week of",
                "Automated",
                "Reviewed",
                "People's time",
                "of that audits",
                "Cost per case",
                "Hours saved",
                "Money saved",
              ].map((name) => (
                <th key={name} scope="col" className={head}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {sinceFirst(value.weeks).map((week) => (
              <tr key={week.from} className="hover:bg-sunken">
                <td className={cell}>{weekOf(week.from)}</td>
                {(["automated", "reviewed"] as const).map((route) => (
                  <td key={route} className={cell}>
                    <Link
                      to="/cases"
                      search={{ workflow: value.workflow, route, since: week.from, until: week.to }}
                      className="hover:underline"
                    >
                      {count(week[route])}
                    </Link>
                  </td>
                ))}
                <td className={cell}>{workTime(week.peopleSeconds)}</td>
                <td className={cell}>{workTime(week.auditSeconds)}</td>
                <td className={cell}>{week.costPerCaseMicros === null ? "–" : inMoney(week.costPerCaseMicros)}</td>
                <Saved figure={week.hoursSaved} text={hours} />
                <Saved figure={week.savedMicros} text={inMoney} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** The newest first, back to the first week in which anything was done. */
function sinceFirst(weeks: ValueWire["weeks"]): ValueWire["weeks"] {
  const first = weeks.findIndex((week) => week.automated + week.reviewed > 0 || week.peopleSeconds > 0);
  return weeks.slice(first < 0 ? -1 : first).toReversed();
}

type SavedProps = { figure: ValueWire["total"]["hoursSaved"]; text: (value: number) => string };

function Saved({ figure, text }: SavedProps) {
  if (figure === null) return <td className={cell}>–</td>;
  const { main, note } = bounded(figure, text);
  return (
    <td className={cell}>
      {main} {figure.low !== null && <span className="text-sm text-ink-3">{note}</span>}
    </td>
  );
}
