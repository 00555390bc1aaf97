import type { CompiledGenerate } from "@surety/core/generate/compiled-generate";
import type { JudgeModel } from "@surety/core/ports/judge-model";
import { splitName } from "../language/label-asking.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { pastAnswer } from "./past-answer.ts";
import { DraftWriter } from "./draft-writer.ts";

type Writing = CompiledGenerate & { readonly name: string };

/**
 * A judgment that writes with one of its models: a language model, or `local`, which writes nothing new and takes the past
 * answer that fits. Null where the name is of neither form.
 */
export function draftModel(work: WorkCase, spec: Writing, name: string, world: WorkerWorld): JudgeModel | null {
  if (name === "local") return { name, judge: (question) => pastAnswer(work, spec, question, world) };
  const found = splitName(name);
  return found === null
    ? null
    : { name, judge: (question) => new DraftWriter(work, spec, found, question, world).answer() };
}
