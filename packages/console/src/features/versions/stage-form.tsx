import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Field, Select } from "../../design/field.tsx";
import type { useChallenge } from "../../services/challengers.ts";
import { promptsQuery } from "../../services/experiments.ts";

type Props = { workflow: string; challenge: ReturnType<typeof useChallenge> };

/** Another language model in place of a stage; not there where no language model is asked. */
export function StageForm({ workflow, challenge }: Props) {
  const history = useQuery(promptsQuery(workflow, undefined)).data;
  const current = history?.versions.find((one) => one.current);
  const models = (current?.models ?? []).filter((name) => name !== "local");
  return models.length === 0 ? null : <StageFields models={models} challenge={challenge} />;
}

/** It is compared where labelled cases reach it, for at most what is said here. */
function StageFields({ models, challenge }: Pick<Props, "challenge"> & { models: readonly string[] }) {
  const [from, setFrom] = useState(models.at(-1) ?? "");
  const [to, setTo] = useState("");
  const [spend, setSpend] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reason = `${to} in place of ${from}`;
    challenge.mutate({ reason, retrain: false, stage: { from, to }, spend: Number(spend) });
  };
  const isReady = to.trim() !== "" && Number(spend) > 0;
  return (
    <form onSubmit={submit} className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[1fr_1fr_9rem_auto]">
      <Select
        label="In place of"
        bare={false}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        options={models.map((name) => ({ value: name, label: name }))}
      />
      <Field
        label="Try"
        placeholder="CONNECTION/MODEL"
        value={to}
        onChange={(event) => setTo(event.target.value.trim())}
      />
      <Field
        label="For at most"
        inputMode="decimal"
        hint="in all, for its questions"
        value={spend}
        onChange={(event) => setSpend(event.target.value)}
      />
      <Button type="submit" className="sm:mt-5" disabled={!isReady || challenge.isPending}>
        Compare
      </Button>
    </form>
  );
}
