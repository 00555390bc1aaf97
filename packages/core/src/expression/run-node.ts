import { isBinary } from "./binary-operator.ts";
import type { CelNode } from "./cel.ts";
import { celFunctions } from "./cel-functions.ts";
import { loopCall } from "./cel-macros.ts";
import { celMethods } from "./cel-methods.ts";
import { constantKey } from "./cel-path.ts";
import { FaultError } from "./fault.ts";
import { fieldOf, type Run, valueOfName } from "./frame.ts";
import { runFunction, runLoop } from "./run-call.ts";
import { applyOperator } from "./run-operator.ts";
import { valueKind } from "./value-kind.ts";
import { kindWord } from "./value-type.ts";

/**
 * Turns a checked node into a function. One rule for absent values (null, a missing field, a lookup without a row):
 * a field of nothing is nothing; nothing equals only nothing; it is neither smaller nor larger than anything; in a
 * condition it counts as false; what is computed from it is nothing; its size is 0. So `customer.tier == "gold"` is
 * false for a customer who was not found.
 */
export function runNode(node: CelNode): Run {
  if (isBinary(node)) {
    const { op } = node;
    const [left, right] = [runNode(node.args[0]), runNode(node.args[1])];
    return (frame) => applyOperator(op, left(frame), right(frame), frame.budget);
  }
  switch (node.op) {
    case "value": {
      const value = typeof node.args === "bigint" ? Number(node.args) : node.args;
      return () => value;
    }
    case "id": {
      const name = node.args;
      return (frame) => valueOfName(frame, name);
    }
    case ".": {
      const [object, key] = [runNode(node.args[0]), node.args[1]];
      return (frame) => fieldOf(object(frame), key);
    }
    case "[]": {
      const [object, key] = [runNode(node.args[0]), runNode(node.args[1])];
      return (frame) => fieldOf(object(frame), key(frame));
    }
    case "list": {
      const items = node.args.map(runNode);
      return (frame) => items.map((item) => item(frame));
    }
    case "map":
      return runObject(node.args);
    case "call":
    case "rcall":
      return runCall(node);
    default:
      return runLogic(node);
  }
}

function runLogic(node: CelNode): Run {
  switch (node.op) {
    case "?:": {
      const [condition, yes, no] = [truth(node.args[0]), runNode(node.args[1]), runNode(node.args[2])];
      return (frame) => (condition(frame) ? yes(frame) : no(frame));
    }
    case "&&": {
      const [left, right] = [truth(node.args[0]), truth(node.args[1])];
      return (frame) => left(frame) && right(frame);
    }
    case "||": {
      const [left, right] = [truth(node.args[0]), truth(node.args[1])];
      return (frame) => left(frame) || right(frame);
    }
    case "!_": {
      const operand = truth(node.args);
      return (frame) => !operand(frame);
    }
    case "-_": {
      const operand = runNode(node.args);
      return (frame) => negated(operand(frame));
    }
    default:
      throw new Error(`An unchecked node reached evaluation: ${node.op}`);
  }
}

function runCall(node: CelNode & { op: "call" | "rcall" }): Run {
  const loop = loopCall(node);
  if (loop !== null) {
    return runLoop(loop, runNode(loop.list), loop.filter === null ? null : runNode(loop.filter), runNode(loop.body));
  }
  const name = node.args[0];
  const args = node.op === "call" ? node.args[1] : [node.args[1], ...node.args[2]];
  if (node.op === "call" && name === "has") return runHas(args[0]);
  const known = (node.op === "call" ? celFunctions : celMethods)[name];
  if (known === undefined) throw new Error(`An unchecked call reached evaluation: ${name}`);
  return runFunction(name, known, args.map(runNode));
}

function runHas(path: CelNode | undefined): Run {
  const read = path === undefined ? () => null : runNode(path);
  return (frame) => read(frame) !== null;
}

function runObject(entries: readonly (readonly [CelNode, CelNode])[]): Run {
  const fields = entries.map(([key, value]) => [constantKey(key) ?? "", runNode(value)] as const);
  return (frame) => Object.fromEntries(fields.map(([key, value]) => [key, value(frame)]));
}

/** True or false of a node: absent counts as false, anything else is a fault. */
function truth(node: CelNode): (frame: Parameters<Run>[0]) => boolean {
  const run = runNode(node);
  return (frame) => {
    const value = run(frame);
    if (typeof value === "boolean") return value;
    if (value === null) return false;
    const message = `A condition must be true or false, but it was ${kindWord(valueKind(value))}.`;
    throw new FaultError({ code: "wrong-type", message, offset: node.start });
  };
}

function negated(value: unknown): number | null {
  if (value === null) return null;
  if (typeof value === "number") return -value;
  throw new FaultError({
    code: "wrong-type",
    message: `Only a number can be negated, not ${kindWord(valueKind(value))}.`,
    offset: 0,
  });
}
