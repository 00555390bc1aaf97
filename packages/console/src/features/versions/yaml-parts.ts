export type YamlPart = { kind: "key" | "comment" | "text"; text: string };

/** One line of YAML in the few parts that are worth a colour. */
export function yamlParts(line: string): YamlPart[] {
  if (/^\s*#/.test(line)) return [{ kind: "comment", text: line }];
  const found = /^(\s*(?:- )*)([\w$./-]+)(:)(.*)$/.exec(line);
  if (found === null) return [{ kind: "text", text: line }];
  const [, lead = "", key = "", colon = "", rest = ""] = found;
  return [
    { kind: "text", text: lead },
    { kind: "key", text: key },
    { kind: "text", text: colon + rest },
  ];
}
