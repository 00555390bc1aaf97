import type { Requirement } from "@surety/core/wire/stage";
import { Link, type LinkProps } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import type { WorkflowTab } from "../../routes/case-routes.ts";

/** Where each requirement is met: a tab of the workflow, or a page of its own. */
function placeOf(place: Requirement["place"], workflow: string): { link: LinkProps; words: string } {
  const tab = (name: WorkflowTab): LinkProps => ({
    to: "/workflows/$name",
    params: { name: workflow },
    search: { tab: name },
  });
  switch (place) {
    case "value":
      return { link: tab("value"), words: "Measure it" };
    case "datasets":
      return { link: { to: "/datasets", search: { workflow, tab: "sets" } }, words: "Make an evaluation set" };
    case "alerts":
    case "document":
      return { link: tab("versions"), words: "See the document" };
  }
}

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
                      {...placeOf(one.place, workflow).link}
                      className="text-accent-ink underline"
                      onClick={() => onLeave?.()}
                    >
                      {placeOf(one.place, workflow).words}
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
