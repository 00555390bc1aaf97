import type { PromptDiff } from "@surety/core/wire/prompt";

type Part = PromptDiff["parts"][number];
type Line = Part["lines"][number];

const titles: Record<Part["part"], string> = {
  prompt: "Prompt",
  guidance: "Guidance",
  examples: "Examples",
  models: "Models",
};
const marks: Record<Line["kind"], string> = { same: " ", removed: "−", added: "+" };
const words: Record<Line["kind"], string> = { same: "", removed: "taken out: ", added: "put in: " };
const tones: Record<Line["kind"], string> = {
  same: "text-ink-2",
  removed: "bg-caught-soft text-caught-ink",
  added: "bg-automated-soft text-automated-ink",
};

/** What changed between two versions of a prompt, line by line; told apart by a mark as well as by colour. */
export function DiffView({ diff }: { diff: PromptDiff }) {
  if (diff.parts.length === 0) return <p className="text-ink-2">These two versions ask alike.</p>;
  return (
    <div className="flex flex-col gap-3">
      {diff.parts.map(({ part, lines }) => (
        <section key={part} aria-label={titles[part]}>
          <h3 className="mb-1 text-sm font-medium text-ink-2">{titles[part]}</h3>
          <ol
            className="overflow-x-auto rounded-md border font-mono text-sm"
            tabIndex={0}
            aria-label={`${titles[part]}, compared`}
          >
            {lines.map(({ kind, text }, at) => (
              <li key={at} className={`flex min-w-max gap-2 px-2.5 whitespace-pre ${tones[kind]}`}>
                <span aria-hidden className="w-3 shrink-0 select-none">
                  {marks[kind]}
                </span>
                <span className="sr-only">{words[kind]}</span>
                {text === "" ? " " : text}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
