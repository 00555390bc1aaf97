import { Card } from "../../design/card.tsx";

/** What is missing before there are figures, by who answers; what several language models do is said by their cascade. */
export function NotMeasured({ answeredBy, isDraft }: { answeredBy: readonly string[]; isDraft: boolean }) {
  const words = isDraft ? ofDrafts : wordsFor(answeredBy);
  if (words === null) return null;
  return (
    <Card title="Not measured yet">
      <p className="max-w-[72ch] text-ink-2">{words}</p>
    </Card>
  );
}

const ofDrafts =
  "What is written is measured by what people do with it. Where the document lets drafts out alone, fit the gate again once people have sent some of them.";

function wordsFor(answeredBy: readonly string[]): string | null {
  const [first] = answeredBy;
  if (first === undefined) return "A rule answers this judgment, so nothing is trained or fitted for it.";
  if (answeredBy.includes("local"))
    return "There are not enough labels to train and measure this judgment. Each review that is answered gives one; importing old, decided cases is quicker.";
  if (answeredBy.length > 1) return null;
  return `${first} answers this judgment alone, so nothing is trained for it. It is measured on cases that people have decided: fit the gate again once there are some.`;
}
