/** One tensor as it lies in the weights file: bytes with `value = byte * scale + minimum`. */
export interface QuantizedTensor {
  shape: readonly number[];
  bytes: Uint8Array;
  scale: number;
  minimum: number;
}

interface ManifestEntry {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: { dtype: string; min: number; scale: number };
}

const bytesPerPlainElement = 4;

/** Reads the named float tensors of a weights file whose manifest lists them in file order. */
export function readWeights(manifestText: string, file: Uint8Array): Map<string, QuantizedTensor> {
  const manifest = JSON.parse(manifestText) as { weightsManifest: [{ weights: ManifestEntry[] }] };
  const tensors = new Map<string, QuantizedTensor>();
  let offset = 0;
  for (const { name, shape, quantization } of manifest.weightsManifest[0].weights) {
    const elements = shape.reduce((product, each) => product * each, 1);
    const length = elements * (quantization ? 1 : bytesPerPlainElement);
    if (quantization) {
      const bytes = file.subarray(offset, offset + length);
      tensors.set(name, { shape, bytes, scale: quantization.scale, minimum: quantization.min });
    }
    offset += length;
  }
  return tensors;
}

export function toFloats({ bytes, scale, minimum }: QuantizedTensor): Float32Array {
  const floats = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) floats[i] = bytes[i]! * scale + minimum;
  return floats;
}
