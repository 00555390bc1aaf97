import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allChecks } from "./all-checks.ts";
import { doctorPages } from "./doctor-pages.ts";

const folder = join(import.meta.dirname, "../../../../docs/doctor");

it.each(Object.entries(doctorPages()))(
  "docs/doctor/%s says what the check says (vitest -u writes it)",
  async (name, page) => {
    await expect(page).toMatchFileSnapshot(join(folder, name));
  },
);

it("has a page for every code and for nothing else", async () => {
  const codes = allChecks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect((await readdir(folder)).sort()).toEqual(["README.md", ...codes.map((code) => `${code}.md`)].sort());
});
