import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Select } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { connectionsQuery } from "../../services/connections.ts";
import { mailSettingsQuery, useSaveMailSettings, useTestMail } from "../../services/notifications.ts";

/** Through which connection people hear, with a mail to try it. */
export function MailConnection() {
  const settings = useQuery(mailSettingsQuery);
  return (
    <Card title="How mails are sent">
      <Loaded query={settings}>{({ connection }) => <Chosen connection={connection} />}</Loaded>
    </Card>
  );
}

function Chosen({ connection }: { connection: string | null }) {
  const rows = useQuery(connectionsQuery).data ?? [];
  const save = useSaveMailSettings();
  const test = useTestMail();
  const mail = rows.filter(({ kind }) => kind === "smtp").map(({ name }) => name);
  const names = [...new Set([...mail, ...(connection === null ? [] : [connection])])];
  if (names.length === 0)
    return (
      <p className="text-ink-2">
        There is no mail connection yet.{" "}
        <Link to="/settings" search={{ tab: "connections" }} className="text-accent-ink underline">
          Make one of kind e-mail
        </Link>
        , then choose it here.
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          className="w-64"
          label="Mail connection"
          bare={false}
          value={connection ?? ""}
          disabled={save.isPending}
          onChange={({ target }) => {
            test.reset();
            save.mutate({ connection: target.value === "" ? null : target.value });
          }}
          options={[
            { value: "", label: "None: nobody gets mails" },
            ...names.map((name) => ({ value: name, label: name })),
          ]}
        />
        <Button disabled={connection === null || test.isPending} onClick={() => test.mutate()}>
          {test.isPending ? "Sending …" : "Send me a test mail"}
        </Button>
      </div>
      <p role="status" className={`text-sm ${test.data?.ok === false ? "text-harm-ink" : "text-ink-2"}`}>
        {test.data?.message ?? (save.isSuccess ? "Saved." : "")}
      </p>
      {(save.error ?? test.error) && <ProblemNote error={save.error ?? test.error} />}
    </div>
  );
}
