import { useConnection } from "../../services/connection.ts";

/** A quiet bar while the server cannot be reached. What was typed stays; reading resumes by itself. */
export function ConnectionBar() {
  if (useConnection() === "open") return <div role="status" />;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 bg-caught-soft px-3 py-1 text-sm text-caught-ink"
    >
      The server cannot be reached. What you see is the last state; what you type is kept. We go on as soon as it
      answers.
    </div>
  );
}
