import { draftAnswer } from "@surety/core/generate/compiled-generate";
import { draftOutcomes } from "@surety/core/generate/draft-outcomes";
import type { JudgmentQuality } from "@surety/core/wire/quality";
import { ConfusionMatrix } from "../../charts/confusion-matrix.tsx";
import { ReliabilityDiagram } from "../../charts/reliability-diagram.tsx";
import { Card } from "../../design/card.tsx";
import { count } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { Time } from "../../design/time.tsx";
import { ClassTable } from "./class-table.tsx";
import { NotMeasured } from "./not-measured.tsx";

type Props = { quality: JudgmentQuality; workflow: string };

/** What the labels that taught nothing say: does it know when it is right, what it mixes up, and class by class. */
export function OnLabelsKeptApart({ quality, workflow }: Props) {
  const { accuracy, confusion, reliability } = quality;
  const isDraft = isOfDrafts(quality.labels);
  if (accuracy === null) return <NotMeasured answeredBy={quality.answeredBy} isDraft={isDraft} />;
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(340px,1fr)_minmax(0,2fr)]">
      {reliability.length > 0 && (
        <Card
          title="Does it know when it is right?"
          aside={
            <Small
              name="off by"
              tip="How far its confidence is from how often it was right, on average (expected calibration error, ECE)."
              value={quality.ece}
            />
          }
        >
          <ReliabilityDiagram bins={reliability} />
        </Card>
      )}
      {confusion === null ? (
        <Whole workflow={workflow} isDraft={isDraft} />
      ) : (
        <Classes quality={quality} workflow={workflow} />
      )}
    </div>
  );
}

/** Before anything is measured its only answer is that there is a draft. */
const isOfDrafts = ([first]: readonly string[]): boolean => first === draftOutcomes[0] || first === draftAnswer;

/** Of answers that have parts, and of drafts. */
function Whole({ workflow, isDraft }: { workflow: string; isDraft: boolean }) {
  if (isDraft)
    return (
      <Card title="What counts as right">
        <p className="max-w-[72ch] text-ink-2">
          A draft without a mark is right where a person who had it on screen sent it as it was, or with no more of its
          words changed than the document allows. What was refused, sent back or judged again was not.
        </p>
      </Card>
    );
  return (
    <Card title="What counts as right">
      <p className="max-w-[72ch] text-ink-2">
        An answer with several parts, such as clauses or fields, is right where all of it is.{" "}
        <code className="rounded-sm bg-sunken px-1 font-mono text-sm">surety eval {workflow} --documents FOLDER</code>{" "}
        says how each kind of part does.
      </p>
    </Card>
  );
}

function Classes({ quality, workflow }: Props) {
  const { confusion, model } = quality;
  return (
    <>
      {confusion !== null && (
        <Card
          title="What it mixes up"
          aside={
            <Small
              name="over all classes"
              tip="Found and right together, each class counting the same (macro F1); 1 is perfect."
              value={quality.macroF1}
            />
          }
        >
          <ConfusionMatrix labels={confusion.labels} counts={confusion.counts} workflow={workflow} />
        </Card>
      )}
      <Card
        title="Class by class"
        flush
        className="xl:col-span-2"
        aside={
          model && (
            <span>
              model <span className="font-mono">{model.hash}</span>, trained <Time at={model.trainedAt} /> on{" "}
              {count(model.trainedOn)} labels
            </span>
          )
        }
      >
        <ClassTable rows={quality.perClass} />
      </Card>
    </>
  );
}

function Small({ name, tip, value }: { name: string; tip: string; value: number | null }) {
  if (value === null) return null;
  return (
    <span>
      <Hint text={tip}>{name}</Hint> <span className="font-mono text-ink-2">{value.toFixed(3)}</span>
    </span>
  );
}
