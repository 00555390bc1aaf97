import type { DoctorFinding } from "@surety/core/wire/doctor";
import { Folded } from "../../design/folded.tsx";
import { acceptanceYaml } from "./acceptance-yaml.ts";
import { RuleEvidence } from "./rule-evidence.tsx";
import { SeverityBadge } from "./severity-badge.tsx";
import { YamlLines } from "./yaml-lines.tsx";

/** One finding: what is so, what follows, what to do, and more where somebody asks. */
export function FindingItem({ finding }: { finding: DoctorFinding }) {
  const { title, severity, path, what, why, fix, rule, because } = finding;
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <SeverityBadge severity={severity} />
        <h3 className="font-medium">{title}</h3>
        <code className="ml-auto text-xs text-ink-3">{path === "" ? "whole document" : path}</code>
      </div>
      <p className="max-w-[80ch] [overflow-wrap:anywhere]">{what}</p>
      <dl className="grid max-w-[90ch] grid-cols-[3rem_1fr] gap-x-2 gap-y-1 text-sm">
        <dt className="text-ink-3">Why</dt>
        <dd className="text-ink-2">{why}</dd>
        <dt className="text-ink-3">{because === null ? "Fix" : "But"}</dt>
        <dd className={because === null ? "" : "text-ink-2"}>{because ?? fix}</dd>
      </dl>
      {rule !== null && <RuleEvidence rule={rule} />}
      <Folded summary={because === null ? "Example, and how to accept it" : "More about it"}>
        <More finding={finding} />
      </Folded>
    </li>
  );
}

function More({ finding }: { finding: DoctorFinding }) {
  const { looksFor, example, page, because } = finding;
  return (
    <div className="flex flex-col gap-2.5 text-sm">
      <p className="max-w-[80ch] text-ink-2">
        {looksFor}{" "}
        <a className="text-accent-ink hover:underline" href={`/${page}`} target="_blank" rel="noreferrer">
          The page about it
        </a>
      </p>
      <div className="grid items-start gap-2.5 lg:grid-cols-2">
        {example !== null && (
          <>
            <YamlLines title="Before" text={example.before} />
            <YamlLines title="After" text={example.after} copy="Copy" />
          </>
        )}
        {because === null && (
          <YamlLines title="To accept it, with your reason" text={acceptanceYaml(finding)} copy="Copy" />
        )}
      </div>
    </div>
  );
}
