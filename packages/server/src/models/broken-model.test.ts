import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { HouseModels } from "./house-models.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const words = { billing: "invoice payment charge", login: "password account locked" };

function learning(name: string): WorkflowSource {
  const judge = {
    judge: { topic: { classify: { text: "{{ input.text }}", labels: ["billing", "login"] }, models: ["local"] } },
  };
  return ruleWorkflow({ name, flow: [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"] });
}

describe("trained models", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    for (const name of ["first", "second"]) {
      await house.commands.saveWorkflow(learning(name), owner);
      await house.commands.setStage(name, "assisted", owner);
      const items = Array.from({ length: 120 }, (_, n) => {
        const value = n % 2 === 0 ? "billing" : "login";
        return { text: `${words[value]} question number ${n}`, value, externalId: `${n}` };
      });
      await house.commands.addLabels(name, "topic", items, owner);
      await finishJob(house.world, (await house.commands.startTraining(name, owner)).id);
    }
  }, 120_000);
  afterAll(() => house.end());

  const modelsOf = (workflow: string) =>
    house.database.query("select 1 from surety.models where workflow = $1 and active and quality is not null", [
      workflow,
    ]);

  it("of two workflows with the same labels do not take each other's place", async () => {
    expect(await modelsOf("first")).toHaveLength(1);
    expect(await modelsOf("second")).toHaveLength(1);
  });

  it("whose file is damaged say so, and their cases go to people", async () => {
    const folder = join(house.config.folder, "artefacts");
    for (const name of await readdir(folder)) await writeFile(join(folder, name), "not a model");
    const reopened = house.world.model;
    await house.models.close();
    const fresh = new HouseModels(house.database, house.models.artefacts, join(house.config.folder, "cache"));
    house.world.model = (name) => fresh.named(name);
    const [arrival] = await house.send("first", { text: "a question about an invoice" });
    await house.commands.waitForCase(arrival?.caseId ?? "", 20_000);
    const [row] = await house.database.query<{ status: string; waiting_for: string; sentence: string }>(
      "select c.status, c.waiting_for, j.reason ->> 'sentence' as sentence from surety.cases c join surety.judgments j on j.case_id = c.id where c.id = $1",
      [arrival?.caseId],
    );
    await fresh.close();
    house.world.model = reopened;
    expect(row).toMatchObject({ status: "waiting", waiting_for: "review" });
    expect(house.log.join("\n")).toContain("Its cases go to people meanwhile.");
    expect(row?.sentence).toMatch(/^The trained model \w+ cannot be loaded: .+ train again\.$/);
  });
});
