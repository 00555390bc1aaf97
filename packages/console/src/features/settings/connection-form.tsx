import type { ConnectionRow } from "@surety/core/wire/session";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field, Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useSaveConnection } from "../../services/connections.ts";
import { fieldProblem } from "../../services/problem.ts";
import { formValues } from "../account/form-values.ts";
import { connectionKinds, settingsFrom, type ConnectionKind } from "./connection-kinds.ts";

/** The fields of a kind that this console does not know are those that the connection has. */
function kindOf(name: string, row: ConnectionRow | null): ConnectionKind {
  const fields = Object.keys(row?.settings ?? {}).map((field) => ({ name: field, label: field }));
  return connectionKinds.find((kind) => kind.kind === name) ?? { kind: name, label: name, fields };
}

type Props = { row: ConnectionRow | null; onClose: () => void };

/** Makes or changes a connection. Secrets are written and never shown. */
export function ConnectionForm({ row, onClose }: Props) {
  const save = useSaveConnection();
  const [chosen, setChosen] = useState(row?.kind ?? "http");
  const kind = kindOf(chosen, row);
  const submit = (values: Record<string, string>) =>
    save.mutate(
      { name: row?.name ?? values["name"] ?? "", kind: chosen, settings: settingsFrom(kind, values, row?.settings) },
      { onSuccess: onClose },
    );
  return (
    <Dialog open onClose={onClose} title={row === null ? "Make a connection" : `Change ${row.name}`}>
      <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
        {row === null && (
          <>
            <Field
              label="Name"
              name="name"
              required
              autoFocus
              pattern="[a-z][a-z0-9\-]*"
              hint="Workflows call it by this name: small letters, digits, dashes."
              problem={fieldProblem(save.error, "name")}
            />
            <Select
              label="Kind"
              bare={false}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              options={connectionKinds.map((each) => ({ value: each.kind, label: each.label }))}
            />
          </>
        )}
        {kind.fields.map((field) =>
          field.choices ? (
            <Select
              key={`${chosen} ${field.name}`}
              label={field.label}
              bare={false}
              name={field.name}
              defaultValue={written(row?.settings[field.name]) || field.choices[0]}
              options={field.choices.map((value) => ({ value, label: value }))}
            />
          ) : (
            <Field
              key={`${chosen} ${field.name}`}
              label={field.label}
              name={field.name}
              type={field.secret ? "password" : "text"}
              autoComplete="off"
              required={!field.optional && !(field.secret && row !== null)}
              defaultValue={field.secret ? "" : written(row?.settings[field.name])}
              hint={
                field.secret
                  ? row === null
                    ? "Stored encrypted, never shown again."
                    : "Leave empty to keep the stored one."
                  : field.hint
              }
              problem={fieldProblem(save.error, field.name)}
            />
          ),
        )}
        {save.isError && <ProblemNote error={save.error} />}
        <Button tone="primary" type="submit" disabled={save.isPending}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}

/** A stored setting as it stands in a field. */
const written = (setting: unknown): string =>
  Array.isArray(setting)
    ? setting.join(", ")
    : typeof setting === "string" || typeof setting === "number" || typeof setting === "boolean"
      ? String(setting)
      : "";
