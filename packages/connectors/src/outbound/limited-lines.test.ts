import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { limitedLines } from "./limited-lines.ts";

const linesOf = async (...chunks: (string | Buffer)[]) => {
  const lines: string[] = [];
  const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const line of limitedLines(body, "here")) lines.push(line);
  return lines;
};

it("gives lines whole, wherever they were cut on the way", async () => {
  const text = '{"a":"grün"}\n\r\n{"b":2}\n{"c":3}';
  const bytes = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
  const lines = ['{"a":"grün"}', '{"b":2}', '{"c":3}'];
  expect(await linesOf(text)).toEqual(lines);
  expect(await linesOf(...bytes)).toEqual(lines);
  expect(await linesOf()).toEqual([]);
});

it("takes any number of lines, and ends at one that has no end", async () => {
  const line = `${"x".repeat(1_000_000)}\n`;
  expect(await linesOf(...Array.from({ length: 12 }, () => line))).toHaveLength(12);
  await expect(linesOf(...Array.from({ length: 12 }, () => "x".repeat(1_000_000)))).rejects.toMatchObject({
    code: "answer-too-large",
  });
});
