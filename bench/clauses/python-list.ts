/** The texts of a list as Python prints it: `['one', "it's"]`. */
export function readPythonList(printed: string): string[] {
  return Array.from(printed.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs), ([, single, double]) =>
    (single ?? double ?? "").replaceAll(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gs, (_, two, four, one) => {
      const code = (two ?? four) as string | undefined;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return ({ n: "\n", t: "\t", r: "\r" } as Record<string, string>)[one as string] ?? (one as string);
    }),
  );
}
