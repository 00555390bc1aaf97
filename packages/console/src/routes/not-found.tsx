import { Link } from "@tanstack/react-router";
import { buttonClass } from "../design/button.tsx";
import { EmptyState } from "../design/empty-state.tsx";

export function NotFound() {
  return (
    <main className="p-6">
      <EmptyState
        heading="h1"
        title="Nothing is at this address"
        action={
          <Link to="/" className={buttonClass("primary")}>
            Go to the overview
          </Link>
        }
      >
        The link may be old, or a letter is missing.
      </EmptyState>
    </main>
  );
}
