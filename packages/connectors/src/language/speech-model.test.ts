import { type FakeSpeechProvider, startFakeSpeechProvider } from "@surety/testing/fakes/fake-speech-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Adapter, openAdapter } from "./adapters.fixture.ts";

const limits = { timeoutMs: 5000 };

describe("a speech model", () => {
  const recording = { model: "whisper-1", audio: new Uint8Array([1, 2, 3]), type: "audio/ogg", language: null };
  const ears = (adapter: Adapter = "openai-compatible", more: Record<string, unknown> = {}) =>
    openAdapter(adapter, speech, more);
  let speech: FakeSpeechProvider;
  beforeAll(async () => {
    speech = await startFakeSpeechProvider();
  });
  afterAll(() => speech.close());

  it.each(["openai", "openai-compatible"] as const)("of %s is sent the recording as it is", async (adapter) => {
    speech.script(() => ({ text: "Guten Tag", seconds: 2.5, language: "german" }));
    const heard = await (await ears(adapter)).transcribe?.(recording, limits);
    expect(heard).toEqual({ text: "Guten Tag", language: "de", seconds: 2.5 });
    expect(speech.calls.at(-1)).toMatchObject({
      model: "whisper-1",
      language: null,
      name: "audio.ogg",
      type: "audio/ogg",
    });
    expect([...(speech.calls.at(-1)?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it.each([
    [
      { status: 413, body: "{}" },
      { kind: "terminal", code: "http-413" },
    ],
    [
      { status: 429, headers: { "retry-after": "7" }, body: "{}" },
      { kind: "transient", retryAfterMs: 7000 },
    ],
    [
      { status: 503, body: "" },
      { kind: "transient", code: "http-503" },
    ],
    [
      { status: 200, body: "[]" },
      { kind: "transient", code: "unreadable-answer" },
    ],
    [{ break: "reset" } as const, { kind: "transient", code: "connection" }],
  ])("fails as %j", async (reply, expected) => {
    speech.script(() => reply);
    await expect((await ears()).transcribe?.(recording, limits)).rejects.toMatchObject(expected);
  });

  it("that does not answer in time is tried later, and is reached only where the address guard allows it", async () => {
    speech.script(() => ({ break: "hang" }));
    const late = (await ears()).transcribe?.(recording, { timeoutMs: 200 });
    await expect(late).rejects.toMatchObject({ kind: "transient", code: "timeout" });
    const asked = speech.calls.length;
    const blocked = (await ears("openai", { allowPrivate: [] })).transcribe?.(recording, limits);
    await expect(blocked).rejects.toMatchObject({ code: "blocked-address" });
    const other = (await ears("anthropic")).transcribe?.(recording, limits);
    await expect(other).rejects.toMatchObject({ kind: "terminal", code: "no-speech-model" });
    expect(speech.calls).toHaveLength(asked);
  });
});
