import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goodDesign } from "@surety/core/doctor/good-designs.fixture";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { workflowToYaml } from "@surety/core/workflow/yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import { type Ended, runCommand } from "./test-command.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-check-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

const connections = ["crm=postgres", "chat=chat", "mail=smtp", "inbox=mailbox", "payments=http"];
const given = connections.flatMap((one) => ["--connection", one]);

/** Runs `surety check` as a person or a pipeline would. */
function check(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return runCommand(folder, ["check", ...args], environment);
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return name;
}

function yaml(name: string, edit: (design: WorkflowSource) => void = () => {}): string {
  const design = goodDesign(name);
  edit(design);
  return workflowToYaml(parseWorkflow(design));
}

describe("surety check on a plain file", () => {
  it("is content with a good design, and says what it could not look at", async () => {
    const { code, stdout } = await check([...given, await file("good.yaml", yaml("tickets"))]);
    expect(stdout).toContain("good.yaml: tickets is in order");
    expect(stdout).toMatch(/\d+ checks could not look: nothing is known here of labelled cases, how many cases arrive/);
    expect(code).toBe(0);
  }, 30_000);

  it("says where a problem stands, why it hurts and what to do, and fails", async () => {
    const source = yaml("refund-approval", (design) => void (design.review = { queue: "desk", due: "4h" }));
    const { code, stdout } = await check([...given, await file("refunds.yaml", source)]);
    const line = source.split("\n").findIndex((one) => one.includes("- http:")) + 1;
    expect(stdout).toContain(`refunds.yaml:${line}:`);
    expect(stdout).toContain("/flow/2/act/0/do/1: problem money-unattended (No person where stakes are high)");
    expect(stdout).toContain("POST refunds on payments moves money, and nobody approves it.");
    expect(stdout).toContain("Fix: Set review.stakes to high");
    expect(stdout).toContain("docs/doctor/money-unattended.md");
    expect(code).toBe(1);
  }, 30_000);

  it("lets risks pass, but not where it is strict", async () => {
    const name = await file(
      "risky.yaml",
      yaml("tickets", (design) => void delete design.owner),
    );
    expect((await check([...given, name])).code).toBe(0);
    const { code, stdout } = await check(["--strict", "--json", ...given, name]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: [{ findings: [{ code: "no-owner", severity: "risk" }] }],
    });
  }, 60_000);

  it("shows an accepted risk with its reason, also where it is strict", async () => {
    const source = yaml("tickets", (design) => {
      delete design.owner;
      design.doctor = { ignore: [{ code: "no-owner", because: "The team is being founded this month." }] };
    });
    const { code, stdout } = await check(["--strict", ...given, await file("accepted.yaml", source)]);
    expect(stdout).toContain("accepted no-owner");
    expect(stdout).toContain("Because: The team is being founded this month.");
    expect(stdout).toContain("is in order; 1 accepted risk");
    expect(code).toBe(0);
  }, 30_000);

  it("fails on what does not compile, without a word from the doctor", async () => {
    const source = yaml("tickets").replace("intent.value == ", "intnt.value == ");
    const { code, stdout } = await check([...given, await file("broken.yaml", source)]);
    expect(stdout).toMatch(/broken\.yaml:\d+:\d+ .*error: .*Did you mean "intent"/);
    expect(code).toBe(1);
  }, 30_000);

  it("finds the rule behind labels of a file, and prints it ready to be pasted", async () => {
    const rows = Array.from({ length: 600 }, (_, at) => {
      const team = ["engineering", "design", "sales"][at % 3];
      return `"Letter number ${at} of somebody",${at % 3 === 2 ? 3 : (at * 7) % 40},${at % 3 === 2 ? "sales" : (at * 7) % 40 > 12 ? "engineering" : "design"},${team}`;
    });
    const data = await file("labels.csv", ["letter,years,label,team", ...rows].join("\n"));
    const design = yaml("applications", (one) => {
      one.input.properties["team"] = { type: "string", maxLength: 50 };
    });
    const { stdout } = await check([...given, await file("rule.yaml", design), "--data", data]);
    expect(stdout).toContain("rule-fits-labels");
    expect(stdout).toMatch(/agrees with (100|9\d(\.\d)?) % \(9\d(\.\d)? % to 100 %\) of 2\d\d unseen labels/);
    expect(stdout).toContain("    field:\n      rule:\n        cases:");
  }, 30_000);

  it.each([
    [["nothing-here"], 'There is no file "nothing-here"'],
    [["good.yaml", "--data", "missing.csv"], "missing.csv"],
    [["good.yaml", "--data", "good.csv", "--label", "wish"], 'no column "wish"; it has: subject, body, label'],
  ])(
    "says what is wrong with %j",
    async (args, reason) => {
      await file("good.yaml", yaml("tickets"));
      await file("good.csv", "subject,body,label\nA,B,bug\n");
      const { code, stderr } = await check([...given, ...args]);
      expect(stderr).toContain(reason);
      expect(code).toBe(1);
    },
    30_000,
  );
});

describe("surety check with an installation", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    const design = goodDesign("transactions");
    const wider = goodDesign("transactions");
    const block = wider.flow.find((one) => "judge" in one)!;
    block.judge["category"] = { classify: { text: "{{ input.reference }}", labels: ["travel", "rent", "rents"] } };
    await house.commands.saveWorkflow(parseWorkflow(wider), owner);
    const items = Array.from({ length: 120 }, (_, at) => ({
      text: `booking ${at}`,
      value: at % 2 === 0 ? "rent" : "rents",
    }));
    await house.commands.addLabels("transactions", "category", items, owner);
    await house.commands.saveWorkflow(parseWorkflow(design), owner);
  }, 60_000);
  afterAll(() => house.end());

  it("knows the labels of a workflow by its name", async () => {
    const { code, stdout, stderr } = await check(["--json", "transactions"], {
      DATABASE_URL: house.config.databaseUrl!,
    });
    expect({ code, stderr }).toMatchObject({ code: 1 });
    const codes = (JSON.parse(stdout) as { files: { findings: { code: string }[] }[] }).files[0]?.findings.map(
      (one) => one.code,
    );
    expect(codes).toEqual(expect.arrayContaining(["class-not-in-document", "class-never-labelled"]));
  }, 60_000);

  it("says so where no workflow has the name", async () => {
    const { code, stderr } = await check(["transaction"], { DATABASE_URL: house.config.databaseUrl! });
    expect(stderr).toContain("no workflow of this installation has that name");
    expect(code).toBe(1);
  }, 60_000);
});
