import { TerminalError } from "../errors/terminal-error.ts";
import { UserError } from "../errors/user-error.ts";
import { type CheckedTemplate, checkTemplate } from "./check-template.ts";
import { FaultError, faultText } from "./fault.ts";
import type { Template } from "./template.ts";
import type { TemplateOutput } from "./template-output.ts";
import type { TypeEnvironment } from "./type-environment.ts";

export type { Template } from "./template.ts";

/**
 * Compiles a LiquidJS template against the names it may use; `at` is where it stands and is named in errors. The output is
 * plain text unless `output` asks for escaped HTML or an encoded path. Throws a UserError for the first mistake.
 */
export function compileTemplate(
  source: string,
  environment: TypeEnvironment,
  at: string,
  output: TemplateOutput = "text",
): Template {
  const checked = checkTemplate(source, environment, output);
  const [fault] = checked.faults;
  if (fault === undefined) return templateFrom(source, checked, at);
  throw new UserError({ code: fault.code, message: `${at}: ${faultText(fault)}`, remedy: fault.remedy, field: at });
}

/** Makes a checked template renderable; it must be free of faults. */
export function templateFrom(source: string, checked: CheckedTemplate, at: string): Template {
  const { parsed, names } = checked;
  if (parsed === null) throw new Error("A template with faults cannot be rendered");
  const render: Template["render"] = (scope) => {
    try {
      return parsed.render(scope);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const message = `The template at ${at} could not be rendered: ${error.message}`;
      throw new TerminalError({
        code: "template-failed",
        message,
        remedy: error.fault.remedy,
        field: at,
        cause: error,
      });
    }
  };
  return { source, names, render };
}
