import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";

/** A page of WebAssembly memory, in bytes. */
const wasmPage = 65_536;

/** PDFium as a WebAssembly module, whose memory does not grow beyond `mostBytes`: what wants more fails in it. */
export async function loadPdfium(mostBytes: number): Promise<WrappedPdfiumModule> {
  limitGrowth(mostBytes);
  const wasm = fileURLToPath(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm"));
  const bytes = await readFile(wasm);
  const module = await init({ wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  module.PDFiumExt_Init();
  return module;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The module asks for memory itself, and takes a refusal as the end of what there is. */
function limitGrowth(mostBytes: number): void {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } };
  const memory = WebAssembly.Memory.prototype;
  const { grow } = memory;
  memory.grow = function limited(this: WasmMemory, pages: number): number {
    if (this.buffer.byteLength + pages * wasmPage > mostBytes) throw tooMuch();
    return grow.call(this, pages);
  };
}

export function tooMuch(): RangeError {
  return new RangeError("the document needs too much memory");
}

/** Runs `use` with so many bytes of the module's memory, and gives them back. */
export function withMemory<Result>(module: WrappedPdfiumModule, bytes: number, use: (at: number) => Result): Result {
  const { malloc, free } = module.pdfium.wasmExports;
  const at = malloc(Math.max(1, bytes));
  if (at === 0) throw tooMuch();
  try {
    return use(at);
  } finally {
    free(at);
  }
}

/** The module's memory as bytes. Asked for each time: it is another one after it has grown. */
export function memoryOf({ pdfium }: WrappedPdfiumModule): Uint8Array<ArrayBuffer> {
  return (pdfium as unknown as { HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8;
}
