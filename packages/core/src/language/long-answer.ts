import type { CompletionRequest } from "../ports/language-model.ts";

/** An answer of more tokens takes a slow server minutes: 2,000 are what a question with a closed list of answers may take. */
const short = 2000;

/** Whether an answer may be so long that it is worth hearing it while it is written. */
export const mayBeLong = ({ maxOutputTokens }: Pick<CompletionRequest, "maxOutputTokens">): boolean =>
  maxOutputTokens > short;
