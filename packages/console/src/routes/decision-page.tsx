import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { CopyButton } from "../design/copy-button.tsx";
import { Loaded } from "../design/loaded.tsx";
import { Page } from "../design/page.tsx";
import { Time } from "../design/time.tsx";
import { answerOf, howOf } from "../features/case/decision-words.ts";
import { ScreenParts } from "../features/case/screen-parts.tsx";
import { useKeys } from "../features/keyboard/key-store.ts";
import { decisionScreenQuery } from "../services/decisions.ts";

const route = getRouteApi("/shell/decisions/$id");

/** What was on screen when somebody decided. */
export function DecisionPage() {
  const { id } = route.useParams();
  const router = useRouter();
  useKeys([{ keys: "Escape", label: "Back to the case", group: "Case", run: () => router.history.back() }]);
  return (
    <Loaded query={useQuery(decisionScreenQuery(id))} title="What was on screen">
      {({ decision, caseId, hash, screen }) => (
        <Page
          title="What was on screen"
          lead={
            <>
              <p>
                {decision.person} decided <strong className="font-medium">{answerOf(decision)}</strong>{" "}
                <Time at={decision.at} />, {howOf(decision)}.{decision.undone && " It was taken back."}
              </p>
              <Link to="/cases/$id" params={{ id: caseId }} className="text-accent-ink hover:underline">
                The case
              </Link>
            </>
          }
        >
          {screen === null ? (
            <p className="max-w-[72ch] text-ink-2">
              Nothing was kept of this screen: it was decided together with others, by a program that did not say what
              it had seen, or before screens were kept.
            </p>
          ) : (
            <>
              <ScreenParts screen={screen} />
              <p className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
                SHA-256 of the canonical JSON of all of this:
                <span className="font-mono text-xs [overflow-wrap:anywhere]">{hash}</span>
                <CopyButton text={hash ?? ""} label="Copy the hash" />
              </p>
            </>
          )}
        </Page>
      )}
    </Loaded>
  );
}
