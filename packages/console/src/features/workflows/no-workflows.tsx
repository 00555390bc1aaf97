import Activity from "lucide-react/icons/activity";
import { buttonClass } from "../../design/button.tsx";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../design/empty-state.tsx";

/** What to do on the first day. */
export function NoWorkflows() {
  return (
    <EmptyState
      icon={<Activity size={28} aria-hidden />}
      title="No workflow yet"
      action={
        <Link to="/settings" search={{ tab: "keys" }} className={buttonClass("primary")}>
          Make an API key
        </Link>
      }
    >
      <p>
        A workflow says what arrives, what is prepared, what is judged and what is done. Put a YAML file into your
        project and run <code className="rounded-sm bg-sunken px-1 font-mono text-sm">surety start</code>, or send it
        with an API key. It appears here at once.
      </p>
    </EmptyState>
  );
}
