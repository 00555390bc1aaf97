import { type InferenceSession, Tensor } from "onnxruntime-node";
import { GraphBuilder } from "../onnx/graph-builder.ts";
import { openSession } from "../onnx/session.ts";
import type { DenseRegression } from "./dense-regression.ts";
import { asTensor, type Matrix } from "./matrix-products.ts";
import { minimize, type Objective } from "./minimize.ts";

const penalty = 2e-5;

/** One logistic regression per class over the same unit-length rows; a row may be of several classes, or of none. */
export async function fitDenseLabels(
  rows: Matrix,
  positives: readonly (readonly number[])[],
  classes: number,
): Promise<DenseRegression> {
  const scale = Math.sqrt(rows.columns);
  const scaled = { ...rows, values: rows.values.map((each) => each * scale) };
  const size = classes * rows.columns;
  const start = new Float32Array(size + classes);
  start.set(logShares(positives, classes), size);
  const found = await minimize(await lossOf(scaled, positives, classes), start, { iterations: 80, tolerance: 3e-5 });
  const weights = found.subarray(0, size).map((each) => each * scale);
  return { weights: { rows: classes, columns: rows.columns, values: weights }, biases: found.slice(size) };
}

function logShares(positives: readonly (readonly number[])[], classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const own of positives) for (const each of own) counts[each]!++;
  return counts.map((count) => Math.log((count + 0.5) / (positives.length - count + 0.5)));
}

/** Mean log loss of all classes plus the penalty, and its gradient, as a function of all weights and then the biases. */
async function lossOf(rows: Matrix, positives: readonly (readonly number[])[], classes: number): Promise<Objective> {
  lossSession ??= openSession(lossGraph());
  const session = await lossSession;
  const truth = new Float32Array(rows.rows * classes);
  positives.forEach((own, row) => own.forEach((each) => (truth[row * classes + each] = 1)));
  const [x, y] = [asTensor(rows), new Tensor("float32", truth, [rows.rows, classes])];
  const size = classes * rows.columns;
  return async (point) => {
    const w = new Tensor("float32", point.subarray(0, size), [classes, rows.columns]);
    const b = new Tensor("float32", point.subarray(size), [classes]);
    const found = await session.run({ x, y, w, b });
    const gradient = new Float32Array(point.length);
    gradient.set(found["weightGradient"]!.data as Float32Array);
    gradient.set(found["biasGradient"]!.data as Float32Array, size);
    let squares = 0;
    for (let i = 0; i < gradient.length; i++) {
      const held = i < size ? penalty * point[i]! : 0;
      gradient[i] = gradient[i]! / rows.rows + held;
      squares += held * point[i]!;
    }
    return { value: (found["loss"]!.data as Float32Array)[0]! / rows.rows + squares / 2, gradient };
  };
}

let lossSession: Promise<InferenceSession> | undefined;

function lossGraph(): Buffer {
  const graph = new GraphBuilder();
  const x = graph.input("x", "float32", ["n", "d"]);
  const y = graph.input("y", "float32", ["n", "c"]);
  const w = graph.input("w", "float32", ["c", "d"]);
  const b = graph.input("b", "float32", ["c"]);
  const scores = graph.operator("Gemm", [x, w, b], { transB: { int: 1 } });
  const errors = graph.operator("Sub", [graph.operator("Sigmoid", [scores]), y]);
  graph.operator("Gemm", [errors, x], { transA: { int: 1 } }, { result: "weightGradient" });
  graph.operator("ReduceSum", [errors, graph.integers([0])], { keepdims: { int: 0 } }, { result: "biasGradient" });
  const losses = graph.operator("Sub", [graph.operator("Softplus", [scores]), graph.operator("Mul", [scores, y])]);
  graph.operator("ReduceSum", [losses, graph.integers([0, 1])], { keepdims: { int: 0 } }, { result: "loss" });
  graph.output("weightGradient", ["c", "d"]);
  graph.output("biasGradient", ["c"]);
  graph.output("loss", []);
  return graph.finish("logistic-regressions");
}
