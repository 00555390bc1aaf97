export type Answer = { status: number; body: unknown };
export const ok = (body: unknown): Answer => ({ status: 200, body });
export const problem = (
  status: number,
  code: string,
  detail: string,
  remedy: string | null = null,
  field: string | null = null,
): Answer => ({
  status,
  body: { type: "about:blank", title: code, status, detail, code, field, remedy },
});

/** One page of a list, by a cursor that is the place to go on from. */
export function page<T>(items: T[], query: URLSearchParams): { items: T[]; next: string | null } {
  const from = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  const to = from + limit;
  return { items: items.slice(from, to), next: to < items.length ? String(to) : null };
}
