import { fewestInTeam, type TeamPractice } from "@surety/core/wire/practice";
import { Card } from "../../design/card.tsx";
import { count } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";

const titles = ["Queue", "People", "Decided", "Half within", "Answered differently"];

/** Queues as a whole in the last 30 days; where few people decide, a figure of all would be one of each. */
export function TeamCard({ team }: { team: TeamPractice[] }) {
  if (team.length === 0) return null;
  return (
    <Card title="Queues as a whole" aside={`from ${fewestInTeam} people on`} flush>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Queues as a whole">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b text-left text-ink-3">
              {titles.map((title) => (
                <th key={title} scope="col" className="h-8 px-4 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {team.map((one) => (
              <tr key={one.queue} className="h-8">
                <th scope="row" className="px-4 text-left font-medium">
                  {one.queue}
                </th>
                {one.people === null ? (
                  <td colSpan={4} className="px-4 text-ink-3">
                    too few people decide here
                  </td>
                ) : (
                  <>
                    <td className="px-4">{count(one.people)}</td>
                    <td className="px-4">{count(one.decided ?? 0)}</td>
                    <td className="px-4">{one.medianSeconds === null ? "–" : `${one.medianSeconds.toFixed(1)} s`}</td>
                    <td className="px-4">
                      <NumberWithInterval rate={one.overrides} noun="answer" missing="no suggestion shown" />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
