import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { memoryOf, tooMuch, withMemory } from "./pdfium.ts";

/** Annotations are drawn too; bytes come in the order that PNG has them. */
const flags = 0x01 | 0x10;
const mostPixels = 6_000_000;
const compression = 4;

/** A page of a PDF as a PNG, at most so many pixels wide; very long pages come smaller. */
export function pagePicture(module: WrappedPdfiumModule, page: number, mostWidth: number): Uint8Array {
  const [points, high] = [module.FPDF_GetPageWidthF(page), module.FPDF_GetPageHeightF(page)];
  const scale = Math.min(mostWidth / points, Math.sqrt(mostPixels / (points * high)));
  const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(high * scale))];
  const bitmap = module.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw tooMuch();
  try {
    module.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xff_ff_ff_ff);
    module.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    return encode(module, bitmap, width, height);
  } finally {
    module.FPDFBitmap_Destroy(bitmap);
  }
}

function encode(module: WrappedPdfiumModule, bitmap: number, width: number, height: number): Uint8Array {
  return withMemory(module, 4, (pointer) => {
    const [pixels, stride] = [module.FPDFBitmap_GetBuffer(bitmap), module.FPDFBitmap_GetStride(bitmap)];
    const size = module.EPDF_PNG_EncodeRGBA(pixels, width, height, stride, compression, pointer);
    const at = module.pdfium.getValue(pointer, "i32");
    if (size === 0 || at === 0) throw tooMuch();
    const png = memoryOf(module).slice(at, at + size);
    module.pdfium.wasmExports.free(at);
    return png;
  });
}
