import { documentFields } from "../../document/named-files.ts";
import type { CompiledTrigger } from "../../workflow/compiled-workflow.ts";
import type { Check } from "../check.ts";

/** Ways in that others than keys of ours use. */
function isOpenToStrangers({ spec }: CompiledTrigger): boolean {
  if ("form" in spec) return spec.form.public;
  return "webhook" in spec || "email" in spec || "folder" in spec;
}

export const filesNotScanned: Check = {
  code: "files-not-scanned",
  family: "no-preparation",
  severity: "risk",
  title: "Files of strangers that nobody looks at first",
  looksFor:
    "A workflow that takes documents by a public form, a webhook, a mailbox or a watched folder, in an installation without a virus scanner.",
  why: "Files are read in processes that may die and are handed out as attachments; whoever opens one on their own machine is as safe as that machine.",
  fix: "Set SURETY_SCANNER, for example to clamd://127.0.0.1:3310: files then wait until they were found clean.",
  needs: ["scansFiles"],
  look: ({ document, compiled, facts }) => {
    if (facts.scansFiles !== false || documentFields(document.input).length === 0) return [];
    const at = compiled.triggers.findIndex(isOpenToStrangers);
    if (at < 0) return [];
    const what = `"${compiled.triggers[at]?.id}" takes files of people nobody knows, and no virus scanner looks at them.`;
    return [{ path: ["triggers", at], what }];
  },
};
