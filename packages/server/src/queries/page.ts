import { UserError } from "@surety/core/errors/user-error";

/** Which part of a list is asked for. */
export interface PageRequest {
  cursor?: string | undefined;
  /** 1 to 200. */
  limit?: number | undefined;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

const defaultLimit = 50;
const mostPerPage = 200;

export function limitOf(request: PageRequest): number {
  return Math.min(mostPerPage, Math.max(1, Math.trunc(request.limit ?? defaultLimit)));
}

/** The place of the last row that was given: its sort key and its id. */
export function readCursor(request: PageRequest, parts: number): string[] | null {
  if (request.cursor === undefined || request.cursor === "") return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(request.cursor, "base64url").toString("utf8"));
    if (Array.isArray(place) && place.length === parts && place.every((part) => typeof part === "string")) return place;
  } catch {
    // Falls through: whatever is wrong with a cursor, the answer is the same.
  }
  throw badCursor();
}

/** A page from one row more than was asked for: the extra one tells that there is more. */
export function pageFrom<Row, Item>(
  rows: Row[],
  limit: number,
  item: (row: Row) => Item,
  place: (row: Row) => string[],
): Page<Item> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const next = last === undefined ? null : Buffer.from(JSON.stringify(place(last))).toString("base64url");
  return { items: rows.slice(0, limit).map(item), next };
}

function badCursor(): UserError {
  return new UserError({
    code: "bad-cursor",
    message: "This cursor belongs to no list, or to a list in another order.",
    remedy: "Leave the cursor out to begin at the start.",
    field: "cursor",
  });
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** PostgreSQL refuses a malformed uuid with an error; for us it is just something that does not exist. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
