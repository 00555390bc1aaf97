import type { OutcomeImpact, ValueWire } from "@surety/core/wire/value";
import { Link } from "@tanstack/react-router";
import { Card } from "../../design/card.tsx";
import { count, counted, points } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useImportOutcomes } from "../../services/value.ts";
import { FileButton } from "./file-button.tsx";
import { outcomeFigure } from "./value-words.ts";

/** What later turned out, by route and version; how it is read stands beside it, because it is easily misread. */
export function ImpactCard({ value }: { value: ValueWire }) {
  const take = useImportOutcomes(value.workflow);
  return (
    <Card
      title="What became of the cases"
      aside={
        <>
          {value.outcomesWithoutCase > 0 && (
            <span>{counted(value.outcomesWithoutCase, "outcome")} without a known case</span>
          )}
          <FileButton
            label="Import outcomes"
            name="File of outcomes"
            busy={take.isPending}
            onFile={(file) => take.mutate(file)}
          />
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {take.isError && <ProblemNote error={take.error} />}
        {take.data !== undefined && (
          <p role="status" className="text-sm text-automated-ink">
            {count(take.data.joined)} joined to their cases, {count(take.data.kept)} kept until their case is known,{" "}
            {count(take.data.duplicate)} known already.
          </p>
        )}
        {value.outcomes.length === 0 ? (
          <p className="max-w-[72ch] text-ink-2">
            Nobody has told what became of these cases. Post it to <code className="font-mono">/api/v1/outcomes</code>{" "}
            with the case or its message id, send it as a signed webhook, or import a file with the columns caseId, name
            and value: reopened, refunded, won.
          </p>
        ) : (
          value.outcomes.map((one) => <Outcome key={one.name} workflow={value.workflow} outcome={one} />)
        )}
      </div>
    </Card>
  );
}

function Outcome({ workflow, outcome }: { workflow: string; outcome: OutcomeImpact }) {
  const groups = [...outcome.byRoute, ...outcome.byVersion];
  return (
    <section aria-label={outcome.name}>
      <h3 className="mb-1 text-h3">
        <Link to="/cases" search={{ workflow, outcome: outcome.name }} className="hover:underline">
          {outcome.name}
        </Link>
        {outcome.absent !== null && (
          <span className="ml-2 text-sm font-normal text-ink-3">nothing told counts as {outcome.absent}</span>
        )}
      </h3>
      {outcome.kind === "words" ? (
        <p className="text-ink-2">{outcome.words.map(({ word, n }) => `${word} ${count(n)}`).join(", ")}</p>
      ) : (
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[repeat(auto-fill,minmax(240px,1fr))]">
          {groups.map((group) => (
            <div key={group.group}>
              <dt className="text-sm text-ink-2">{group.group}</dt>
              <dd>
                <Figure outcome={outcome} group={group} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {outcome.difference !== null && <Selection difference={outcome.difference} />}
    </section>
  );
}

function Figure({ outcome, group }: { outcome: OutcomeImpact; group: OutcomeImpact["byRoute"][number] }) {
  if (group.figure === null)
    return <span className="text-ink-3">not told of any of {counted(group.cases, "case")}</span>;
  const text = (value: number) => outcomeFigure(outcome.kind, value);
  const { value, low, high, n } = group.figure;
  return (
    <>
      <span className="font-medium">{text(value)}</span>{" "}
      <span className="text-sm text-ink-3">
        {low === null || high === null ? "one value" : `${text(low)} to ${text(high)}`}, told of {count(n)} of{" "}
        {counted(group.cases, "case")}
      </span>
    </>
  );
}

function Selection({ difference }: { difference: NonNullable<OutcomeImpact["difference"]> }) {
  const { value, low, high } = difference;
  return (
    <p className="mt-1 max-w-[72ch] text-sm text-ink-2">
      Automated less reviewed: {points(value)} points
      {low === null || high === null ? "" : ` (${points(low)} to ${points(high)})`}. This is no effect of automation:
      the easy cases are automated and the hard ones reviewed. Compare versions instead, best those that ran side by
      side in a canary.
    </p>
  );
}
