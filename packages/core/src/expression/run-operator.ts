import type { BinaryOperator } from "./binary-operator.ts";
import { DurationValue } from "./duration-value.ts";
import { FaultError } from "./fault.ts";
import { deepestNesting } from "./nesting.ts";
import { tooDeep } from "./plain-value.ts";
import type { StepBudget } from "./step-budget.ts";
import { boundedText } from "./step-budget.ts";
import { valueKind } from "./value-kind.ts";
import { kindWord } from "./value-type.ts";

/** Applies an operator to two values. Absent values: equal only to each other, never in order, and contagious in arithmetic. */
export function applyOperator(op: BinaryOperator, left: unknown, right: unknown, budget: StepBudget): unknown {
  if (op === "==") return isEqual(left, right, budget);
  if (op === "!=") return !isEqual(left, right, budget);
  if (left === null || right === null) return op === "in" || isOrder(op) ? false : null;
  if (op === "in") return isIn(left, right, budget);
  return isOrder(op) ? compare(op, left, right) : calculate(op, left, right, budget);
}

type Order = "<" | "<=" | ">" | ">=";

function isOrder(op: BinaryOperator): op is Order {
  return op === "<" || op === "<=" || op === ">" || op === ">=";
}

function isEqual(left: unknown, right: unknown, budget: StepBudget, depth = 0): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (depth > deepestNesting) throw tooDeep();
  const keys = Object.keys(a);
  budget.spend(keys.length);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isEqual(Reflect.get(a, key), Reflect.get(b, key), budget, depth + 1),
  );
}

function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (value instanceof DurationValue) return value.ms;
  return value ?? null;
}

function isIn(left: unknown, right: unknown, budget: StepBudget): boolean {
  if (Array.isArray(right)) {
    budget.spend(right.length);
    return right.some((item) => isEqual(left, item, budget));
  }
  if (typeof right === "object" && right !== null) return typeof left === "string" && Object.hasOwn(right, left);
  throw notFor("in", left, right);
}

function compare(op: Order, left: unknown, right: unknown): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  const sameKind = valueKind(left) === valueKind(right);
  const ordered = (typeof a === "number" && typeof b === "number") || (typeof a === "string" && typeof b === "string");
  if (!sameKind || !ordered) throw notFor(op, left, right);
  if (op === "<") return a < b;
  if (op === "<=") return a <= b;
  return op === ">" ? a > b : a >= b;
}

type Arithmetic = Exclude<BinaryOperator, Order | "==" | "!=" | "in">;

function calculate(op: Arithmetic, left: unknown, right: unknown, budget: StepBudget): unknown {
  if (typeof left === "number" && typeof right === "number") return calculateNumbers(op, left, right);
  if (op === "+" && typeof left === "string" && typeof right === "string") return boundedText(left + right);
  if (op === "+" && Array.isArray(left) && Array.isArray(right)) {
    budget.spend(left.length + right.length);
    return [...left, ...right];
  }
  return calculateTimes(op, left, right) ?? fail(notFor(op, left, right));
}

function calculateNumbers(op: Arithmetic, left: number, right: number): number {
  if ((op === "/" || op === "%") && right === 0) {
    throw new FaultError({ code: "division-by-zero", message: "A number was divided by zero.", offset: 0 });
  }
  if (op === "+") return left + right;
  if (op === "-") return left - right;
  if (op === "*") return left * right;
  return op === "/" ? left / right : left % right;
}

function calculateTimes(op: Arithmetic, left: unknown, right: unknown): Date | DurationValue | null {
  const sign = op === "+" ? 1 : op === "-" ? -1 : 0;
  if (sign === 0) return null;
  if (left instanceof Date && right instanceof DurationValue) return new Date(left.getTime() + sign * right.ms);
  if (left instanceof DurationValue && right instanceof Date && sign === 1) return new Date(right.getTime() + left.ms);
  if (left instanceof DurationValue && right instanceof DurationValue)
    return new DurationValue(left.ms + sign * right.ms);
  return left instanceof Date && right instanceof Date && sign === -1
    ? new DurationValue(left.getTime() - right.getTime())
    : null;
}

function notFor(op: string, left: unknown, right: unknown): FaultError {
  const message = `"${op}" does not work on ${kindWord(valueKind(left))} and ${kindWord(valueKind(right))}.`;
  return new FaultError({ code: "wrong-type", message, offset: 0 });
}

function fail(error: FaultError): never {
  throw error;
}
