import { afterEach, beforeEach, expect, it } from "vitest";
import { sortingYaml } from "./bad-input/sorting-workflow.ts";
import { newProject, removeProject } from "./new-project.ts";
import { ownerKey } from "./surety-api.ts";
import { startSurety } from "./surety-process.ts";

let folder: string;
beforeEach(async () => {
  folder = await newProject();
});
afterEach(() => removeProject(folder));

it("that came over the API is told at the next start, as one with a file is", { timeout: 60_000 }, async () => {
  const first = await startSurety({ folder });
  const key = await ownerKey(first);
  const saved = await fetch(`${first.origin}/api/v1/workflows/sorting`, {
    method: "PUT",
    body: sortingYaml,
    headers: { ...key, "content-type": "application/yaml" },
  });
  expect(saved.status).toBe(200);
  await first.stop();
  expect(first.log()).toContain("There are no workflows yet");

  const second = await startSurety({ folder });
  await second.stop();
  expect(second.log()).toContain("Sorting is assisted.");
  expect(second.log()).not.toContain("There are no workflows yet");
});
