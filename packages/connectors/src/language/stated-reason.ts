import { z } from "zod";

const quoted = 300;

/** Where providers and servers say what went wrong: OpenAI, Anthropic and Google in `error`, Mistral and vLLM beside it. */
const told = z.union([
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
]);

/** The reason that a provider gives, without the JSON around it; the beginning of the body where it has another shape. */
export function statedReason(body: string): string {
  const [first = body] = z.array(z.unknown()).safeParse(parsed(body)).data ?? [parsed(body)];
  const read = told.safeParse(first);
  return (read.success ? read.data : body).trim().slice(0, quoted);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
