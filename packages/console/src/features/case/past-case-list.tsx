import type { PastCase } from "@surety/core/wire/past-case";
import { Link } from "@tanstack/react-router";
import { Folded } from "../../design/folded.tsx";
import { counted } from "../../design/format.ts";
import { MeaningMark } from "../../design/meaning.tsx";
import { Time } from "../../design/time.tsx";
import { answerWords, outcomeWords, standingWords } from "./past-case-words.ts";

type Props = { cases: PastCase[]; shown: number };

/** Earlier cases with what was answered and how it turned out; those after the first few unfold. */
export function PastCaseList({ cases, shown }: Props) {
  const [first, rest] = [cases.slice(0, shown), cases.slice(shown)];
  return (
    <>
      <Rows cases={first} />
      {rest.length > 0 && (
        <Folded summary={`${counted(rest.length, "more case")}`}>
          <Rows cases={rest} />
        </Folded>
      )}
    </>
  );
}

function Rows({ cases }: { cases: PastCase[] }) {
  return (
    <ul className="flex flex-col">
      {cases.map((one) => (
        <PastCaseRow key={one.caseId} past={one} />
      ))}
    </ul>
  );
}

const tones = { harm: "text-harm-ink", caught: "text-caught-ink", reviewed: "text-ink-3", automated: "text-ink-3" };

function PastCaseRow({ past }: { past: PastCase }) {
  const { words, meaning } = standingWords(past);
  const outcome = outcomeWords(past.outcome);
  const answer = answerWords(past.answer);
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-2 py-0.5 text-sm">
      <span className="flex w-3 shrink-0 justify-center">{meaning && <MeaningMark meaning={meaning} size={8} />}</span>
      <Link
        to="/cases/$id"
        params={{ id: past.caseId }}
        title={past.title}
        className="min-w-24 flex-1 truncate hover:underline max-sm:py-3.5"
      >
        {past.title}
      </Link>
      {answer !== null && <span className="max-w-32 truncate font-medium">{answer}</span>}
      <span className={`text-xs ${meaning === null ? "text-ink-3" : tones[meaning]}`}>{words}</span>
      {outcome !== null && (
        <span className="max-w-40 truncate text-xs text-ink-2" title={outcome}>
          {outcome}
        </span>
      )}
      <Time at={past.receivedAt} className="shrink-0 text-xs text-ink-3" />
    </li>
  );
}
