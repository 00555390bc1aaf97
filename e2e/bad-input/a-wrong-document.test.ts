import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newProject, removeProject } from "../new-project.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { runSurety, startSurety, type SuretyProcess } from "../surety-process.ts";
import { sortingYaml } from "./sorting-workflow.ts";

const misspelt = sortingYaml
  .replace("name: sorting", "name: misspelt")
  .replace("input.text.contains", "input.txt.contains");
const files = {
  "workflows/broken.yaml": "name: broken\ntitle: [not closed\n",
  "workflows/misspelt.yaml": misspelt,
  "workflows/sorting.yaml": sortingYaml,
};

describe("a wrong workflow document", () => {
  let folder: string;
  let surety: SuretyProcess;
  let api: SuretyApi;
  let key: Record<string, string>;
  beforeAll(async () => {
    folder = await newProject(files);
    surety = await startSurety({ folder });
    key = await ownerKey(surety);
    api = apiOf(surety.origin, key);
  });
  afterAll(async () => {
    await surety.stop();
    await removeProject(folder);
  });

  it("among the project's files is told with its place, and the others are in force", async () => {
    const { items } = await api.call<{ items: { name: string }[] }>("GET", "/workflows");
    expect(items.map((one) => one.name)).toEqual(["sorting"]);
    expect(surety.log()).toMatch(/workflows\/broken\.yaml was left out/);
    expect(surety.log()).toMatch(/workflows\/misspelt\.yaml:\d+:\d+ .*"input" has no field "txt"/);
    expect(surety.log()).toContain('Did you mean "input.text"?');
  });

  it("is found by surety check, with file, line, column and the nearest name", async () => {
    const checked = await runSurety(["check"], { folder });
    expect(checked.code).toBe(1);
    const line = misspelt.split("\n").findIndex((text) => text.includes("input.txt")) + 1;
    expect(checked.stdout).toMatch(
      new RegExp(`workflows/misspelt\\.yaml:${line}:\\d+ /flow/0/\\S+: error: .*Did you mean "input\\.text"`),
    );
    expect(checked.stdout).toMatch(/workflows\/broken\.yaml:\d+:\d+/);
    expect(checked.stdout).toContain("sorting.yaml: sorting is in order");
  });

  it("sent as YAML that cannot be read is told what of it, not that it has another name", async () => {
    const sent = await fetch(`${surety.origin}/api/v1/workflows/sorting`, {
      method: "PUT",
      body: "name: [sorting\ntitle: x\n",
      headers: { ...key, "content-type": "application/yaml" },
    });
    expect(await sent.json()).toMatchObject({
      code: "workflow-problems",
      detail: expect.stringMatching(/^line \d+:\d+ .*YAML cannot be read/),
    });
  });

  it("sent to the API is refused with every problem, and what is in force stays", async () => {
    const answer = await api.send("PUT", "/workflows/sorting", {
      name: "sorting",
      title: 7,
      flow: [{ act: [] }],
      colour: "red",
    });
    expect(answer.status).toBe(422);
    const problem = (await answer.json()) as { code: string; problems: { path: string; message: string }[] };
    expect(problem.code).toBe("workflow-problems");
    expect(problem.problems.map((one) => one.path)).toEqual(expect.arrayContaining(["/title"]));
    const sent = await api.send("POST", "/workflows/sorting/cases", { text: "a refund, please" });
    expect(sent.status).toBe(201);
  });
});
