import type { JudgeBlock } from "../workflow/block-schema.ts";
import type { Compilation, Path } from "../workflow/compilation.ts";
import { type CompiledGenerate, generateAnswers } from "./compiled-generate.ts";
import type { GenerateSpec } from "./generate-schema.ts";

/** Compiles a judgment that writes. Its text is a stranger's: a model that read theirs wrote it. */
export function compileGenerate(
  name: string,
  { generate, models }: { generate: GenerateSpec; models: readonly string[] },
  path: Path,
  compilation: Compilation,
): CompiledGenerate {
  const at = [...path, "generate"];
  const { learn = null, check = null, alone = null, task, rules, passages } = generate;
  const bases = [...new Set([...generate.knowledge, ...(learn === null ? [] : [learn])])];
  if (bases.length === 0) reportNothingToRestOn(at, compilation);
  rules.forEach((rule, place) => {
    if (rules.findIndex((one) => one.name === rule.name) < place)
      compilation.report([...at, "rules", place, "name"], {
        code: "duplicate-rule",
        message: `Two rules are called "${rule.name}".`,
      });
  });
  if (check !== null) reportCheck(check, [...at, "check"], compilation);
  const text = compilation.template(generate.text, [...at, "text"]);
  const slots = compilation.expressions(generate.slots, [...at, "slots"]);
  compilation.tainted.add(name);
  compilation.written.add(name);
  return { ...generateAnswers, task, text, models, bases, learn, slots, rules, passages, check, alone };
}

function reportNothingToRestOn(path: Path, compilation: Compilation): void {
  compilation.report(path, {
    code: "no-knowledge",
    message: "There is nothing that the draft could rest on.",
    remedy: "Name a knowledge base (knowledge: [help]), or one that it learns into (learn: letters).",
  });
}

/** `local` cannot say whether one text says what another does. */
function reportCheck(check: string, path: Path, compilation: Compilation): void {
  const slash = check.indexOf("/");
  if (slash > 0 && slash < check.length - 1) return compilation.connection(check.slice(0, slash), "language", path);
  compilation.report(path, {
    code: "unknown-model",
    message: `"${check}" is no language model.`,
    remedy: "Write CONNECTION/MODEL with a connection of kind language, or leave check out.",
  });
}

/** What nobody has measured lets no draft out: a draft has an earned threshold or a person. */
export function reportHandSet(
  { judge, gate }: Pick<JudgeBlock, "judge" | "gate">,
  path: Path,
  compilation: Compilation,
): void {
  const alone = Object.entries(judge).find(([, spec]) => "generate" in spec && spec.generate.alone !== undefined);
  if (alone === undefined || gate.fixedThreshold === undefined) return;
  compilation.report([...path, "fixedThreshold"], {
    code: "draft-by-hand",
    message: `${alone[0]} may go out alone, and a threshold that was set by hand lets no draft out.`,
    remedy: "Remove fixedThreshold: the gate then earns its threshold from what people did with drafts.",
  });
}
