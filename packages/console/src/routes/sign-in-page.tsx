import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { AccountFrame } from "../features/account/account-frame.tsx";
import { formValues } from "../features/account/form-values.ts";
import { useSignIn } from "../services/session.ts";

const route = getRouteApi("/sign-in");

/** Only addresses of this console may follow a sign-in. */
const safeNext = (next: string | undefined): string => (next?.startsWith("/") && !next.startsWith("//") ? next : "/");

export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const signIn = useSignIn();
  const submit = ({ email = "", password = "" }: Record<string, string>) =>
    signIn.mutate({ email, password }, { onSuccess: () => router.history.push(safeNext(next)) });
  return (
    <AccountFrame title="Sign in" lead="Your work is where you left it.">
      <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
        <Field label="Mail" name="email" type="email" autoComplete="username" required autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        {signIn.isError && <ProblemNote error={signIn.error} />}
        <Button tone="primary" type="submit" disabled={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </AccountFrame>
  );
}
