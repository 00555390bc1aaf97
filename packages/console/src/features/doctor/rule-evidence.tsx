import type { ProposedRule } from "@surety/core/wire/doctor";
import { clopperPearson } from "@surety/core/statistics/clopper-pearson";
import { count, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { YamlLines } from "./yaml-lines.tsx";

/** A rule that labels support: what it is compared with, and the rule itself. */
export function RuleEvidence({ rule }: { rule: ProposedRule }) {
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <YamlLines
        title={rule.isWhole ? "In place of the model" : `In front of ${rule.judgment}`}
        text={rule.yaml}
        copy="Copy rule"
      />
      <AgreementTable rule={rule} />
    </div>
  );
}

function AgreementTable({ rule }: { rule: ProposedRule }) {
  const { model, majority, of } = rule;
  const ofModel = model === null ? null : clopperPearson(model.right, model.of, 0.95);
  return (
    <div className="min-w-0 rounded-md border px-2.5 py-1.5">
      <table className="w-full text-sm">
        <caption className="pb-1 text-left text-xs text-ink-3">
          On labels that neither had seen; the rule was fitted on {count(rule.fittedOn)} others
          {rule.isWhole ? "" : ` and answers ${percent(rule.share)} of all cases`}.
        </caption>
        <thead className="text-ink-3">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              Answer by
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium">
              Right
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium">
              Agreement
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium">
              <Hint text="Exact 95 % interval (Clopper and Pearson), shared among the rules that were tried.">
                Sure of
              </Hint>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          <Row name="This rule" right={rule.right} of={of} low={rule.low} high={rule.high} strong />
          {model !== null && ofModel !== null && (
            <Row name="The model" right={model.right} of={model.of} low={ofModel.low} high={ofModel.high} />
          )}
          {rule.isWhole && <AlwaysRow right={Math.round(majority * of)} of={of} />}
        </tbody>
      </table>
      {model === null && (
        <p className="pt-1 text-xs text-ink-3">
          No model is in force, so the rule is measured against the gate’s target.
        </p>
      )}
    </div>
  );
}

function AlwaysRow({ right, of }: { right: number; of: number }) {
  const { low, high } = clopperPearson(right, of, 0.95);
  return <Row name="Always the same answer" right={right} of={of} low={low} high={high} />;
}

type RowProps = { name: string; right: number; of: number; low: number; high: number; strong?: boolean };

function Row({ name, right, of, low, high, strong = false }: RowProps) {
  return (
    <tr className={strong ? "font-medium" : "text-ink-2"}>
      <th scope="row" className={`py-1 text-left ${strong ? "font-medium" : "font-normal"}`}>
        {name}
      </th>
      <td className="py-1 pl-3 text-right whitespace-nowrap">
        {count(right)} of {count(of)}
      </td>
      <td className="py-1 pl-3 text-right whitespace-nowrap">{percent(right / Math.max(1, of))}</td>
      <td className="py-1 pl-3 text-right whitespace-nowrap">
        {percent(low)} – {percent(high)}
      </td>
    </tr>
  );
}
