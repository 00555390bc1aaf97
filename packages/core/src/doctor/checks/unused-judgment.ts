import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";
import { namesReadAnywhere } from "../names-read.ts";
import { rootOf } from "../strangers-text.ts";

export const unusedJudgment: Check = {
  code: "unused-judgment",
  family: "needless-ai",
  severity: "risk",
  title: "Nobody uses the answer",
  looksFor: "A judgment whose answer no condition, template, action or gate reads.",
  why: "It costs a model call, labels and people's time for each case, and changes nothing.",
  fix: "Remove the judgment, or use its answer in a rule.",
  look: ({ compiled, judgments }) => {
    const read = new Set(namesReadAnywhere(compiled).map(rootOf));
    return judgments.flatMap(({ judgment, path }) =>
      asksModel(judgment) && !read.has(judgment.name)
        ? [{ path, what: `Nothing reads the answer of "${judgment.name}".` }]
        : [],
    );
  },
};
