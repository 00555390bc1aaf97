import { GraphBuilder } from "../onnx/graph-builder.ts";
import { type QuantizedTensor, toFloats } from "./weights.ts";

/** Length of an embedding of all-MiniLM-L6-v2. */
export const embeddingSize = 384;

const layers = 6;
const heads = 12;
const prefix = "StatefulPartitionedCall/model/tf_bert_model/bert/";

type Weights = ReadonlyMap<string, QuantizedTensor>;

/**
 * Builds the ONNX model of all-MiniLM-L6-v2 and its weights file: token ids and mask in, unit-length mean of the last layer
 * out. The products stay in float: dynamic 8-bit ones were 10 % faster, but they scale by the largest activation of a
 * batch, so a text would get another embedding in other company, and an answer could not be reproduced.
 */
export function minilmGraph(weights: Weights, weightsFile: string): { model: Buffer; weights: Buffer } {
  return new MinilmGraph(weights, weightsFile).build();
}

class MinilmGraph {
  readonly #graph: GraphBuilder;
  readonly #weights: Weights;

  constructor(weights: Weights, weightsFile: string) {
    this.#graph = new GraphBuilder(weightsFile);
    this.#weights = weights;
  }

  build(): { model: Buffer; weights: Buffer } {
    const graph = this.#graph;
    const ids = graph.input("ids", "int64", ["batch", "length"]);
    const mask = graph.input("mask", "int64", ["batch", "length"]);
    const shortMask = graph.operator("Cast", [mask], { to: { int: 6 } });
    let hidden = this.#embed(ids);
    for (let layer = 0; layer < layers; layer++) hidden = this.#layer(hidden, shortMask, `encoder/layer_._${layer}/`);
    this.#meanOfTokens(hidden, mask);
    graph.output("embedding", ["batch", embeddingSize]);
    return { model: graph.finish("all-MiniLM-L6-v2"), weights: graph.weights() };
  }

  #embed(ids: string): string {
    const graph = this.#graph;
    const table = this.#tensor("unknown");
    const rows = graph.operator("Gather", [graph.bytes(table.shape, table.bytes), ids]);
    const floats = graph.operator("Cast", [rows], { to: { int: 1 } });
    const scaled = graph.operator("Mul", [floats, graph.number(table.scale)]);
    const first = toFloats(this.#tensor("unknown_1"))
      .slice(0, embeddingSize)
      .map((each) => each + table.minimum);
    const words = graph.operator("Add", [scaled, graph.floats([embeddingSize], first)]);
    const sum = graph.operator("Add", [words, this.#positions(ids)]);
    return this.#normalize(sum, "embeddings/LayerNorm");
  }

  #positions(ids: string): string {
    const graph = this.#graph;
    const table = this.#tensor("unknown_0");
    const length = graph.operator("Gather", [graph.operator("Shape", [ids]), graph.integers([1])]);
    const positions = graph.floats(table.shape, toFloats(table));
    return graph.operator("Slice", [positions, graph.integers([0]), length, graph.integers([0])]);
  }

  #layer(input: string, mask: string, name: string): string {
    const graph = this.#graph;
    const attended = this.#attention(input, mask, `${name}attention/self/`);
    const projected = this.#linear(attended, `${name}attention/output/dense`);
    const middle = this.#normalize(graph.operator("Add", [projected, input]), `${name}attention/output/LayerNorm`);
    const wide = this.#gelu(this.#linear(middle, `${name}intermediate/dense`));
    const narrow = this.#linear(wide, `${name}output/dense`);
    return this.#normalize(graph.operator("Add", [narrow, middle]), `${name}output/LayerNorm`);
  }

  /** Query, key and value in one product, which the runtime's own attention operator wants side by side. */
  #attention(input: string, mask: string, name: string): string {
    const parts = ["query", "key", "value"].map((part) => ({
      weights: toFloats(this.#tensor(`${prefix}${name}${part}/Tensordot/ReadVariableOp`)),
      biases: toFloats(this.#tensor(`${prefix}${name}${part}/BiasAdd/ReadVariableOp`)),
    }));
    const width = parts.length * embeddingSize;
    const weights = new Float32Array(embeddingSize * width);
    const biases = new Float32Array(width);
    parts.forEach((part, k) => {
      biases.set(part.biases, k * embeddingSize);
      for (let row = 0; row < embeddingSize; row++) {
        const values = part.weights.subarray(row * embeddingSize, (row + 1) * embeddingSize);
        weights.set(values, row * width + k * embeddingSize);
      }
    });
    const graph = this.#graph;
    const inputs = [input, graph.floats([embeddingSize, width], weights), graph.floats([width], biases), mask];
    return graph.operator("Attention", inputs, { num_heads: { int: heads } }, { domain: "com.microsoft" });
  }

  #gelu(input: string): string {
    return this.#graph.operator("Gelu", [input], {}, { domain: "com.microsoft" });
  }

  #normalize(input: string, name: string): string {
    const gain = this.#floats(`${name}/batchnorm/mul/ReadVariableOp`);
    const shift = this.#floats(`${name}/batchnorm/ReadVariableOp`);
    const attributes = { axis: { int: -1 }, epsilon: { float: 1e-12 } };
    return this.#graph.operator("LayerNormalization", [input, gain, shift], attributes);
  }

  #linear(input: string, name: string): string {
    const weight = this.#tensor(`${prefix}${name}/Tensordot/ReadVariableOp`);
    const product = this.#graph.operator("MatMul", [input, this.#graph.floats(weight.shape, toFloats(weight))]);
    return this.#graph.operator("Add", [product, this.#floats(`${name}/BiasAdd/ReadVariableOp`)]);
  }

  #meanOfTokens(hidden: string, mask: string): void {
    const graph = this.#graph;
    const floats = graph.operator("Cast", [mask], { to: { int: 1 } });
    const wide = graph.operator("Unsqueeze", [floats, graph.integers([2])]);
    const masked = graph.operator("Mul", [hidden, wide]);
    const sum = graph.operator("ReduceSum", [masked, graph.integers([1])], { keepdims: { int: 0 } });
    const length = graph.operator("ReduceL2", [sum], { axes: { ints: [1] }, keepdims: { int: 1 } });
    graph.operator("Div", [sum, length], {}, { result: "embedding" });
  }

  #floats(name: string): string {
    const tensor = this.#tensor(prefix + name);
    return this.#graph.floats(tensor.shape, toFloats(tensor));
  }

  #tensor(name: string): QuantizedTensor {
    const tensor = this.#weights.get(name);
    if (!tensor) throw new Error(`the weights file has no tensor ${name}`);
    return tensor;
  }
}
