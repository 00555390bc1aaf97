import { UserError } from "./user-error.ts";

/** Several fields are wrong: each with its path, the reason and the remedy. The first one speaks for all. */
export class FieldProblems extends UserError {
  readonly problems: readonly { path: string; message: string; remedy: string | null }[];

  constructor(code: string, problems: FieldProblems["problems"]) {
    const [first] = problems;
    super({
      code,
      field: first?.path,
      message: `${first?.path ?? ""}: ${first?.message ?? ""}`,
      remedy: first?.remedy ?? undefined,
    });
    this.problems = problems;
  }
}
