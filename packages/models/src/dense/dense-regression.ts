import { type InferenceSession, Tensor } from "onnxruntime-node";
import { GraphBuilder } from "../onnx/graph-builder.ts";
import { openSession } from "../onnx/session.ts";
import { asTensor, type Matrix, rowProducts } from "./matrix-products.ts";
import { minimize, type Objective } from "./minimize.ts";

/** A multinomial logistic regression: per class one row of weights, and a bias. */
export interface DenseRegression {
  weights: Matrix;
  biases: Float32Array;
}

const penalty = 3e-4;

/**
 * Trains on unit-length rows, which are scaled so that their numbers are of order one. The two large products of every
 * step run in onnxruntime: 77 classes and 10,000 rows take seconds there and minutes in plain JavaScript.
 */
export async function fitDenseRegression(rows: Matrix, labels: Int32Array, classes: number): Promise<DenseRegression> {
  const scale = Math.sqrt(rows.columns);
  const scaled = { ...rows, values: rows.values.map((each) => each * scale) };
  const objective = await lossOf(scaled, labels, classes);
  const start = new Float32Array(classes * (rows.columns + 1));
  const found = await minimize(objective, start, { iterations: 60, tolerance: 3e-5 });
  const size = classes * rows.columns;
  const weights = found.subarray(0, size).map((each) => each * scale);
  return { weights: { rows: classes, columns: rows.columns, values: weights }, biases: found.slice(size) };
}

/** Scores before the softmax, one row of class scores per row. */
export async function denseScores(model: DenseRegression, rows: Matrix): Promise<Float32Array> {
  const scores = await rowProducts(rows, model.weights);
  const classes = model.biases.length;
  return scores.map((score, i) => score + model.biases[i % classes]!);
}

/** Mean log loss plus the penalty, and its gradient, as a function of all weights and then the biases. */
async function lossOf(rows: Matrix, labels: Int32Array, classes: number): Promise<Objective> {
  lossSession ??= openSession(lossGraph());
  const session = await lossSession;
  const truth = new Float32Array(rows.rows * classes);
  labels.forEach((label, row) => (truth[row * classes + label] = 1));
  const x = asTensor(rows);
  const y = new Tensor("float32", truth, [rows.rows, classes]);
  const size = classes * rows.columns;
  return async (point) => {
    const w = new Tensor("float32", point.subarray(0, size), [classes, rows.columns]);
    const b = new Tensor("float32", point.subarray(size), [classes]);
    const { loss, weightGradient, biasGradient } = await session.run({ x, y, w, b });
    return withPenalty(point, size, rows.rows, loss!, weightGradient!, biasGradient!);
  };
}

function withPenalty(
  point: Float32Array,
  size: number,
  count: number,
  loss: Tensor,
  forWeights: Tensor,
  forBiases: Tensor,
) {
  const gradient = new Float32Array(point.length);
  const weightGradient = forWeights.data as Float32Array;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    gradient[i] = weightGradient[i]! / count + penalty * point[i]!;
    squares += point[i]! * point[i]!;
  }
  (forBiases.data as Float32Array).forEach((each, i) => (gradient[size + i] = each / count));
  return { value: (loss.data as Float32Array)[0]! / count + (penalty / 2) * squares, gradient };
}

let lossSession: Promise<InferenceSession> | undefined;

function lossGraph(): Buffer {
  const graph = new GraphBuilder();
  const x = graph.input("x", "float32", ["n", "d"]);
  const y = graph.input("y", "float32", ["n", "c"]);
  const w = graph.input("w", "float32", ["c", "d"]);
  const b = graph.input("b", "float32", ["c"]);
  const scores = graph.operator("Gemm", [x, w, b], { transB: { int: 1 } });
  const errors = graph.operator("Sub", [graph.operator("Softmax", [scores], { axis: { int: -1 } }), y]);
  graph.operator("Gemm", [errors, x], { transA: { int: 1 } }, { result: "weightGradient" });
  const alongRows = graph.integers([0]);
  graph.operator("ReduceSum", [errors, alongRows], { keepdims: { int: 0 } }, { result: "biasGradient" });
  const normaliser = graph.operator("ReduceLogSumExp", [scores], { axes: { ints: [1] }, keepdims: { int: 0 } });
  const own = graph.operator("ReduceSum", [graph.operator("Mul", [scores, y]), graph.integers([1])], {
    keepdims: { int: 0 },
  });
  const losses = graph.operator("Sub", [normaliser, own]);
  graph.operator("ReduceSum", [losses, alongRows], { keepdims: { int: 0 } }, { result: "loss" });
  graph.output("weightGradient", ["c", "d"]);
  graph.output("biasGradient", ["c"]);
  graph.output("loss", []);
  return graph.finish("logistic-regression");
}
