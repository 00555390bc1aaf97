import type { Stage } from "@surety/core/wire/common";
import type { ReadinessWire } from "@surety/core/wire/stage";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useSetStage } from "../../services/workflows.ts";
import { formValues } from "../account/form-values.ts";
import { StageBadge, stageMeaning } from "../workflows/stage-badge.tsx";
import { ForecastLine } from "./forecast-line.tsx";
import { ReadinessChecklist } from "./readiness-checklist.tsx";
import { requirementNames } from "./requirement-names.ts";

const stages: Stage[] = ["draft", "shadow", "assisted", "live", "paused"];
type Props = { workflow: string; stage: Stage; readiness: ReadinessWire | undefined; onDone: () => void };

/** Which stage next; for live, what it needs, what its trial has shown, and what an override would record. */
export function StageForm({ workflow, stage, readiness, onDone }: Props) {
  const [next, setNext] = useState<Stage>(stage);
  const setStage = useSetStage(workflow);
  const missing = next === "live" ? (readiness?.requirements.filter((one) => !one.met) ?? []) : [];
  const submit = (because: string) =>
    setStage.mutate({ stage: next, ...(because === "" ? {} : { because }) }, { onSuccess: onDone });
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => submit(formValues(event)["because"] ?? "")}>
      <StageChoice stage={next} onChoose={setNext} />
      {next === "live" && readiness !== undefined && (
        <>
          <ReadinessChecklist workflow={workflow} requirements={readiness.requirements} onLeave={onDone} />
          <ForecastLine forecast={readiness.forecast} />
        </>
      )}
      {missing.length > 0 && stage !== "live" ? (
        <Field
          label="Why it goes live without"
          name="because"
          required
          minLength={10}
          hint={`Recorded: your name, the time, this reason, and that it had no ${requirementNames(missing.map((one) => one.key))}. It stands in the audit log, and on the overview until that is there.`}
        />
      ) : (
        <Field label="Because" name="because" hint="Kept in the audit log." />
      )}
      {setStage.isError && <ProblemNote error={setStage.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Keep it {stage}</Button>
        <Button
          tone={missing.length > 0 ? "harm" : "primary"}
          type="submit"
          disabled={next === stage || setStage.isPending}
        >
          {missing.length > 0 ? `Go live without ${missing.length} of 5` : `Make it ${next}`}
        </Button>
      </div>
    </form>
  );
}

function StageChoice({ stage, onChoose }: { stage: Stage; onChoose: (stage: Stage) => void }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Stage</legend>
      {stages.map((each) => (
        <label
          key={each}
          className={`flex cursor-pointer items-center gap-3 rounded-md border px-3 py-1.5 ${each === stage ? "border-accent-ink bg-accent-soft" : ""}`}
        >
          <input
            type="radio"
            name="stage"
            value={each}
            checked={each === stage}
            onChange={() => onChoose(each)}
            className="accent-accent"
          />
          <span className="w-20">
            <StageBadge stage={each} />
          </span>
          <span className="text-ink-2">{stageMeaning(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}
