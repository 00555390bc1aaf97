import { describe, expect, it } from "vitest";
import { compileWorkflow } from "./compile-workflow.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { triageSource, triageWorld } from "./triage.fixture.ts";
import { WorkflowProblems } from "./workflow-problems.ts";
import { placeProblems, workflowFromYaml, workflowToYaml } from "./yaml.ts";

const yaml = workflowToYaml(parseWorkflow(triageSource()));

function problemsOf(work: () => unknown) {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof WorkflowProblems) return error.problems;
    throw error;
  }
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

describe("workflow YAML", () => {
  it("reads what it writes", () => {
    expect(workflowFromYaml(yaml)).toEqual(parseWorkflow(triageSource()));
  });

  it("reads JSON too", () => {
    expect(workflowFromYaml(JSON.stringify(triageSource()))).toEqual(parseWorkflow(triageSource()));
  });

  it("names file, line and column of malformed YAML", () => {
    const [problem] = problemsOf(() => workflowFromYaml("name: a\ntitle: [b", "triage.yaml"));
    expect(problem).toMatchObject({ code: "bad-yaml", file: "triage.yaml", line: 2 });
    expect(problem?.message).toContain("flow sequence".replace("f", "F"));
  });

  it("names line and column of an unknown key", () => {
    const text = yaml.replace("maxError:", "maxEror:");
    const [problem] = problemsOf(() => workflowFromYaml(text, "triage.yaml"));
    expect(problem).toMatchObject({
      nearest: "maxError",
      line: lineOf(text, "maxEror"),
      column: 7,
      file: "triage.yaml",
    });
  });

  it("names the line of the parent where a key is missing", () => {
    const text = yaml.replace(/^title: .*\n/m, "");
    const [problem] = problemsOf(() => workflowFromYaml(text));
    expect(problem).toMatchObject({ path: "/title", line: 1, column: 1 });
  });

  it("places the problems that compile finds", () => {
    const text = yaml.replace('intent.value == "refund"', 'intnt.value == "refund"');
    const problems = problemsOf(() => compileWorkflow(workflowFromYaml(text), triageWorld));
    const [placed] = placeProblems(problems, text, "triage.yaml");
    expect(placed).toMatchObject({ nearest: "intent", line: lineOf(text, "intnt"), file: "triage.yaml" });
  });

  it("refuses a key given twice and a bomb of aliases", () => {
    expect(problemsOf(() => workflowFromYaml("name: a\nname: b"))).toMatchObject([{ code: "bad-yaml", line: 2 }]);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"b c d e f g h i j"
      .split(" ")
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[at]}`).join(",")}]`)
      .join("\n")}`;
    expect(problemsOf(() => workflowFromYaml(bomb))).not.toEqual([]);
  });

  it.each([
    ["brackets", "[".repeat(100_000)],
    ["balanced brackets", `${"[".repeat(1000)}${"]".repeat(1000)}`],
    ["dashes", "- ".repeat(100_000)],
    ["steps of indentation", Array.from({ length: 600 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
    ["moderate brackets", `${"[".repeat(150)}${"]".repeat(150)}`],
  ])("refuses too many %s soon", (_what, text) => {
    const began = performance.now();
    expect(problemsOf(() => workflowFromYaml(text))[0]?.message).toMatch(/nested/);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it("keeps texts that YAML could mistake for something else", () => {
    const document = {
      ...parseWorkflow(triageSource()),
      title: "no",
      description: "2026-01-01: yes # not a comment\n  null",
    };
    expect(workflowFromYaml(workflowToYaml(document))).toEqual(document);
  });
});
