import type { Check } from "../check.ts";
export const dedupeKeyNotMapped: Check = {
  code: "dedupe-key-not-mapped",
  family: "no-preparation",
  severity: "risk",
  title: "A trigger leaves out what tells events apart",
  looksFor: "A webhook, mailbox or folder trigger whose `map` does not yield the field that `dedupe` reads.",
  why: "Without the key nothing is recognised: repetitions from this trigger become cases of their own.",
  fix: "Map the sender's id of the event to that field.",
  look: ({ compiled }) => {
    const read = compiled.dedupe?.key.names ?? [];
    const fields = read.filter((name) => name.startsWith("input.")).map((name) => name.split(".")[1] ?? name);
    return compiled.triggers.flatMap(({ id, kind, map }, at) => {
      const repeats = kind === "webhook" || kind === "email" || kind === "folder";
      const missing = map === null ? undefined : fields.find((field) => !Object.hasOwn(map, field));
      if (!repeats || missing === undefined) return [];
      const fix = `Add ${missing} to the map of "${id}".`;
      return [
        {
          path: ["triggers", at, "map"],
          what: `"${id}" does not yield ${missing}, by which repetitions are recognised.`,
          fix,
        },
      ];
    });
  },
};
