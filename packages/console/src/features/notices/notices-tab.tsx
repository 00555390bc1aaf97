import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Loaded } from "../../design/loaded.tsx";
import { preferencesQuery } from "../../services/notifications.ts";
import { sessionQuery } from "../../services/session.ts";
import { FailureList } from "./failure-list.tsx";
import { MailConnection } from "./mail-connection.tsx";
import { PreferencesForm } from "./preferences-form.tsx";

/** What somebody hears of reviews by mail; owners also choose through which connection, and see what did not arrive. */
export function NoticesTab() {
  const { person } = useSuspenseQuery(sessionQuery).data;
  const preferences = useQuery({ ...preferencesQuery, enabled: person?.role !== "viewer" });
  if (person?.role === "viewer")
    return <p className="text-ink-2">Mails tell people of reviews that they can decide. Viewers get none.</p>;
  return (
    <>
      <Loaded query={preferences}>{(own) => <PreferencesForm key={own.email} own={own} />}</Loaded>
      {person?.role === "owner" && (
        <>
          <MailConnection />
          <FailureList />
        </>
      )}
    </>
  );
}
