import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { AccountFrame } from "../features/account/account-frame.tsx";
import { formValues } from "../features/account/form-values.ts";
import { fieldProblem } from "../services/problem.ts";
import { sessionQuery, useSetup } from "../services/session.ts";

const route = getRouteApi("/setup");

export function SetupPage() {
  const { token = "" } = route.useSearch();
  const navigate = useNavigate();
  const setup = useSetup();
  const first = useQuery(sessionQuery).data?.setupNeeded !== false;
  const submit = ({ name = "", email = "", password = "", token: typed = token }: Record<string, string>) =>
    setup.mutate({ token: typed, name, email, password }, { onSuccess: () => void navigate({ to: "/" }) });
  return (
    <AccountFrame
      title="Welcome to Surety"
      lead={first ? "Make the owner's account. Everything stays on this machine." : "Make your account with this link."}
    >
      <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
        {token === "" && (
          <Field
            label="One-time token"
            name="token"
            required
            hint="The server printed it when it started."
            problem={fieldProblem(setup.error, "token")}
          />
        )}
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          required
          autoFocus
          problem={fieldProblem(setup.error, "name")}
        />
        <Field
          label="Mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          problem={fieldProblem(setup.error, "email")}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          required
          hint="At least 12 characters; a sentence is good."
          problem={fieldProblem(setup.error, "password")}
        />
        {setup.isError && <ProblemNote error={setup.error} />}
        <Button tone="primary" type="submit" disabled={setup.isPending}>
          Make the account
        </Button>
      </form>
    </AccountFrame>
  );
}
