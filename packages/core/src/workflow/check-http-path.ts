import type { Compilation, Path } from "./compilation.ts";

/** A path stays under the origin of its connection: no address of its own, no way up. */
export function checkHttpPath(source: string, path: Path, compilation: Compilation): void {
  const literal = source.replace(/\{\{[\s\S]*?\}\}/g, "x");
  if (!/^\s*([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(literal) && !/(^|[\\/])(\.|%2e){2}([\\/?#]|$)/i.test(literal)) return;
  compilation.report(path, {
    code: "bad-path",
    message: "This leaves the place that the connection leads to.",
    remedy:
      "Write a path below the connection's address, e.g. orders/{{ order.id }}; use another connection for another place.",
  });
}
