import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@surety/core/ports/clock";
import type { Arrival } from "@surety/core/wire/case";
import type { WorkflowSource } from "@surety/core/workflow/document";
import type { Actor } from "./commands/commands.ts";
import { type House, openHouse } from "./main.ts";
import { readServerConfig } from "./project/server-config.ts";
import { createTestDatabase } from "./storage/test-database.ts";
import type { ProjectFunction } from "./worker/world.ts";

export interface TestHouse extends House {
  log: string[];
  /** Sends payloads to the workflow's api trigger. */
  send(workflow: string, ...payloads: unknown[]): Promise<Arrival[]>;
  /** Resolves when no case of the house can move on by itself. */
  quiet(): Promise<void>;
  end(): Promise<void>;
}

export const owner: Actor = { kind: "person", id: "p-owner", name: "Olive Owner", role: "owner" };
export const reviewer: Actor = { kind: "person", id: "p-rita", name: "Rita Reviewer", role: "reviewer" };
export const colleague: Actor = { kind: "person", id: "p-carl", name: "Carl Colleague", role: "reviewer" };

export interface TestHouseOptions {
  environment?: Record<string, string>;
  clock?: Clock;
  /** Whether audits are drawn by lot. Left out, nobody is audited by chance, but for workflows that audit every case. */
  audits?: boolean;
}

/** A whole house on a database of its own; one for each test file, because the engine is one for each process. */
export async function openTestHouse(
  functions?: ReadonlyMap<string, ProjectFunction>,
  { environment = {}, clock, audits = false }: TestHouseOptions = {},
): Promise<TestHouse> {
  const test = await createTestDatabase({ migrated: true });
  const folder = await mkdtemp(join(tmpdir(), "surety-house-"));
  const log: string[] = [];
  const say = (message: string) => void log.push(message);
  const config = readServerConfig({ ...environment, DATABASE_URL: test.url }, { project: folder });
  const house = await openHouse({
    config,
    log: { info: say, warn: say, error: say },
    ...(functions === undefined ? {} : { functions }),
    ...(clock === undefined ? {} : { clock }),
  });
  if (!audits) house.world.auditDraw = () => 0.999;
  return {
    ...house,
    commands: { ...house.commands, setStage: stageForTests(house) },
    log,
    send: (workflow, ...payloads) =>
      house.commands.ingest({
        workflow,
        trigger: "api",
        kind: "api",
        events: payloads.map((payload) => ({ payload })),
      }),
    quiet: () => quiet(house),
    async end() {
      await house.close();
      await test.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tests of other things go live by an override, out of assisted where they must; what is asked is in `set-stage.test.ts`. */
function stageForTests({ commands }: House): House["commands"]["setStage"] {
  return async (workflow, stage, actor, because = stage === "live" ? "a test of something else" : undefined) => {
    try {
      await commands.setStage(workflow, stage, actor, because);
    } catch (error) {
      if ((error as { code?: string }).code !== "stage-skipped") throw error;
      await commands.setStage(workflow, "assisted", actor);
      await commands.setStage(workflow, stage, actor, because);
    }
  };
}

async function quiet(house: House): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [row] = await house.database.query<{ moving: number }>(
      "select count(*)::int as moving from surety.cases where status in ('received', 'running') or waiting_for in ('undo', 'retry')",
    );
    if (row?.moving === 0) return;
    if (Date.now() > deadline) throw new Error(`${row?.moving} cases are still moving`);
    await sleep(20);
  }
}

/** A small workflow whose judgment is a rule: what is not refund or bug goes to a person. */
export function ruleWorkflow(changes: Partial<WorkflowSource> = {}): WorkflowSource {
  return {
    name: "sorting",
    title: "Sorting",
    owner: "tests",
    input: {
      type: "object",
      required: ["text"],
      properties: { text: { type: "string", maxLength: 1000 }, id: { type: "string" } },
    },
    triggers: [{ id: "api", api: {} }],
    accept: 'input.text != "spam"',
    dedupe: { key: "input.id" },
    flow: [
      { prepare: { clean: { clean: { from: "input.text" } } }, expect: ["size(clean) > 0"] },
      {
        judge: {
          topic: {
            rule: {
              cases: [
                { when: 'clean.contains("refund")', value: "refund" },
                { when: 'clean.contains("bug")', value: "bug" },
              ],
            },
          },
        },
      },
      {
        act: [
          { when: 'topic.value == "refund"', do: [{ assign: { queue: "money" } }] },
          { otherwise: [{ assign: { queue: "{{ topic.value }}" } }] },
        ],
      },
    ],
    review: { queue: "leads", undoSeconds: 0 },
    measure: { baseline: { minutesPerCase: 1, costPerHour: 30, errorRate: 0.1 } },
    ...changes,
  };
}
