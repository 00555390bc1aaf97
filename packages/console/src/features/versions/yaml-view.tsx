import { yamlParts } from "./yaml-parts.ts";

const inks = { key: "text-accent-ink", comment: "text-ink-3", text: "text-ink" } as const;

/** The document with line numbers. */
export function YamlView({ yaml }: { yaml: string }) {
  return (
    <pre tabIndex={0} aria-label="Document as YAML" className="overflow-auto py-3 font-mono text-sm leading-5">
      {yaml
        .trimEnd()
        .split("\n")
        .map((line, place) => (
          <div key={place} className="flex px-4">
            <span aria-hidden className="w-8 shrink-0 pr-3 text-right text-ink-3 select-none">
              {place + 1}
            </span>
            <code className="whitespace-pre">
              {yamlParts(line).map((part, index) => (
                <span key={index} className={inks[part.kind]}>
                  {part.text}
                </span>
              ))}
            </code>
          </div>
        ))}
    </pre>
  );
}
