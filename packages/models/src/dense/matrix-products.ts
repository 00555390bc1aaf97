import { type InferenceSession, Tensor } from "onnxruntime-node";
import { GraphBuilder } from "../onnx/graph-builder.ts";
import { openSession } from "../onnx/session.ts";

/** A matrix in row order. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

export function asTensor({ rows, columns, values }: Matrix): Tensor {
  return new Tensor("float32", values, [rows, columns]);
}

/** The inner product of every row of `left` with every row of `right`, as [left.rows, right.rows]. */
export async function rowProducts(left: Matrix, right: Matrix): Promise<Float32Array> {
  productSession ??= openSession(productGraph());
  const session = await productSession;
  const { product } = await session.run({ left: asTensor(left), right: asTensor(right) });
  return product!.data as Float32Array;
}

let productSession: Promise<InferenceSession> | undefined;

function productGraph(): Buffer {
  const graph = new GraphBuilder();
  const left = graph.input("left", "float32", ["n", "k"]);
  const right = graph.input("right", "float32", ["m", "k"]);
  graph.operator("Gemm", [left, right], { transB: { int: 1 } }, { result: "product" });
  graph.output("product", ["n", "m"]);
  return graph.finish("row-products");
}
