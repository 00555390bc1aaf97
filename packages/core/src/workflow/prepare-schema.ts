import { z } from "zod";
import { toleranceFields, tolerances } from "../matching/tolerance.ts";
import { cel, connection, duration, fields, template, toolName } from "./document-parts.ts";

const onMissing = z.enum(["continue", "exception"]).default("continue");

/** Text made fit to read: no markup, no quoted replies, no signature; Unicode and white space in one form. */
const clean = z.strictObject({
  clean: z.strictObject({
    from: cel,
    strip: z.array(z.enum(["html", "quotes", "signature"])).default(["html", "quotes", "signature"]),
    maxLength: z.number().int().positive().max(1_000_000).default(20_000),
  }),
  onMissing,
});

/** One value brought into one form: ISO date, money in micro-units, E.164 phone, ISO country, letter case. */
const normalise = z.strictObject({
  normalise: z.strictObject({
    from: cel,
    as: z.enum(["date", "money", "phone", "country", "lower", "upper", "trim", "number"]),
    /** Country (ISO 3166 alpha-2) that decides day-month order, phone prefix and separators. */
    country: z.string().length(2).optional(),
    currency: z.string().length(3).optional(),
  }),
  onMissing,
});

const caching = { cache: duration.optional(), timeout: duration.default("5s") };

/** A row from a database; parameters are bound, never pasted. The first row is the value. */
const lookupSql = z.strictObject({
  lookup: z.strictObject({ connection, sql: z.string().min(1).max(10_000), params: fields.default({}), ...caching }),
  onMissing,
});

/** A JSON answer from an HTTP connection; the path is a template under the connection's origin. */
const lookupHttp = z.strictObject({
  lookup: z.strictObject({ connection, path: template, query: fields.default({}), ...caching }),
  onMissing,
});

/**
 * What is in a document: its text, and the checked record of an e-invoice. No model is asked. A document that cannot be
 * read, and an invoice that contradicts itself, go to a person unless the step says otherwise.
 */
const read = z.strictObject({
  read: z.strictObject({ document: cel, maxLength: z.number().int().positive().max(1_000_000).default(100_000) }),
  onMissing: z.enum(["continue", "exception"]).default("exception"),
});

/**
 * What is said in a recording, written down by a speech model of a connection: words of whoever spoke. What cannot be written
 * down goes to a person unless the step says otherwise.
 */
const transcribe = z.strictObject({
  transcribe: z.strictObject({
    document: cel,
    /** CONNECTION/MODEL */
    model: z.string().min(3),
    /** What is spoken, where that is known: `de`. */
    language: z
      .string()
      .regex(/^[a-z]{2}$/, "a language of two letters, such as de")
      .optional(),
    maxLength: z.number().int().positive().max(1_000_000).default(100_000),
  }),
  onMissing: z.enum(["continue", "exception"]).default("exception"),
});

/** What a tool of an MCP server answers; only one that the connection marks as reading. */
const lookupTool = z.strictObject({
  lookup: z.strictObject({ connection, tool: toolName, arguments: fields.default({}), ...caching }),
  onMissing,
});

/** What a lookup asks, wherever it stands. */
export const lookupRequest = z.union([lookupSql.shape.lookup, lookupHttp.shape.lookup, lookupTool.shape.lookup]);

/** Records of the case by an expression, or of another system by a lookup; SQL gives all its rows. */
const records = z.union([cel, z.strictObject({ lookup: lookupRequest })]);

/** Tolerances under a condition; the first whose `when` holds count, and one without `when` always does. */
const toleranceRule = z.strictObject({ when: cel.optional(), ...toleranceFields });

/**
 * Holds an invoice against its orders, goods receipts, earlier invoices and the master data. What is not named is not
 * checked. A mismatch is never automated: it goes to a person at once, or with `onMissing: continue` at the next gate.
 */
const match = z.strictObject({
  match: z.strictObject({
    invoice: cel,
    orders: records,
    receipts: records.optional(),
    earlier: records.optional(),
    suppliers: records.optional(),
    customers: records.optional(),
    rates: records.optional(),
    units: records.optional(),
    tolerances: z.union([tolerances, z.array(toleranceRule).min(1).max(50)]).default({}),
  }),
  onMissing: z.enum(["continue", "exception"]).default("exception"),
});

/** A value computed by CEL. */
const compute = z.strictObject({ compute: cel, onMissing });

/** A function of the user's project, named, with CEL arguments. */
const call = z.strictObject({ call: z.string(), with: fields.default({}), onMissing });

export const prepareStep = z.union([
  clean,
  normalise,
  lookupSql,
  lookupHttp,
  lookupTool,
  read,
  match,
  transcribe,
  compute,
  call,
]);
export type PrepareStep = z.output<typeof prepareStep>;
