import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { connectors } from "./connectors.ts";

const here = import.meta.dirname;
/** Shared by connectors, not a connector. */
const NOT_CONNECTORS = new Set(["outbound"]);
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NOT_CONNECTORS.has(entry.name))
  .map((entry) => entry.name);

it("has one folder for each connector and no other", () => {
  expect(folders.toSorted()).toEqual(Object.keys(connectors).toSorted());
});

describe.each(folders)("%s", (name) => {
  const files = readdirSync(`${here}/${name}`);

  it("has the files of every connector", () => {
    for (const file of ["index.ts", `${name}-settings.ts`, `${name}-connection.ts`, `${name}-connection.test.ts`])
      expect(files).toContain(file);
  });

  it("exports one thing from its index: the connector of its name", async () => {
    const face = (await import(`./${name}/index.ts`)) as Record<string, { kind: string; title: string }>;
    expect(Object.keys(face)).toEqual([`${name}Connector`]);
    expect(face[`${name}Connector`]).toMatchObject({ kind: name, title: expect.any(String) as string });
  });

  it("exports its settings and how to open it, under the same names as the others", async () => {
    const settings = (await import(`./${name}/${name}-settings.ts`)) as object;
    const connection = (await import(`./${name}/${name}-connection.ts`)) as object;
    expect(Object.keys(settings)).toEqual([`${name}Settings`]);
    expect(Object.keys(connection)).toEqual([`open${name.charAt(0).toUpperCase()}${name.slice(1)}`]);
  });

  it("has closed settings with an allowPrivate list", () => {
    const connector = Object.values(connectors).find(({ kind }) => kind === name);
    const issues = connector?.settings.safeParse({ surprise: 1, allowPrivate: ["no//"] }).error?.issues ?? [];
    expect(issues.map(({ code }) => code)).toContain("unrecognized_keys");
    expect(issues.map(({ path }) => path[0])).toContain("allowPrivate");
  });

  it("imports no other connector", () => {
    const sources = files
      .filter((file) => !/\.(test|fixture)\.ts$/.test(file))
      .map((file) => readFileSync(`${here}/${name}/${file}`, "utf8"));
    const reached = sources.flatMap((source) => [...source.matchAll(/from "\.\.\/([^/"]+)/g)].map((match) => match[1]));
    expect(new Set(reached).difference(NOT_CONNECTORS)).toEqual(new Set());
  });
});
