import { writesMarks } from "../language/strangers-marks.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledWording } from "./compiled-workflow.ts";
import type { JudgmentSpec } from "./judgment-schema.ts";

/** What a judgment says of it; one that reads fields has neither a prompt nor examples. */
type Wording = Partial<
  Pick<Extract<JudgmentSpec, { classify: unknown }>["classify"], "guidance" | "prompt" | "examples" | "agreement">
>;

/** What language models are told. A prompt is the author's, but for the marks around what strangers wrote: these are ours. */
export function compileWording(
  { guidance, prompt, examples, agreement }: Wording,
  models: readonly string[],
  path: Path,
  compilation: Compilation,
): CompiledWording {
  for (const [key, given] of Object.entries({ prompt, examples, agreement }))
    if (given !== undefined) reportUnread(key, models, [...path, key], compilation);
  reportOthers(agreement?.models ?? [], models, [...path, "agreement", "models"], compilation);
  if (prompt !== undefined && writesMarks(prompt))
    compilation.report([...path, "prompt"], {
      code: "reserved-mark",
      message: "A prompt cannot write <text> or <value>: these marks say where strangers' words begin and end.",
      remedy: "Leave the mark out. The text of the case comes by itself, behind the prompt.",
    });
  return {
    guidance: guidance ?? null,
    prompt: prompt === undefined ? null : compilation.template(prompt, [...path, "prompt"], "prompt"),
    examples: examples ?? null,
    agreement: agreement ?? null,
  };
}

/** A second opinion comes from another language model. */
function reportOthers(
  others: readonly string[],
  models: readonly string[],
  path: Path,
  compilation: Compilation,
): void {
  for (const [at, name] of others.entries()) {
    const slash = name.indexOf("/");
    if (slash < 1 || slash === name.length - 1)
      compilation.report([...path, at], {
        code: "unknown-model",
        message: `"${name}" is no language model.`,
        remedy: "Write CONNECTION/MODEL with a connection of kind language.",
      });
    else compilation.connection(name.slice(0, slash), "language", [...path, at]);
    if (models.includes(name) || others.indexOf(name) < at)
      compilation.report([...path, at], {
        code: "same-opinion",
        message: `${name} is asked already; that it agrees with itself says little.`,
        remedy: "Name another model, or ask the model itself again with samples.",
      });
  }
}

/** Words that nobody reads are a mistake, not a danger. */
function reportUnread(key: string, models: readonly string[], path: Path, compilation: Compilation): void {
  if (models.some((name) => name !== "local")) return;
  const message = `No model of this judgment reads "${key}": local learns from labels alone.`;
  const remedy = "Add a language model to its models (CONNECTION/MODEL), or leave it out.";
  compilation.report(path, { code: "unread-wording", message, remedy }, "warning");
}
