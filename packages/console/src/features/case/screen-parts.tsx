import { Card } from "../../design/card.tsx";
import { JsonBlock } from "../../design/json-block.tsx";

/** What each part of a kept screen is called; the rest is named by its field. */
const names: Record<string, string> = {
  input: "What arrived",
  prepared: "What was prepared",
  asked: "What was asked",
  suggested: "What the machine suggested",
  would: "What each answer would do",
  answers: "Each answer, and what it would do",
};
const besides = new Set(["reviewId", "workflow", "title"]);

/** The parts of a screen as they were kept; what a stranger wrote is text here as everywhere. */
export function ScreenParts({ screen }: { screen: Record<string, unknown> }) {
  const parts = Object.entries(screen)
    .filter(([name]) => !besides.has(name))
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other));
  return (
    <>
      {typeof screen["title"] === "string" && <p className="text-h2 [overflow-wrap:anywhere]">{screen["title"]}</p>}
      <div className="grid gap-4 lg:grid-cols-2">
        {parts.map(([name, value]) => (
          <Card key={name} title={names[name] ?? name}>
            <JsonBlock value={value} label={names[name] ?? name} />
          </Card>
        ))}
      </div>
    </>
  );
}

function placeOf(name: string): number {
  const place = Object.keys(names).indexOf(name);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}
