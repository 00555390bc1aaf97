import { allChecks } from "./all-checks.ts";
import type { Check } from "./check.ts";
import { factWords } from "./doctor-facts.ts";
import { families } from "./families.ts";
import { doctorReadme } from "./doctor-readme.ts";

/** The documentation of the doctor: Markdown by file name, made of the checks themselves. */
export function doctorPages(): Readonly<Record<string, string>> {
  const pages = allChecks.map((check) => [`${check.code}.md`, pageOf(check)] as const);
  return Object.fromEntries([["README.md", doctorReadme(allChecks)] as const, ...pages]);
}

const severityWords = { problem: "a problem", risk: "a risk", hint: "a hint" } as const;

function pageOf(check: Check): string {
  const { code, title, looksFor, why, fix } = check;
  const family = families.find(({ id }) => id === check.family);
  return [
    `# ${title}`,
    `\`${code}\` is ${severityWords[check.severity]} of the family [${family?.title}](README.md#${check.family}).`,
    `**What the doctor looks for.** ${looksFor}`,
    `**Why.** ${why}`,
    `**What to do.** ${fix}`,
    ...exampleOf(check),
    ...needsOf(check),
    accepting(code),
    "",
  ].join("\n\n");
}

function exampleOf({ example }: Check): string[] {
  if (example === undefined) return [];
  return [`Before:\n\n\`\`\`yaml\n${example.before}\n\`\`\``, `After:\n\n\`\`\`yaml\n${example.after}\n\`\`\``];
}

function needsOf({ needs = [] }: Check): string[] {
  if (needs.length === 0) return [];
  const list = needs.map((fact) => factWords[fact]).join(", ");
  return [`It needs facts of an installation: ${list}. Without them \`surety check\` says that it could not look.`];
}

function accepting(code: string): string {
  return `Where it is meant, say so in the document; the finding then stays visible as an accepted risk, with your reason:\n\n\`\`\`yaml\ndoctor:\n  ignore:\n    - code: ${code}\n      because: why this is right here\n\`\`\``;
}
