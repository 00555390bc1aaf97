import { describe, expect, it } from "vitest";
import { textChunks } from "./text-chunks.ts";

const bytes = (...chunks: number[][]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(chunk));
      controller.close();
    },
  });

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of textChunks(stream, () => {})) text += chunk;
  return text;
}

describe("text chunks", () => {
  it("joins a character that two chunks share", async () => {
    expect(await textOf(bytes([0x68, 0xc3], [0xa9]))).toBe("hé");
  });

  it.each([
    ["a zip archive", [0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]],
    ["UTF-16", [0xff, 0xfe, 0x61, 0x00]],
    ["a text with NUL", [0x61, 0x00]],
    ["a text that is cut off in a character", [0x61, 0xc3]],
  ])("refuses %s", async (_, content) => {
    await expect(textOf(bytes(content))).rejects.toThrow("not text in UTF-8");
  });
});
