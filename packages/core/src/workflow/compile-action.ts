import { isActing } from "../agent/compiled-agent.ts";
import { defaultRetry } from "../act/retry-delay.ts";
import type { Template } from "../expression/template.ts";
import { parseDuration } from "../trigger/duration.ts";
import type { Action } from "./action-schema.ts";
import { checkHttpPath } from "./check-http-path.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledAction } from "./compiled-action.ts";
import { compileTrack } from "./compile-track.ts";
import { taintedPaths } from "./tainted-path.ts";

/** How long one attempt may take, and how often it is repeated, where the document does not say. */
const defaultTimeoutMs = 30_000;
const defaultRetries = defaultRetry.mostAttempts;

/** Compiles one action; `id` is its place in the document. */
export function compileAction(action: Action, path: Path, id: string, compilation: Compilation): CompiledAction {
  const { timeout, retries } = { timeout: undefined, retries: undefined, ...action };
  const limits = {
    timeoutMs: timeout === undefined ? defaultTimeoutMs : parseDuration(timeout),
    retries: retries ?? defaultRetries,
  };
  return { id, ...limits, ...compileKind(action, path, compilation) };
}

type Kind = CompiledAction extends infer One
  ? One extends CompiledAction
    ? Omit<One, "id" | "timeoutMs" | "retries">
    : never
  : never;

function compileKind(action: Action, path: Path, compilation: Compilation): Kind {
  if ("assign" in action)
    return { kind: "assign", queue: compilation.template(action.assign.queue, [...path, "assign", "queue"]) };
  if ("store" in action) {
    return {
      kind: "store",
      record: action.store.record,
      data: compilation.expressions(action.store.data, [...path, "store", "data"]),
    };
  }
  if ("track" in action) return compileTrack(action.track, [...path, "track"], compilation);
  if ("carryOut" in action) return compileCarryOut(action.carryOut, [...path, "carryOut"], compilation);
  if ("start" in action) return compileStart(action.start, [...path, "start"], compilation);
  if ("call" in action) {
    compilation.reference("function", action.call, compilation.world.functions, [...path, "call"]);
    return { kind: "call", function: action.call, with: compilation.expressions(action.with, [...path, "with"]) };
  }
  return compileOutside(action, path, compilation);
}

/** Whose calls are made must have been judged before. */
function compileCarryOut(judgment: string, path: Path, compilation: Compilation): Kind {
  const agent = compilation.agents.get(judgment);
  if (agent === undefined) {
    const known = [...compilation.agents.keys()];
    const remedy = known.length === 0 ? "Judge with an agent before it." : `Known: ${known.join(", ")}.`;
    compilation.report(path, { code: "unknown-agent", message: `No agent "${judgment}" comes before this.`, remedy });
  } else if (!agent.tools.some(isActing)) {
    const message = `${judgment} proposes nothing: all of its tools only look things up.`;
    compilation.report(path, {
      code: "proposes-nothing",
      message,
      remedy: "Give it a tool with do, or leave this out.",
    });
  }
  compilation.carriedOut.add(judgment);
  return { kind: "carryOut", judgment };
}

type Start = Extract<Action, { start: unknown }>["start"];

function compileStart(start: Start, path: Path, compilation: Compilation): Kind {
  compilation.reference("workflow", start.workflow, compilation.world.workflows, [...path, "workflow"]);
  return { kind: "start", workflow: start.workflow, input: compilation.expressions(start.input, [...path, "input"]) };
}

type Inside =
  | { track: unknown }
  | { assign: unknown }
  | { store: unknown }
  | { start: unknown }
  | { call: unknown }
  | { carryOut: unknown };
type Outside = Exclude<Action, Inside>;

function compileOutside(action: Outside, path: Path, compilation: Compilation): Kind {
  if ("update" in action) return compileUpdate(action.update, [...path, "update"], compilation);
  if ("http" in action) return compileHttp(action.http, [...path, "http"], compilation);
  if ("email" in action) return compileEmail(action.email, [...path, "email"], compilation);
  if ("notify" in action) {
    const { connection, text } = action.notify;
    compilation.connection(connection, "chat", [...path, "notify", "connection"]);
    return { kind: "notify", connection, text: compilation.template(text, [...path, "notify", "text"]) };
  }
  if ("tool" in action) {
    const { connection, name } = action.tool;
    compilation.tool(connection, name, "effect", [...path, "tool", "name"]);
    const given = compilation.expressions(action.tool.arguments, [...path, "tool", "arguments"]);
    return { kind: "tool", connection, tool: name, arguments: given };
  }
  const { connection, event, data } = action.webhook;
  compilation.connection(connection, "webhook", [...path, "webhook", "connection"]);
  return { kind: "webhook", connection, event, data: compilation.expressions(data, [...path, "webhook", "data"]) };
}

function compileUpdate(
  update: Extract<Action, { update: unknown }>["update"],
  path: Path,
  compilation: Compilation,
): Kind {
  const { connection, table } = update;
  compilation.connection(connection, "postgres", [...path, "connection"]);
  if (Object.keys(update.key).length === 0) {
    compilation.report([...path, "key"], {
      code: "empty-key",
      message: "Without a key the update would change every row of the table.",
    });
  }
  if (Object.keys(update.set).length === 0) {
    compilation.report([...path, "set"], { code: "empty-set", message: "The update changes nothing: set is empty." });
  }
  const [key, set] = [
    compilation.expressions(update.key, [...path, "key"]),
    compilation.expressions(update.set, [...path, "set"]),
  ];
  return { kind: "update", connection, table, key, set };
}

function compileHttp(http: Extract<Action, { http: unknown }>["http"], path: Path, compilation: Compilation): Kind {
  const { connection, method } = http;
  compilation.connection(connection, "http", [...path, "connection"]);
  checkHttpPath(http.path, [...path, "path"], compilation);
  const template = compilation.template(http.path, [...path, "path"], "path");
  reportTainted(template, "the path of a request", [...path, "path"], compilation);
  return {
    kind: "http",
    connection,
    method,
    path: template,
    body: compilation.expressions(http.body, [...path, "body"]),
  };
}

function compileEmail(email: Extract<Action, { email: unknown }>["email"], path: Path, compilation: Compilation): Kind {
  const { connection } = email;
  compilation.connection(connection, "smtp", [...path, "connection"]);
  const to = compilation.template(email.to, [...path, "to"]);
  reportTainted(to, "the address of a mail", [...path, "to"], compilation);
  const subject = compilation.template(email.subject, [...path, "subject"]);
  return { kind: "email", connection, to, subject, text: compilation.template(email.text, [...path, "text"]) };
}

/** Whoever writes the input must not choose where something goes. */
function reportTainted(template: Template, what: string, path: Path, compilation: Compilation): void {
  const [tainted] = taintedPaths(template.names, compilation);
  if (tainted === undefined) return;
  compilation.report(path, {
    code: "tainted-destination",
    message: `"${tainted}" comes from outside and decides ${what}: whoever sends the input would choose where this goes.`,
    remedy: "Use a constant, a value that a lookup found, or one that a normalise step checked.",
  });
}
