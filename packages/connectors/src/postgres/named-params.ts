import { UserError } from "@surety/core/errors/user-error";

/** SQL with `$1`, `$2`, ... and the values that go with them. */
export interface BoundSql {
  text: string;
  values: unknown[];
}

const WORD_BEFORE = /[A-Za-z0-9_)\]":$]/;
/** Stretches in which `:name` is no parameter: strings, quoted names, dollar quotes, comments. Each ends at its end or at the end of the text. */
const OPAQUE = /[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|--[^\n]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$/y;
const PARAM = /:([A-Za-z_][A-Za-z0-9_]*)/y;
const POSITIONAL = /\$\d/y;

/**
 * Turns `:name` into bound parameters; casts (`::`), strings, quoted names and comments stay as they are. Values never
 * become part of the text. Throws `UserError` where a name has no value.
 */
export function bindNamedParams(sql: string, params: Readonly<Record<string, unknown>>): BoundSql {
  const names: string[] = [];
  let text = "";
  for (let at = 0; at < sql.length;) {
    const opaque = opaqueEnd(sql, at);
    const name = opaque > at ? undefined : paramAt(sql, at);
    if (name !== undefined) {
      if (!Object.hasOwn(params, name)) throw missing(name, Object.keys(params));
      if (!names.includes(name)) names.push(name);
      text += `$${names.indexOf(name) + 1}`;
      at += name.length + 1;
    } else {
      const end = Math.max(opaque, at + 1);
      text += sql.slice(at, end);
      at = end;
    }
  }
  return { text, values: names.map((name) => params[name] ?? null) };
}

function paramAt(sql: string, at: number): string | undefined {
  if (matchEnd(POSITIONAL, sql, at) > at && !WORD_BEFORE.test(sql[at - 1] ?? "")) throw positional();
  if (sql[at] !== ":" || WORD_BEFORE.test(sql[at - 1] ?? "")) return undefined;
  PARAM.lastIndex = at;
  return PARAM.exec(sql)?.[1];
}

/** The position behind the opaque stretch that begins here, or `at` where none does. */
function opaqueEnd(sql: string, at: number): number {
  if (sql.startsWith("/*", at)) return blockCommentEnd(sql, at);
  const inWord = /[A-Za-z0-9_]/.test(sql[at - 1] ?? "");
  if (sql[at] === "$" && !inWord) {
    const tagEnd = matchEnd(DOLLAR_TAG, sql, at);
    const close = tagEnd > at ? sql.indexOf(sql.slice(at, tagEnd), tagEnd) : at;
    return close < 0 ? sql.length : close + (tagEnd - at);
  }
  return /[eE]/.test(sql[at] ?? "") && inWord ? at : matchEnd(OPAQUE, sql, at);
}

/** Block comments nest in PostgreSQL. */
function blockCommentEnd(sql: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let hit = mark.exec(sql); hit !== null; hit = mark.exec(sql)) {
    depth += hit[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return sql.length;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function missing(name: string, known: readonly string[]): UserError {
  return new UserError({
    code: "missing-parameter",
    message: `The SQL names :${name}, which has no value.`,
    remedy: known.length === 0 ? `Add ${name} to params.` : `Add ${name} to params, or use one of ${known.join(", ")}.`,
    field: `params.${name}`,
  });
}

function positional(): UserError {
  return new UserError({
    code: "positional-parameter",
    message: "The SQL uses $1.",
    remedy: "Use named parameters such as :id.",
    field: "sql",
  });
}
