import { UserError } from "@surety/core/errors/user-error";
import type { ProblemDetails } from "@surety/core/wire/common";

/** Our own HTTP API, asked from inside on behalf of one caller: what they may not do there, no tool does for them. */
export interface InnerApi {
  /** The origin people open. */
  readonly origin: string;
  /** The body of the answer. Throws `UserError` with what the API refused. */
  call<Answer>(method: "GET" | "POST", path: string, options?: CallOptions): Promise<Answer>;
}

export interface CallOptions {
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Statuses besides 2xx whose body is an answer. */
  answers?: readonly number[];
}

/** Headers that say who asks, and where they come from. */
const carried = ["authorization", "cookie", "origin", "sec-fetch-site"];

export function innerApi(fetch: (request: Request) => Promise<Response>, caller: Request, origin: string): InnerApi {
  const own = carried.flatMap((name) => {
    const value = caller.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    origin,
    async call<Answer>(method: "GET" | "POST", path: string, { body, headers = {}, answers = [] }: CallOptions = {}) {
      const request = new Request(new URL(`/api/v1${path}`, caller.url), {
        method,
        headers: { ...Object.fromEntries(own), "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = await fetch(request);
      const answer: unknown = await response.json();
      if (response.ok || answers.includes(response.status)) return answer as Answer;
      throw refusal(answer as ProblemDetails);
    },
  };
}

function refusal({ code, detail, field, remedy, title }: ProblemDetails): UserError {
  return new UserError({
    code,
    message: detail ?? title,
    field: field ?? undefined,
    remedy: remedy ?? undefined,
  });
}
