import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { errorOf, eventText } from "@surety/testing/fakes/language-streams";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Adapter, adapterNames, openAdapter } from "./adapters.fixture.ts";
import { Silence } from "./silence.ts";

let fake: FakeLanguageProvider;
beforeAll(async () => {
  fake = await startFakeLanguageProvider();
});
afterAll(() => fake.close());

const request: CompletionRequest = {
  model: "large-1",
  system: "Write the letter.",
  messages: [{ role: "user", text: "My lamp came broken." }],
  schema: null,
  maxOutputTokens: 4000,
  temperature: null,
  tokenProbabilities: false,
};
const letter = "Dear Ms Lamp,\n\nwe are sorry, and send you a new one. 🪔\n";

const hear = async (
  adapter: Adapter,
  settings: Record<string, unknown> = {},
  changes: Partial<CompletionRequest> = {},
) => {
  const connection = await openAdapter(adapter, fake, settings);
  return connection.complete?.({ ...request, ...changes }, { timeoutMs: 20_000, streamed: true });
};

describe.each(adapterNames)("a stream of %s", (adapter) => {
  it("is put together as it was written, with the usage that comes at its end", async () => {
    fake.script(() => ({ text: letter, usage: { input: 70, output: 31 } }));
    expect(await hear(adapter)).toMatchObject({ text: letter, finish: "stop", usage: { input: 70, output: 31 } });
  });

  it.each(["end", "reset"] as const)("that breaks off in its middle is no answer (%s)", async (midway) => {
    fake.script(() => ({ text: letter, midway }));
    const code = expect.stringMatching(midway === "end" ? /^broke-off$/ : /^connection$/) as string;
    await expect(hear(adapter)).rejects.toMatchObject({ kind: "transient", code });
  });

  it("that falls silent is given up long before its time is over", async () => {
    fake.script(() => ({ text: letter, midway: "hang" }));
    const silent = { kind: "transient", code: "fell-silent", message: "Nothing was heard of the answer for 0.2 s." };
    await expect(hear(adapter, { quietSeconds: 0.2 })).rejects.toMatchObject(silent);
  });

  it("that never begins is given up as well", async () => {
    fake.script(() => ({ break: "hang" }));
    await expect(hear(adapter, { quietSeconds: 0.2 })).rejects.toMatchObject({ code: "fell-silent" });
  });

  it("with an error in its middle tells it", async () => {
    fake.script(() => ({ text: letter, midway: "error" }));
    const message = expect.stringContaining("Overloaded") as string;
    await expect(hear(adapter)).rejects.toMatchObject({ kind: "transient", code: "broke-off", message });
  });

  it("that begins with an error is as if it had been refused: nothing was generated", async () => {
    fake.script((asked) => ({
      headers: { "content-type": "text/event-stream" },
      body: eventText(errorOf(asked)),
    }));
    const code = expect.stringMatching(/^http-5(00|03|29)$/) as string;
    await expect(hear(adapter)).rejects.toMatchObject({ kind: "transient", code });
  });

  it("with rubbish in it is no answer", async () => {
    fake.script(() => ({ text: letter, midway: "rubbish" }));
    await expect(hear(adapter)).rejects.toMatchObject({ kind: "transient", code: "unreadable-answer" });
  });

  it("that goes on beyond the limit of tokens is ended, and nobody knows what it costs", async () => {
    fake.script(() => ({ text: letter.repeat(100) }));
    const answer = await hear(adapter, {}, { maxOutputTokens: 20 });
    expect(answer).toMatchObject({ finish: "length", usage: { input: null, output: null } });
    expect(letter.repeat(100).startsWith(answer?.text ?? "?")).toBe(true);
    expect(answer?.text.length).toBeLessThan(100);
  });

  it("is not asked for where the connection says so", async () => {
    fake.script(() => ({ text: letter }));
    expect(await hear(adapter, { streams: false })).toMatchObject({ text: letter });
    expect(fake.calls.at(-1)?.streamed).toBe(false);
  });
});

it("a server that answers whole where a stream was asked for says what to do", async () => {
  fake.script(() => ({ body: '{"choices":[{"message":{"content":"whole"}}]}' }));
  await expect(hear("openai-compatible")).rejects.toMatchObject({
    kind: "transient",
    code: "unreadable-answer",
    remedy: "Where this server cannot stream, set streams: false in the connection.",
  });
});

it("a silence ends whenever something is heard", () => {
  vi.useFakeTimers();
  try {
    const silence = new Silence(60);
    for (let minute = 0; minute < 5; minute += 1) {
      vi.advanceTimersByTime(59_999);
      silence.broken();
    }
    expect(silence.signal.aborted).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(silence.signal.reason).toMatchObject({ code: "fell-silent" });
  } finally {
    vi.useRealTimers();
  }
});
