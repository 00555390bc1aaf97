import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { type FakeSpeechProvider, startFakeSpeechProvider } from "@surety/testing/fakes/fake-speech-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Adapter, openAdapter } from "./adapters.fixture.ts";
import { readers } from "./recorded-readers.fixture.ts";
import {
  everyRecording,
  eventsOf,
  hasRecordings,
  homes,
  type Json,
  type Recording,
  shapeOf,
} from "./recordings.fixture.ts";

// What providers really said, replayed over loopback to every adapter that may hear it: whole answers, streams event by
// event, errors with their status, transcripts. No file of the folder is passed over.

/** Errors: the status that they came with, and what the house makes of them. */
const errors: Record<string, { status: number } & Json> = {
  "google/google-429-retry-info.json": {
    status: 429,
    kind: "transient",
    code: "http-429",
    retryAfterMs: 34_400,
    message:
      /^POST \S+ was answered with 429, and asks to wait 35 s: You exceeded your current quota, please check your plan\.$/,
  },
  "openai-responses/openai-error.1.json": {
    status: 429,
    kind: "terminal",
    code: "quota-used-up",
    message: /the quota of this account is used up/,
    remedy: /pay the bill at the provider/,
  },
  "openai-responses/reasoning-model-temperature-error.json": {
    status: 400,
    kind: "terminal",
    code: "http-400",
    message: /was answered with 400: Unsupported parameter: 'temperature' is not supported with this model\.$/,
    remedy: /temperature: false/,
  },
  "openai/reasoning-model-legacy-parameter-error.json": {
    status: 400,
    kind: "terminal",
    code: "http-400",
    message: /Use 'max_completion_tokens' instead\.$/,
    remedy: /api: responses/,
  },
};

/** Streams that are no answers, and what is said of them. */
const broken: Record<string, string> = {
  "openai-responses/openai-error.1.chunks.txt": "quota-used-up",
  "openai-responses/parallel-tool-call-wrapper.1.chunks.txt": "unreadable-answer",
  "anthropic/spliced-message-start.chunks.txt": "unreadable-answer",
};

/** Transcripts, and by which adapter. One in plain text comes to whoever asks for that; as an answer to JSON it may be anything. */
const transcripts: Record<string, { adapter: Adapter; heard?: Json; refused?: Json }> = {
  "mistral/mistral-transcription.json": { adapter: "mistral", heard: { language: null, seconds: 36 } },
  "groq/groq-transcription-text.json": {
    adapter: "openai-compatible",
    refused: { kind: "transient", code: "unreadable-answer" },
  },
};

/** Recordings that no adapter of ours can be asked for, and why. All that there are today can be. */
const leftOut: Record<string, string> = {};

const all = everyRecording();
const named = { errors, broken, transcripts, leftOut };
const isNamed = ({ path }: Recording) => Object.values(named).some((one) => path in one);
const answers = all.filter((one) => shapeOf(one) === "answer" && !isNamed(one));
const streams = all.filter((one) => shapeOf(one) === "stream" && !isNamed(one));
/** Each with every adapter that may hear it. */
const ways = (recordings: readonly Recording[]) =>
  recordings.flatMap((one) => (homes[one.folder] ?? []).map((adapter) => ({ ...one, adapter })));
const those = (names: object) => all.filter(({ path }) => path in names);

describe.skipIf(!hasRecordings)("what was recorded (skipped where ../shared/data is not there)", () => {
  let fake: FakeLanguageProvider;
  let speech: FakeSpeechProvider;
  beforeAll(async () => {
    [fake, speech] = await Promise.all([startFakeLanguageProvider(), startFakeSpeechProvider()]);
  });
  afterAll(() => Promise.all([fake.close(), speech.close()]));

  const asked = { model: "m", system: "s", messages: [{ role: "user" as const, text: "?" }], schema: null };
  const question = { ...asked, maxOutputTokens: 9000, temperature: null, tokenProbabilities: false };
  const ask = async (adapter: Adapter, reply: { status?: number; body: string }, streamed: boolean) => {
    const headers = {
      "content-type": streamed && reply.status === undefined ? "text/event-stream" : "application/json",
    };
    fake.script(() => ({ headers, ...reply }));
    const connection = await openAdapter(adapter, fake, { quietSeconds: 20 });
    return connection.complete?.(question, { timeoutMs: 20_000, streamed });
  };
  const replay = (one: Recording & { adapter: Adapter }) =>
    ask(
      one.adapter,
      {
        body: eventsOf(one)
          .map((line) => `data: ${line}\n\n`)
          .join(""),
      },
      true,
    );

  it("is driven whole: each file has a shape and an adapter, or a reason", () => {
    const stray = all.filter((one) => !isNamed(one) && (shapeOf(one) === null || shapeOf(one) === "error"));
    expect(stray.map(({ path }) => path)).toEqual([]);
    expect(all.filter(({ folder }) => homes[folder] === undefined || readers[folder] === undefined)).toEqual([]);
    const driven = [...answers, ...streams, ...Object.values(named).flatMap(those)].map(({ path }) => path);
    expect(driven.toSorted()).toEqual(all.map(({ path }) => path));
    // What is named is there.
    expect(
      Object.values(named)
        .flatMap((one) => Object.keys(one))
        .filter((path) => !driven.includes(path)),
    ).toEqual([]);
    expect(answers.length + streams.length).toBeGreaterThan(140);
  });

  it.each(ways(answers))("$path by $adapter", async ({ adapter, folder, text: body }) => {
    const expected = readers[folder]?.whole(JSON.parse(body) as Json) ?? {};
    const answer = await ask(adapter, { body }, false);
    expect(answer).toMatchObject({
      text: expected["text"],
      usage: { input: expected["input"], output: expected["output"] },
    });
    if (expected["model"] !== undefined) expect(answer?.answeredBy).toBe(expected["model"]);
    if (expected["refused"] === true) expect(answer?.finish).toBe("refused");
  });

  it.each(ways(streams))("$path by $adapter", async (one) => {
    const events = eventsOf(one).map((line) => JSON.parse(line) as Json);
    const { model, text, input, output, refused } = readers[one.folder]?.streamed(events) ?? {};
    const answer = await replay(one);
    expect(answer).toMatchObject({ text, answeredBy: model, usage: { input, output } });
    if (refused === true) expect(answer?.finish).toBe("refused");
  });

  it.each(ways(those(broken)))("$path by $adapter is no answer", async (one) => {
    await expect(replay(one)).rejects.toMatchObject({ code: broken[one.path] });
  });

  it.each(
    ways(those(errors)).flatMap((one) => [
      { ...one, streamed: false },
      { ...one, streamed: true },
    ]),
  )(
    "$path by $adapter is an error that says what to do (streamed: $streamed)",
    async ({ path, adapter, text: body, streamed }) => {
      const { status, ...expected } = errors[path] as (typeof errors)[string];
      const matching = Object.entries(expected).map(([name, value]): [string, unknown] => [
        name,
        value instanceof RegExp ? expect.stringMatching(value) : value,
      ]);
      await expect(ask(adapter, { status, body }, streamed)).rejects.toMatchObject(Object.fromEntries(matching));
    },
  );

  it.each(those(transcripts))("$path is heard", async ({ path, text }) => {
    const { adapter, heard, refused } = transcripts[path] as (typeof transcripts)[string];
    // One of text alone was recorded with its status and headers.
    const { status = 200, headers = {}, body = text, ...rest } = JSON.parse(text) as Json;
    speech.script(() => ({ status, headers, body }));
    const recording = { model: "m", audio: new Uint8Array([1]), type: "audio/wav", language: null };
    const said = (await openAdapter(adapter, speech)).transcribe?.(recording, { timeoutMs: 20_000 });
    if (refused === undefined) expect(await said).toEqual({ text: rest["text"], ...heard });
    else await expect(said).rejects.toMatchObject(refused);
  });
});
