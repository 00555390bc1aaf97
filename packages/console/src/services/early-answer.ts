/** Set by public/early.js, which runs before the bundle. */
declare global {
  interface Window {
    early?: Record<string, Promise<Response>>;
  }
}

/** Answers that were asked for before the bundle ran are of use while the first page comes up, and old after that. */
const FRESH_MS = 10_000;

/** The answer to a GET that is under way already; each is given once. */
export function earlyAnswer(path: string): Promise<Response> | undefined {
  const { early } = window;
  if (early === undefined || performance.now() > FRESH_MS) return undefined;
  const key = sorted(path);
  const answer = early[key];
  delete early[key];
  return answer;
}

function sorted(path: string): string {
  const [name, query] = path.split("?");
  if (query === undefined) return path;
  const params = new URLSearchParams(query);
  params.sort();
  return `${name}?${params}`;
}
