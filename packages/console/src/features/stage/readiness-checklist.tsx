import type { Requirement } from "@surety/core/wire/stage";
import { Link } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import type { WorkflowTab } from "../../router.tsx";

/** Where each requirement is met: the tab that has it, or the document among the versions. */
const tabs: Record<Requirement["place"], { tab: WorkflowTab; words: string }> = {
  value: { tab: "value", words: "Measure it" },
  datasets: { tab: "quality", words: "See the labels" },
  alerts: { tab: "versions", words: "See the document" },
  document: { tab: "versions", words: "See the document" },
};

type Props = { workflow: string; requirements: Requirement[]; onLeave?: () => void };

/** What a workflow needs before it may go live: what was found, why it matters, and how to get what is missing. */
export function ReadinessChecklist({ workflow, requirements, onLeave }: Props) {
  const met = requirements.filter((one) => one.met).length;
  return (
    <section aria-label="Ready for live" className="rounded-md border">
      <h3 className="border-b px-3 py-2 text-h3">
        Ready for live: {met} of {requirements.length}
      </h3>
      <ul className="divide-y">
        {requirements.map((one) => (
          <li key={one.key} className="flex gap-3 px-3 py-2">
            {one.met ? (
              <Check size={16} aria-hidden className="mt-0.5 shrink-0 text-automated-ink" />
            ) : (
              <CircleDashed size={16} aria-hidden className="mt-0.5 shrink-0 text-caught-ink" />
            )}
            <div className="min-w-0">
              <p>
                <span className="font-medium">{one.title}</span>
                <span className="sr-only">{one.met ? ": there" : ": missing"}</span>{" "}
                <span className="text-ink-2">{one.finding}</span>
              </p>
              {!one.met && (
                <>
                  <p className="text-sm text-ink-3">{one.why}</p>
                  <p className="text-sm text-ink-2">
                    {one.remedy}{" "}
                    <Link
                      to="/workflows/$name"
                      params={{ name: workflow }}
                      search={{ tab: tabs[one.place].tab }}
                      className="text-accent-ink underline"
                      onClick={() => onLeave?.()}
                    >
                      {tabs[one.place].words}
                    </Link>
                  </p>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
