import type { CompiledAction } from "../workflow/compiled-action.ts";

const moneyWords = new Set(
  "pay pays payment payments payout payouts refund refunds charge charges transfer transfers credit credits debit wire iban bank stripe adyen paypal sepa".split(
    " ",
  ),
);
const finalWords = new Set(
  "delete remove erase purge terminate termination cancel cancellation revoke suspend deactivate dismiss evict".split(
    " ",
  ),
);

/** Whether an action moves money, by the names its author gave: connection, path, event, function, table. */
export function movesMoney(action: CompiledAction): boolean {
  return namesOf(action).some((name) => wordsOf(name).some((word) => moneyWords.has(word)));
}

/** Whether what an action does cannot be taken back. */
export function isIrreversible(action: CompiledAction): boolean {
  if (action.kind === "http" && action.method === "DELETE") return true;
  return namesOf(action).some((name) => wordsOf(name).some((word) => finalWords.has(word)));
}

/** An e-mail whose address is not written in the document: it goes to whom the case is about. */
export function mailsOutsider(action: CompiledAction): boolean {
  return action.kind === "email" && action.to.names.length > 0;
}

/** 0 keeps to the house (queue, record), 1 tells colleagues, 2 changes own data, 3 reaches outside, 4 is money or final. */
export function strengthOf(action: CompiledAction): number {
  if (movesMoney(action) || isIrreversible(action)) return 4;
  switch (action.kind) {
    case "assign":
    case "store":
      return 0;
    case "notify":
      return 1;
    case "update":
    case "start":
      return 2;
    default:
      return 3;
  }
}

/** An action in a few words, for sentences: "POST payments/refunds on shop". */
export function actionWords(action: CompiledAction): string {
  switch (action.kind) {
    case "http":
      return `${action.method} ${action.path.source} on ${action.connection}`;
    case "webhook":
      return `the event ${action.event} to ${action.connection}`;
    case "email":
      return `an e-mail to ${action.to.source}`;
    case "tool":
      return `the tool ${action.tool} of ${action.connection}`;
    case "call":
      return `the function ${action.function}`;
    case "update":
      return `an update of ${action.table}`;
    default:
      return `the action ${action.kind}`;
  }
}

/** Values that an action sends, by field: CEL only. */
export function fieldsOf(action: CompiledAction): readonly (readonly [string, string, readonly string[]])[] {
  const fields =
    action.kind === "http"
      ? action.body
      : action.kind === "webhook" || action.kind === "store"
        ? action.data
        : action.kind === "update"
          ? action.set
          : action.kind === "call"
            ? action.with
            : action.kind === "tool"
              ? action.arguments
              : {};
  return Object.entries(fields).map(([name, { source, names }]) => [name, source, names]);
}

/** Lower-case words of a name in any spelling: `closeAccount`, `close-account`, `/accounts/close`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Names that say what an action does; a table of payments that is updated counts, a queue called refunds does not. */
function namesOf(action: CompiledAction): string[] {
  switch (action.kind) {
    case "http":
      return [action.connection, action.path.source.replace(/\{\{[\s\S]*?\}\}/g, " ")];
    case "webhook":
      return [action.connection, action.event];
    case "tool":
      return [action.connection, action.tool];
    case "call":
      return [action.function];
    case "update":
      return [action.table];
    default:
      return [];
  }
}
