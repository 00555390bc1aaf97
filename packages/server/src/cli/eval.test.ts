import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleCases } from "@surety/models/worker/sample-cases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./test-command.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-eval-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `surety eval` as a person would, in a folder where nothing has been started. */
const surety = (...args: string[]) => runCommand(folder, ["eval", ...args]);

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return name;
}

const csv = (cases: readonly { text: string; label: string }[]) =>
  ["text,label", ...cases.map(({ text, label }) => `"${text}",${label}`), ""].join("\n");

describe("surety eval --classify", () => {
  it("prints one JSON object, without a database", async () => {
    const train = await file("train.csv", csv(sampleCases(20, 1)));
    const test = await file("test.csv", csv([...sampleCases(6, 2), { text: "what a lovely day", label: "chat" }]));
    const args = ["--classify", "--train", train, "--test", test, "--targets", "2%,10%", "--json"];
    const { code, stdout, stderr } = await surety(...args);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("done") });
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(result).toMatchObject({ n: 30, classes: 5, outOfScopeCases: 1, assurance: 0.95 });
    expect(result["automation"]).toMatchObject([{ target: 0.02 }, { target: 0.1 }]);
    for (const name of [
      "accuracy",
      "macroF1",
      "ece",
      "outOfScopeAuroc",
      "trainingSeconds",
      "millisecondsPerText",
      "memoryMb",
    ])
      expect(result[name], name).toEqual(expect.any(Number));
    expect(existsSync(join(folder, ".surety"))).toBe(false);
  }, 60_000);

  it("ends with code 1 and says what to do about a file that does not fit", async () => {
    const train = await file("words.csv", csv(sampleCases(3, 1)));
    const sheet = await file("sheet.csv", Buffer.from("PK\x03\x04\0\0", "latin1"));
    const told = await surety("--classify", "--train", train, "--test", sheet, "--json");
    expect(told.code).toBe(1);
    expect(JSON.parse(told.stdout)).toMatchObject({ error: { code: "bad-label-file", field: "sheet.csv" } });
    expect(told.stderr).toContain("sheet.csv, line 1: it is a spreadsheet");
    expect(told.stderr).toContain("Export it as CSV");
    expect(told.stderr).not.toContain("%");
  }, 30_000);

  it.each([
    [["--classify"], "--classify needs two files"],
    [["--classify", "triage", "--train", "a.csv", "--test", "b.csv"], "--classify measures no workflow"],
    [[], "nothing says what to measure"],
    [["triage"], "nothing says on which cases"],
    [["triage", "--data", "a.csv", "--targets", "150%"], "no share"],
  ])(
    "refuses %j",
    async (args, reason) => {
      const { code, stderr } = await surety(...args);
      expect(code).toBe(1);
      expect(stderr).toContain(reason);
    },
    30_000,
  );
});
