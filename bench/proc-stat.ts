import { readdirSync, readFileSync } from "node:fs";

/** Kernel ticks a second, in which /proc counts CPU time; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface Stat {
  name: string;
  parent: number;
  /** CPU milliseconds of the process or thread itself, and of its children that have ended. */
  own: number;
  children: number;
}

function statOf(path: string): Stat | null {
  const text = read(`${path}/stat`);
  if (text === null) return null;
  const end = text.lastIndexOf(")");
  const fields = text
    .slice(end + 2)
    .split(" ")
    .map(Number);
  const milliseconds = (at: number) => ((fields[at] ?? 0) * 1000) / ticksPerSecond;
  return {
    name: text.slice(text.indexOf("(") + 1, end),
    parent: fields[1] ?? 0,
    own: milliseconds(11) + milliseconds(12),
    children: milliseconds(13) + milliseconds(14),
  };
}

/** CPU milliseconds that each thread of a process has used, by thread id, with its name. */
export function threadTimes(pid: number): Map<number, { name: string; milliseconds: number }> {
  const times = new Map<number, { name: string; milliseconds: number }>();
  for (const thread of list(`/proc/${pid}/task`)) {
    const stat = statOf(`/proc/${pid}/task/${thread}`);
    if (stat !== null) times.set(thread, { name: stat.name, milliseconds: stat.own });
  }
  return times;
}

/** CPU milliseconds of a process and all its descendants, those included that have ended and been waited for. */
export function treeTime(pid: number): number {
  const stat = statOf(`/proc/${pid}`);
  if (stat === null) return 0;
  return childrenOf(pid).reduce((sum, child) => sum + treeTime(child), stat.own + stat.children);
}

function childrenOf(pid: number): number[] {
  return list("/proc").filter((one) => statOf(`/proc/${one}`)?.parent === pid);
}

/** Megabytes of physical memory of one process. */
export function residentMb(pid: number): number {
  return kilobytes(read(`/proc/${pid}/status`), "VmRSS") / 1024;
}

/** Megabytes of a process and its descendants; memory that several share counts once. */
export function treeMb(pid: number): number {
  const own = kilobytes(read(`/proc/${pid}/smaps_rollup`), "Pss") / 1024;
  return childrenOf(pid).reduce((sum, child) => sum + treeMb(child), own);
}

function kilobytes(text: string | null, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text ?? "")?.[1] ?? 0);
}

/** Numeric entries of a folder of /proc; a process that has ended has none. */
function list(path: string): number[] {
  try {
    return readdirSync(path).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
