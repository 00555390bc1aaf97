import { goodDesign } from "@surety/core/doctor/good-designs.fixture";
import type { DiagnosisWire } from "@surety/core/wire/doctor";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
}, 60_000);
afterAll(() => test.close());

/** A design that needs no connection, with an api trigger to send cases to. */
function transactions(edit: (design: WorkflowSource) => void = () => {}): WorkflowSource {
  const design = goodDesign("transactions");
  design.triggers.push({ id: "api", api: {} });
  edit(design);
  return design;
}

async function save(design: WorkflowSource): Promise<void> {
  const headers = { ...(await test.as("editor")), "content-type": "application/json" };
  const saved = await test.app.request(`/api/v1/workflows/${design.name}`, {
    method: "PUT",
    headers,
    body: JSON.stringify(design),
  });
  expect(saved.status).toBe(200);
}

async function diagnosisOf(name: string): Promise<DiagnosisWire> {
  const answer = await test.app.request(`/api/v1/workflows/${name}/doctor`, { headers: await test.as("viewer") });
  expect(answer.status).toBe(200);
  return jsonOf<DiagnosisWire>(answer);
}

describe("GET /api/v1/workflows/{name}/doctor", () => {
  it("has nothing to say of a good design, and says what it looked at", async () => {
    await save(transactions((design) => void (design.name = "sound")));
    const { findings, looked, notLookedAt, families } = await diagnosisOf("sound");
    expect(findings).toEqual([]);
    expect(looked).toBeGreaterThan(50);
    expect(notLookedAt).toContainEqual({
      code: "rule-fits-labels",
      title: "A rule answers as well as the model",
      missing: ["labelled cases"],
    });
    expect(families.map(({ id }) => id)).toContain("rule-of-two");
  });

  it("serves the page that a finding names, to whoever follows its link", async () => {
    await save(transactions((design) => void ((design.name = "unowned"), delete design.owner)));
    const finding = (await diagnosisOf("unowned")).findings.find(({ code }) => code === "no-owner");
    const page = await test.app.request(`/${finding?.page}`);
    expect(page.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await page.text()).toMatch(/^# .*\n\n`no-owner` is /);
    expect((await test.app.request("/docs/doctor/no-such.md")).status).toBe(404);
  });

  it("lists findings with what, why, how and their page, and accepted risks with their reason", async () => {
    const because = "Bookkeeping is one person who reads this queue daily.";
    await save(
      transactions((design) => {
        design.name = "risky";
        delete design.owner;
        design.review = { queue: "bookkeeping" };
        design.doctor = { ignore: [{ code: "no-due-time", because }] };
      }),
    );
    const { findings, accepted } = await diagnosisOf("risky");
    expect(findings).toMatchObject([
      {
        code: "no-owner",
        title: "No owner",
        severity: "risk",
        path: "/owner",
        fix: expect.stringContaining("owner: support-leads"),
        page: "docs/doctor/no-owner.md",
        because: null,
      },
    ]);
    expect(accepted).toMatchObject([{ code: "no-due-time", because }]);
  });

  it("finds the rule behind the labels that people gave, beside the running server", async () => {
    await save(transactions());
    const events = Array.from({ length: 300 }, (_, at) => ({
      payload: { reference: `Booking ${at}`, cents: at * 100, direction: "out" },
    }));
    await test.parts.commands.ingest({ workflow: "transactions", trigger: "api", kind: "api", events });
    await test.database.query(
      `insert into surety.labels (id, workflow, judgment, case_id, text, value, source, part, at, confirmed)
       select gen_random_uuid(), workflow, 'category', id, 'text',
         case when (input->>'cents')::int > 18000 then 'rent' else 'travel' end, 'review', 'train', now(), 'unopposed'
       from surety.cases where workflow = 'transactions'`,
    );
    const finding = (await diagnosisOf("transactions")).findings.find(({ code }) => code === "rule-fits-labels");
    expect(finding?.rule).toMatchObject({ isWhole: true, right: finding?.rule?.of, model: null });
    expect(finding?.rule?.cases[0]?.when).toMatch(/^input\.cents (>|<=) 1[78]\d\d\d$/);
    expect(finding?.rule?.yaml).toContain("category:\n  rule:\n    cases:");
  }, 30_000);

  it("says that there is no such workflow", async () => {
    const answer = await test.app.request("/api/v1/workflows/nothing/doctor", { headers: await test.as("viewer") });
    expect(answer.status).toBe(404);
    expect(await jsonOf(answer)).toMatchObject({ code: "workflow-not-found" });
  });
});
