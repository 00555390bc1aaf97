import { knowledgeName } from "@surety/core/wire/knowledge";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Field } from "../../design/field.tsx";

/** A base begins with its name; it is there as soon as something is in it. */
export function NewBase() {
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const fits = knowledgeName.safeParse(name).success;
  return (
    <form
      className="flex flex-wrap items-start gap-2 text-left"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fits) void navigate({ to: "/knowledge", search: { base: name } });
      }}
    >
      <Field
        label="Name of a new base"
        hint="Lower-case letters, digits and dashes, as documents write it"
        problem={tried && !fits ? "Begin with a letter; then letters, digits and dashes: help-pages" : null}
        className="w-72"
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value.trim().toLowerCase())}
      />
      <Button type="submit" tone="primary" className="mt-5">
        Begin it
      </Button>
    </form>
  );
}
