import { UserError } from "@surety/core/errors/user-error";
import { type FormField, formFields } from "@surety/core/trigger/form-fields";
import type { Arrival } from "@surety/core/wire/case";
import type { StoredDocument } from "@surety/core/wire/stored-document";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Trigger } from "@surety/core/workflow/trigger-schema";
import type { Context } from "hono";
import { may } from "../../security/policy.ts";
import { setupNeeded } from "../../security/setup-token.ts";
import type { App, AppEnv, RouteParts } from "../app-env.ts";
import { findTrigger } from "../find-trigger.ts";
import { formPage, formPolicy, noFormPage, thanksPage } from "../form-page.ts";
import { isMultipart, readMultipart } from "../multipart-case.ts";
import { mostBytes, readText } from "../read-body.ts";

const path = "/forms/:workflow/:trigger";

interface Form {
  title: string;
  intro: string | null;
  fields: FormField[];
}

/** Hosted forms: pages for people who have no console. A form that is not public asks for a session first. */
export function formRoutes(app: App, parts: RouteParts): void {
  const { door, commands } = parts;

  app.get(path, door.guard("public", "get", path), async (c) => {
    const form = await openForm(parts, c);
    return form instanceof Response ? form : page(c, 200, formPage({ ...form, values: {}, errors: {} }));
  });

  app.post(path, door.guard("public", "post", path), async (c) => {
    const form = await openForm(parts, c);
    if (form instanceof Response) return form;
    const { values, documents, refused } = await sentValues(parts, c, form.fields);
    if (Object.keys(refused).length > 0) return page(c, 422, formPage({ ...form, values, errors: refused }));
    const { workflow, trigger } = c.req.param();
    const sender = await door.find(c);
    const events = [{ payload: { ...values, ...documents } }];
    const [arrival] = await commands.ingest({ workflow, trigger, events, kind: "form", sender: sender?.id });
    if (arrival?.fate === "invalid") return page(c, 422, formPage({ ...form, values, errors: errorsOf(arrival) }));
    const mayRead = sender !== null && may(sender, "read", "case");
    return page(c, 200, thanksPage(form.title, arrival?.caseId ?? null, messageOf(arrival?.fate), mayRead));
  });
}

const noAccountPage = noFormPage(
  "Make your account first",
  "Nobody has an account here yet. Open the link behind Set up that the terminal shows, then this page again.",
);
const notSignedInPage = noFormPage(
  "Sign in first",
  "This form is for people with an account. Sign in to the console in this browser, then open this page again.",
);

async function openForm(parts: RouteParts, c: Context<AppEnv, typeof path>): Promise<Form | Response> {
  const { workflow, trigger } = c.req.param();
  const found = await findTrigger(parts.definitions, workflow, trigger, "form").catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  if (found === null || !("form" in found.spec))
    return page(c, 404, noFormPage("No form here", "Check the address, or ask who gave it to you."));
  if (!found.spec.form.public && !(await maySend(parts, c))) {
    return page(c, 403, (await setupNeeded(parts.database)) ? noAccountPage : notSignedInPage);
  }
  return formOf(found.spec, found.document);
}

async function maySend({ door }: RouteParts, c: Context<AppEnv>): Promise<boolean> {
  const actor = await door.find(c);
  return actor !== null && may(actor, "send", "case");
}

function formOf(spec: Extract<Trigger, { form: unknown }>, document: WorkflowDocument): Form {
  return {
    title: spec.form.title ?? document.title,
    intro: spec.form.intro ?? null,
    fields: formFields(document.input, spec.form.fields),
  };
}

interface SentValues {
  values: Record<string, string>;
  documents: Record<string, StoredDocument>;
  /** Why a file was not taken, by its field. */
  refused: Record<string, string>;
}

/** What was filled in, and the files that were chosen; a form without files is sent as it always was. */
async function sentValues(
  { config, files }: RouteParts,
  c: Context<AppEnv>,
  fields: readonly FormField[],
): Promise<SentValues> {
  const texts = fields.filter(({ kind }) => kind !== "file");
  if (!isMultipart(c)) {
    const entries = new URLSearchParams(await readText(c, config.mostBytes ?? mostBytes));
    return { values: valuesOf(entries, texts), documents: {}, refused: {} };
  }
  const names = fields.filter(({ kind }) => kind === "file").map(({ name }) => name);
  const sent = await readMultipart(c, files, names);
  const refused = Object.entries(sent.refused).map(([name, { message, remedy }]) => [
    name,
    `${message} ${remedy ?? ""}`,
  ]);
  return {
    values: valuesOf(new URLSearchParams(sent.texts), texts),
    documents: sent.documents,
    refused: Object.fromEntries(refused) as Record<string, string>,
  };
}

/** The entries of the form that the input schema knows; an unticked box says no. */
function valuesOf(entries: URLSearchParams, fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = entries.get(field.name) ?? (field.kind === "checkbox" ? "false" : null);
      return value === null || value === "" ? [] : [[field.name, value.replaceAll("\r\n", "\n").replaceAll("\0", "")]];
    }),
  );
}

/** The first problem of each field; those inside a field (`lines[2].amount`) are shown at the field. */
function errorsOf(arrival: Arrival): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const problem of arrival.problems) {
    const field = problem.field.split(/[.[]/)[0] ?? "";
    errors[field] ??= problem.remedy === "" ? problem.message : `${problem.message} ${problem.remedy}`;
  }
  return errors;
}

function messageOf(fate: Arrival["fate"] | undefined): string {
  if (fate === "duplicate") return "We had this already, so nothing was added.";
  return fate === "filtered" ? "We have read it; it needs no further work." : "It has arrived and is being worked on.";
}

function page(c: Context, status: 200 | 403 | 404 | 422, html: string): Response {
  return c.html(html, status, { "content-security-policy": formPolicy });
}
