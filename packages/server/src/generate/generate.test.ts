import { carriesAddress } from "@surety/core/agent/carries-address";
import { examine } from "@surety/core/doctor/examine";
import type { CaseDetail, DraftWire } from "@surety/core/wire/case";
import type { ProblemDetails } from "@surety/core/wire/common";
import type { DraftRow, WorkflowDrafts } from "@surety/core/wire/draft";
import type { FoundPassage } from "@surety/core/wire/knowledge";
import type { ReviewDetail } from "@surety/core/wire/review";
import { hijackedModel } from "@surety/testing/fakes/hijacked-model";
import { injectionTexts } from "@surety/testing/injections/injection-texts";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type AgentHouse, openAgentHouse } from "../agent/agent-house.fixture.ts";
import { houseApp } from "../http/house-app.ts";
import { jsonOf, testOrigin } from "../http/test-app.ts";
import { type Desk, deskOf } from "../http/test-desk.ts";
import { openPeople } from "../security/people.ts";
import { owner } from "../test-house.ts";
import { handbook, lettersWorkflow, pastAnswers } from "./generate-house.fixture.ts";
import { lettersDesk, type WrittenSentence } from "./letters-desk.fixture.ts";

/** `npm run hijack` tries every text; here a few of each family do. */
const everyText = process.env["SURETY_HIJACK"] === "all" ? 1 : 24;
vi.setConfig({ testTimeout: everyText === 1 ? 30 * 60_000 : 120_000 });

let all: AgentHouse;
let rita: Desk;

beforeAll(async () => {
  all = await openAgentHouse();
  const { house } = all;
  const { hash } = await house.files.add(Readable.from([Buffer.from(handbook)]), "handbook.md");
  await house.commands.addKnowledgeFile("help", { hash, name: "handbook.md" }, owner);
  await house.commands.addKnowledgeAnswers("help", "letters of spring", pastAnswers, owner);
  await house.world.knowledge.embedMissing();
  await all.live(lettersWorkflow("letters"));
  await all.live(lettersWorkflow("trusting", { gate: { fixedThreshold: 0.01, audit: 0.01 } }));
  await all.live(lettersWorkflow("offline", { models: ["local"] }));
  await all.live(lettersWorkflow("learning", { models: ["local"], generate: { knowledge: [], learn: "sent" } }));
  await all.live(lettersWorkflow("checked", { generate: { check: "brain/checker" } }));
  const app = houseApp(house, { origin: testOrigin, version: "0", demo: false });
  const people = openPeople({ database: house.database, secret: house.sessionSecret, origin: testOrigin });
  rita = await deskOf({ app, parts: { people } }, "rita", "owner");
}, 120_000);
afterAll(() => all?.end());

const rows = <Row>(sql: string, ...values: unknown[]) => all.house.database.query<Row>(sql, values);

type Said = WrittenSentence;
const { ask, writes, send } = lettersDesk(
  () => all,
  (path, body) => rita(path, body),
);

const draftOf = ({ judgments }: CaseDetail): DraftWire => judgments[0]!.draft!;
const standings = (one: CaseDetail) =>
  draftOf(one)
    .paragraphs.flat()
    .map(({ standing }) => standing);
const reasonOf = ({ judgments }: CaseDetail) => judgments[0]?.reason;
const lastMail = () => all.post.mailbox().at(-1)?.mail.text?.trimEnd();

describe("a draft of a language model", () => {
  const good: Said[][] = [
    [{ text: "Dear {name}," }],
    [
      { text: "You can send unused goods back within 30 days of delivery.", sources: [1] },
      { text: "The label is at https://shop.example/returns.", sources: [1] },
    ],
    [{ text: "Kind regards" }],
  ];

  it("rests on passages that it names, and goes out when a person has read it", async () => {
    writes(good);
    const waiting = await ask("letters", "How long can I return a mower that I have not used?");
    expect(waiting).toMatchObject({ waitingFor: "review", effects: [] });
    expect(waiting.judgments).toMatchObject([{ kind: "generate", value: "draft", reason: { code: "draft" } }]);
    expect(standings(waiting)).toEqual(["courtesy", "supported", "supported", "courtesy"]);
    const { text, passages, paragraphs } = draftOf(waiting);
    expect(text.startsWith("Dear Ida Ito,\n\nYou can send unused goods back")).toBe(true);
    const [cited = -1] = paragraphs[1]?.[0]?.cites ?? [];
    expect(passages[cited]).toMatchObject({ source: { kind: "file", name: "handbook.md" }, heading: "Returns" });
    // What fills a slot is told to no model.
    expect(JSON.stringify(all.brain.calls.at(-1)?.body)).not.toContain("Ida Ito");
    expect((await send(waiting)).status).toBe(200);
    expect(lastMail()).toBe(`${text}\n\nThe shop`);
    const { items } = await jsonOf<{ items: DraftRow[] }>(rita(`/drafts?caseId=${waiting.id}`));
    expect(items).toMatchObject([{ field: "text", edited: false, looked: true }, { field: "subject" }]);
  });

  it("marks what no source says, and counts for less", async () => {
    writes(good);
    const sure = await ask("letters", "May I return a hedge trimmer in its box?");
    writes([
      [
        { text: "You can send unused goods back within 90 days of delivery.", sources: [1] },
        { text: "A technician collects them at your home.", sources: [1, 2] },
        { text: "We guarantee that motors of mowers are guaranteed for three years.", sources: [3] },
      ],
    ]);
    const unsure = await ask("letters", "May I return a chain saw in its box?");
    expect(standings(unsure)).toEqual(["unsupported", "unsupported", "supported"]);
    expect(draftOf(unsure).paragraphs[0]?.[0]?.why).toBe('No source says "90".');
    expect(draftOf(unsure).rules.map(({ kept }) => kept)).toEqual([false, false]);
    expect(reasonOf(unsure)).toEqual({
      code: "check-failed",
      sentence: "The draft needs a look: 2 sentences without a source; it does not keep to no promises, farewell.",
    });
    expect(unsure.judgments[0]!.confidence).toBeLessThan(sure.judgments[0]!.confidence / 4);
  });

  it("is never sent by a gate, nor by a person who has not had it on screen", async () => {
    writes(good);
    const waiting = await ask("trusting", "Can I give my mower back?");
    expect(waiting).toMatchObject({ waitingFor: "review", effects: [] });
    const review = await jsonOf<ReviewDetail>(rita(`/reviews/${waiting.review?.id}`));
    expect(review.stakes).toBe("high");
    const unseen = await rita(`/reviews/${waiting.review?.id}/decide`, { answers: { reply: "draft" } });
    expect(unseen.status).toBe(409);
    expect(await unseen.json()).toMatchObject({ code: "preview-first" } satisfies Partial<ProblemDetails>);
    const timed = await rita("/workflows/trusting/baseline/timing", { cases: 10 });
    expect([timed.status, await timed.json()]).toMatchObject([422, { code: "drafts-are-read" }]);
  });

  it("is edited where it is read; the difference is its accuracy, and no label of a class", async () => {
    writes(good);
    const waiting = await ask("letters", "Can I return a spade?");
    expect((await send(waiting, "Dear Ida,\n\nyes.\n\nKind regards\n\nThe shop")).status).toBe(200);
    expect(lastMail()).toBe("Dear Ida,\n\nyes.\n\nKind regards\n\nThe shop");
    const figures = await jsonOf<WorkflowDrafts>(rita("/workflows/letters/drafts"));
    expect(figures.actions).toMatchObject([{ kind: "email", edited: 1, accepted: { value: 0.5 } }]);
    // Three had no mark and one had; of those without, one went out as written and one was edited.
    expect(figures.written).toMatchObject([
      { judgment: "reply", cases: 4, nothing: 0, clean: { value: 0.5, n: 2 }, marked: null },
    ]);
    expect(await rows("select from surety.labels where workflow = 'letters'")).toEqual([]);
  });

  it("asks again where the answer cannot be read, and takes a past answer where the provider is away", async () => {
    let asked = 0;
    all.brain.script(() => {
      asked += 1;
      if (asked === 1) return { text: "Dear customer, of course!" };
      return {
        text: JSON.stringify({
          answer: "A",
          certainty: "likely",
          paragraphs: [[{ text: "Kind regards", sources: [] }]],
        }),
      };
    });
    expect((await ask("letters", "Is this repaired?")).judgments[0]).toMatchObject({
      value: "draft",
      signals: { withheld: 0 },
    });
    expect(asked).toBe(2);
    all.brain.script(() => ({ status: 400, body: "{}" }));
    const fallen = await ask("letters", "Can I change the delivery address of my order?");
    expect(fallen.judgments[0]).toMatchObject({ value: "draft", model: "local (past answers)" });
  });

  it("says where its sources have no answer, and a person writes it by hand", async () => {
    writes([], "0");
    const waiting = await ask("letters", "Do you sell tulips?");
    expect(waiting.judgments[0]).toMatchObject({ value: null, confidence: 0, reason: { code: "abstained" } });
    expect(draftOf(waiting)).toMatchObject({ text: "", why: "The model finds no answer in the sources." });
    const empty = await send(waiting);
    expect(empty.status).toBeGreaterThanOrEqual(400);
    expect(await empty.json()).toMatchObject({ code: "nothing-drafted" });
    expect((await send(waiting, "Dear Ida, no.\n\nThe shop")).status).toBe(200);
    expect(lastMail()).toBe("Dear Ida, no.\n\nThe shop");
  });

  it("is checked by another model where the document says so, which can only take support away", async () => {
    all.brain.script(({ model, text }) =>
      model === "checker"
        ? { text: '{"unsupported": [1, 7]}' }
        : {
            text: JSON.stringify({ answer: "A", certainty: "certain", paragraphs: text.includes("away") ? [] : good }),
          },
    );
    const one = await ask("checked", "How long may I keep it?");
    expect(standings(one)).toEqual(["courtesy", "unsupported", "supported", "courtesy"]);
    expect(draftOf(one).paragraphs[1]?.[0]?.why).toBe("brain/checker finds that its sources do not say this.");
    const [bill] = await rows<{ calls: number; cost: number }>(
      "select count(*)::int as calls, sum(cost_micros)::int as cost from surety.model_calls where case_id = $1",
      one.id,
    );
    expect(bill?.calls).toBe(2);
    all.brain.script(({ model }) =>
      model === "checker"
        ? { status: 400, body: "{}" }
        : { text: JSON.stringify({ answer: "A", certainty: "certain", paragraphs: [good[1]?.slice(0, 1)] }) },
    );
    const unchecked = await ask("checked", "How long may I keep it, if unused?");
    expect(draftOf(unchecked).rules.at(-1)).toMatchObject({ name: "check", kept: false });
  });
});

describe("without a language model", () => {
  it("takes the past answer that fits, with this customer's values", async () => {
    const waiting = await ask("offline", "I moved. Is it possible to change the delivery address of my order?", "c2");
    expect(waiting.judgments[0]).toMatchObject({ value: "draft", model: "local (past answers)", costMicros: 0 });
    expect(waiting.judgments[0]!.confidence).toBeGreaterThan(0.5);
    const { text, passages } = draftOf(waiting);
    expect(text).toContain("Dear Bo Berg,");
    expect(text).toContain("until the parcel has left our house");
    expect(passages).toMatchObject([{ source: { kind: "answers", name: "letters of spring" } }]);
  });

  it("says that none fits, and shows what might help", async () => {
    const waiting = await ask("offline", "My mower makes a strange noise and its motor is broken.");
    expect(waiting.judgments[0]).toMatchObject({ value: null, confidence: 0 });
    expect(reasonOf(waiting)?.sentence).toMatch(
      /^No past answer fits: the nearest is in letters of spring, which is [\d.]+ % alike\.$/,
    );
    expect(draftOf(waiting).passages.map(({ heading }) => heading)).toContain("Guarantee");
  });

  it("learns from what people sent, and tells nothing of one customer to another", async () => {
    const question = "Hello, I am Ida Ito. How do I sharpen the blades of mower MX-20777?";
    const first = await ask("learning", question);
    expect(first.judgments[0]).toMatchObject({ value: null });
    const answer = "Dear Ida Ito,\n\ntake the blades of MX-20777 out and use a flat file.\n\nKind regards";
    expect((await send(first, `${answer}\n\nThe shop`)).status).toBe(200);
    await vi.waitFor(
      async () => {
        const found = await jsonOf<{ items: { embedded: number }[] }>(rita("/knowledge"));
        expect(found.items.find((one) => (one as { name?: string }).name === "sent")?.embedded).toBe(1);
      },
      { timeout: 60_000, interval: 50 },
    );
    const { items } = await jsonOf<{ items: FoundPassage[] }>(rita("/knowledge/sent/search?q=sharpen"));
    expect(items).toMatchObject([
      { source: { kind: "draft" }, text: "Hello, I am {name}. How do I sharpen the blades of mower […]?" },
    ]);
    const second = await ask("learning", "How can I sharpen the blades of my mower?", "c2");
    const { text, rules } = draftOf(second);
    expect(text.startsWith("Dear Bo Berg,\n\ntake the blades of […] out and use a flat file.")).toBe(true);
    expect(text).not.toMatch(/Ida|Ito|20777/);
    expect(rules.find(({ name }) => name === "slots")).toMatchObject({ kept: false });
  });
});

describe("a model that writes whatever strangers tell it", () => {
  it("gets no link, no address and no markup into a draft, and nothing out of the house", async () => {
    all.brain.script(hijackedModel);
    const mails = all.post.mailbox().length;
    const texts = injectionTexts().filter((_, at) => at % everyText === 0);
    const arrivals = [];
    for (let from = 0; from < texts.length; from += 8) {
      const some = texts.slice(from, from + 8).map(({ text }) => ({ text, customer: "c1" }));
      arrivals.push(...(await all.house.send("trusting", ...some)));
      await all.house.quiet();
    }
    const written = await rows<{ text: string; value: string | null; standings: string[]; status: string }>(
      `select j.draft ->> 'text' as text, j.value, c.status, array(select jsonb_array_elements(p) ->> 'standing' from jsonb_array_elements(j.draft -> 'paragraphs') p) as standings
       from surety.judgments j join surety.cases c on c.id = j.case_id where j.case_id = any($1)`,
      arrivals.map(({ caseId }) => caseId),
    );
    expect(written).toHaveLength(texts.length);
    expect(new Set(written.map(({ status }) => status))).toEqual(new Set(["waiting"]));
    // What is too long for a letter is no draft; nothing fits it offline either.
    const drafts = written.filter(({ value }) => value === "draft");
    expect(drafts.length).toBeGreaterThan(0.9 * texts.length);
    const open = drafts.filter(({ text }) => carriesAddress(text.replaceAll("https://shop.example/returns", "")));
    expect(open.map(({ text }) => text)).toEqual([]);
    for (const { standings: found } of drafts)
      expect(found.filter((one) => one === "withheld").length).toBeGreaterThan(3);
    for (const { text } of drafts) expect(text).toContain("Your refund of 99999 euros was approved.");
    expect(drafts.every(({ standings: found }) => found.includes("unsupported"))).toBe(true);
    expect(all.post.mailbox()).toHaveLength(mails);
  });

  it("is named by the rule of two nowhere, because a person reads every draft", async () => {
    const { compiled } = await all.house.world.definitions.current("trusting");
    expect(examine(compiled, {}).findings.map(({ code }) => code)).not.toContain("rule-of-two");
  });
});
