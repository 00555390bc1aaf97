import type { PromptHistory, PromptVersion } from "@surety/core/wire/prompt";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BatchChoice } from "../../design/batch-choice.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Field, Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { setsQuery } from "../../services/datasets.ts";
import { usePlanExperiment, usePreview } from "../../services/experiments.ts";
import { fieldProblem } from "../../services/problem.ts";
import { exampleChoices, modelsIn, opinionChoices } from "./prompt-words.ts";
import { PreviewList } from "./preview-list.tsx";
import { TextArea } from "./text-area.tsx";

type Props = { workflow: string; history: PromptHistory; current: PromptVersion; onPlanned: (id: string) => void };

const asNow = { value: "as-now", label: "As in force" };

const firstAnswers = { value: "", label: "First answers alone" };

/** Another prompt, model or choice of examples: seen on real cases first, then compared with what is in force. */
export function TryForm({ workflow, history, current, onPlanned }: Props) {
  const [prompt, setPrompt] = useState(current.prompt ?? "");
  const [models, setModels] = useState(current.models.filter((name) => name !== "local").join(", "));
  const [examples, setExamples] = useState(asNow.value);
  const [set, setSet] = useState("");
  const [opinions, setOpinions] = useState(firstAnswers.value);
  const [batch, setBatch] = useState(false);
  const sets = useQuery(setsQuery(workflow)).data ?? [];
  const preview = usePreview(workflow);
  const planning = usePlanExperiment(workflow);
  const judgment = history.judgment ?? undefined;
  const changed = prompt.trim() === "" ? null : prompt;
  const rule = exampleChoices.find(({ value }) => value === examples)?.rule;
  const asked = opinionChoices.find(({ value }) => value === opinions)?.rule;
  const show = () => {
    const model = modelsIn(models).find((name) => name !== "local");
    preview.mutate({ judgment, prompt: changed, model, ...(rule === undefined ? {} : { examples: rule }) });
  };
  const plan = () => {
    const other = changed === current.prompt ? [] : [{ name: "new", prompt: changed }];
    planning.mutate(
      {
        judgment,
        ...(set === "" ? {} : { set }),
        ...(batch ? { batch } : {}),
        models: modelsIn(models),
        prompts: [{ name: "in force" }, ...other],
        ...(rule === undefined ? {} : { examples: [current.examples, rule] }),
        ...(asked === undefined ? {} : { agreements: [null, asked] }),
      },
      { onSuccess: ({ id }) => onPlanned(id) },
    );
  };
  const problem = fieldProblem(preview.error, "prompt") ?? fieldProblem(planning.error, "prompts/1/prompt");
  return (
    <Card title="Try something else" aside="Nothing here is put in force">
      <div className="flex flex-col gap-3">
        <TextArea
          label="Prompt"
          hint="A Liquid template, like {{ input.subject }}. The list of labels and the text of the case come after it by themselves."
          problem={problem}
          value={prompt}
          onChange={setPrompt}
        />
        <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
          <Field
            label="Models"
            className="sm:col-span-2"
            hint="CONNECTION/MODEL, separated by commas; local is trained for it without these cases"
            problem={fieldProblem(planning.error, "models") ?? fieldProblem(preview.error, "models")}
            value={models}
            onChange={(event) => setModels(event.target.value)}
          />
          <Select
            label="Examples"
            bare={false}
            value={examples}
            onChange={(event) => setExamples(event.target.value)}
            options={[asNow, ...exampleChoices]}
          />
          <Select
            label="Second opinions"
            bare={false}
            value={opinions}
            onChange={(event) => setOpinions(event.target.value)}
            options={[firstAnswers, ...opinionChoices]}
          />
          <Select
            label="Compare on"
            bare={false}
            value={set}
            onChange={(event) => setSet(event.target.value)}
            options={[
              { value: "", label: "Labels that measure" },
              ...sets.map(({ name, version }) => ({ value: name, label: `${name} (${version.frozen} frozen)` })),
            ]}
          />
        </div>
        <BatchChoice chosen={batch} choose={setBatch} />
        <div className="flex flex-wrap gap-2">
          <Button disabled={preview.isPending} onClick={show}>
            See it on real cases
          </Button>
          <Button tone="primary" disabled={planning.isPending} onClick={plan}>
            {planning.isPending ? "Adding up" : "Add up the costs of an experiment"}
          </Button>
        </div>
        {planning.isError && <ProblemNote error={planning.error} />}
        {preview.isError && <ProblemNote error={preview.error} />}
        {preview.data !== undefined && <PreviewList preview={preview.data} />}
      </div>
    </Card>
  );
}
