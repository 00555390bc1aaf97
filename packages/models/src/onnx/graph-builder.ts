import { bytesField, floatField, integerField } from "./protobuf.ts";

/** Element types of ONNX tensors, by the numbers of the format. */
const elementType = { float32: 1, uint8: 2, int64: 7 } as const;

const largeTensor = 65_536;
/** The runtime can only map what starts on a page. */
const pageSize = 4_096;

/** A dimension is a number, or a name for one that is known only when the graph runs. */
type Dimension = number | string;

type AttributeValue = { int: number } | { ints: readonly number[] } | { float: number };

function attributeMessage(name: string, value: AttributeValue): Buffer {
  if ("int" in value) return Buffer.concat([bytesField(1, name), integerField(3, value.int), integerField(20, 2)]);
  if ("float" in value) return Buffer.concat([bytesField(1, name), floatField(2, value.float), integerField(20, 1)]);
  const numbers = value.ints.map((each) => integerField(8, each));
  return Buffer.concat([bytesField(1, name), ...numbers, integerField(20, 7)]);
}

function valueInfo(name: string, type: number, dimensions: readonly Dimension[]): Buffer {
  const shape = dimensions.map((each) =>
    bytesField(1, typeof each === "string" ? bytesField(2, each) : integerField(1, each)),
  );
  const tensorType = Buffer.concat([integerField(1, type), bytesField(2, Buffer.concat(shape))]);
  return Buffer.concat([bytesField(1, name), bytesField(2, bytesField(1, tensorType))]);
}

function asBytes(values: Float32Array | BigInt64Array | Uint8Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

/** Writes an ONNX model, operator by operator; the names of intermediate values are made here. */
export class GraphBuilder {
  readonly #nodes: Buffer[] = [];
  readonly #tensors: Buffer[] = [];
  readonly #weights: Buffer[] = [];
  readonly #weightsFile: string | undefined;
  #weightsLength = 0;
  readonly #inputs: Buffer[] = [];
  readonly #outputs: Buffer[] = [];

  /** Large tensors go to a weights file beside the model, if one is named: the runtime maps it instead of copying it. */
  constructor(weightsFile?: string) {
    this.#weightsFile = weightsFile;
  }

  input(name: string, type: keyof typeof elementType, dimensions: readonly Dimension[]): string {
    this.#inputs.push(valueInfo(name, elementType[type], dimensions));
    return name;
  }

  output(name: string, dimensions: readonly Dimension[]): void {
    this.#outputs.push(valueInfo(name, elementType.float32, dimensions));
  }

  floats(dimensions: readonly number[], values: Float32Array): string {
    return this.#tensor(elementType.float32, dimensions, asBytes(values));
  }

  bytes(dimensions: readonly number[], values: Uint8Array): string {
    return this.#tensor(elementType.uint8, dimensions, asBytes(values));
  }

  integers(values: readonly number[]): string {
    return this.#tensor(elementType.int64, [values.length], asBytes(BigInt64Array.from(values, BigInt)));
  }

  number(value: number): string {
    return this.floats([], Float32Array.of(value));
  }

  /** Adds one operator and returns the name of its (first) result. */
  operator(
    type: string,
    inputs: readonly string[],
    attributes: Record<string, AttributeValue> = {},
    options: { result?: string; domain?: string } = {},
  ): string {
    const result = options.result ?? `value${this.#nodes.length}`;
    this.#nodes.push(
      Buffer.concat([
        ...inputs.map((each) => bytesField(1, each)),
        bytesField(2, result),
        bytesField(3, `node${this.#nodes.length}`),
        bytesField(4, type),
        ...Object.entries(attributes).map(([name, value]) => bytesField(5, attributeMessage(name, value))),
        ...(options.domain ? [bytesField(7, options.domain)] : []),
      ]),
    );
    return result;
  }

  /** The finished model file: IR version 8, operator set 17 and the runtime's own operators. */
  finish(name: string): Buffer {
    const graph = Buffer.concat([
      ...this.#nodes.map((each) => bytesField(1, each)),
      bytesField(2, name),
      ...this.#tensors.map((each) => bytesField(5, each)),
      ...this.#inputs.map((each) => bytesField(11, each)),
      ...this.#outputs.map((each) => bytesField(12, each)),
    ]);
    const standard = Buffer.concat([bytesField(1, ""), integerField(2, 17)]);
    const runtime = Buffer.concat([bytesField(1, "com.microsoft"), integerField(2, 1)]);
    return Buffer.concat([integerField(1, 8), bytesField(7, graph), bytesField(8, standard), bytesField(8, runtime)]);
  }

  /** The content of the weights file. */
  weights(): Buffer {
    return Buffer.concat(this.#weights);
  }

  #tensor(type: number, dimensions: readonly number[], bytes: Buffer): string {
    const name = `tensor${this.#tensors.length}`;
    this.#tensors.push(
      Buffer.concat([
        ...dimensions.map((each) => integerField(1, each)),
        integerField(2, type),
        bytesField(8, name),
        this.#weightsFile !== undefined && bytes.length >= largeTensor ? this.#outside(bytes) : bytesField(9, bytes),
      ]),
    );
    return name;
  }

  #outside(bytes: Buffer): Buffer {
    const entry = (key: string, value: string | number) =>
      bytesField(13, Buffer.concat([bytesField(1, key), bytesField(2, String(value))]));
    const place = [
      entry("location", this.#weightsFile!),
      entry("offset", this.#weightsLength),
      entry("length", bytes.length),
    ];
    const padding = Buffer.alloc(-bytes.length & (pageSize - 1));
    this.#weights.push(bytes, padding);
    this.#weightsLength += bytes.length + padding.length;
    return Buffer.concat([...place, integerField(14, 1)]);
  }
}
