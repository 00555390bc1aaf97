import { Link } from "@tanstack/react-router";
import type { WorkflowRow } from "@surety/core/wire/overview";
import { count } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { OverrideNote } from "../stage/override-note.tsx";
import { GuaranteeLine } from "./guarantee-line.tsx";
import { StageBadge } from "./stage-badge.tsx";

const head = "h-8 px-4 text-left text-sm font-medium whitespace-nowrap text-ink-3";

/** One row per workflow: what it may do alone, and the promise behind that. */
export function WorkflowTable({ rows }: { rows: WorkflowRow[] }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Workflows">
      <table className="w-full">
        <thead>
          <tr className="border-b">
            <th scope="col" className={head}>
              Workflow
            </th>
            <th scope="col" className={head}>
              Stage
            </th>
            <th scope="col" className={head}>
              Automation
            </th>
            <th scope="col" className={head}>
              Guarantee
            </th>
            <th scope="col" className={`${head} text-right!`}>
              Arrived today
            </th>
            <th scope="col" className={`${head} text-right!`}>
              Waiting
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <tr key={row.name} className="align-top hover:bg-sunken">
              <td className="px-4 py-2.5">
                <Link
                  to="/workflows/$name"
                  params={{ name: row.name }}
                  className="font-medium whitespace-nowrap hover:underline"
                >
                  {row.title}
                </Link>
                <div className="font-mono text-xs whitespace-nowrap text-ink-3">{row.name}</div>
              </td>
              <td className="px-4 py-2.5">
                <StageBadge stage={row.stage} />
              </td>
              <td className="px-4 py-2.5">
                <NumberWithInterval rate={row.automationRate} noun="case" name="Automation rate" missing="none yet" />
              </td>
              <td className="min-w-64 px-4 py-2.5">
                <Link
                  to="/workflows/$name"
                  params={{ name: row.name }}
                  search={{ tab: "gate" }}
                  className="block hover:underline"
                >
                  <GuaranteeLine guarantee={row.guarantee} />
                </Link>
                <OverrideNote missing={row.missing} override={row.override} />
              </td>
              <td className="px-4 py-2.5 text-right">
                <Link to="/cases" search={{ workflow: row.name }} className="hover:underline">
                  {count(row.arrivedToday)}
                </Link>
              </td>
              <td className="px-4 py-2.5 text-right">
                <Link to="/cases" search={{ workflow: row.name, status: "waiting" }} className="hover:underline">
                  {count(row.waiting)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
