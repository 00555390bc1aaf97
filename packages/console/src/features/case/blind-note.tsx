import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useUnblindCase } from "../../services/cases.ts";
import { sessionQuery } from "../../services/session.ts";
import { ConfirmButton } from "../settings/confirm-button.tsx";

/** Says why the answer is not here, and lets an owner open it all the same, for a price. */
export function BlindNote({ id, decided }: { id: string; decided: boolean }) {
  const owner = useQuery(sessionQuery).data?.person?.role === "owner" && !decided;
  const unblind = useUnblindCase(id);
  return (
    <div role="note" className="flex flex-wrap items-center gap-3 rounded-md border bg-sunken px-3 py-2.5">
      <p className="grow text-ink-2">
        {decided
          ? "A second person is asked about this case, without knowing what the first one said. Until then its answer, its effects and what was done are hidden from everybody who could be that person. "
          : "Somebody must still answer this case without knowing what the machine answered. Until then its answer, its effects and what was done are hidden from everybody who could be that person."}
        {decided && (
          <Link to="/datasets" search={{ tab: "labels" } as never} className="text-accent-ink hover:underline">
            Give your opinion
          </Link>
        )}
      </p>
      {owner && (
        <ConfirmButton
          label="Show the answer"
          question="You cannot answer it yourself after that, and the audit log will say so."
          keep="Leave it hidden"
          onConfirm={() => unblind.mutate()}
        />
      )}
      {unblind.error && <ProblemNote error={unblind.error} />}
    </div>
  );
}
