/** Names that say that a file is not finished, or none that people mean: of browsers, copying programs and editors. */
const unfinished = /^[.~]|~$|\.(part|partial|tmp|temp|filepart|crdownload|download|swp)$|\.reason\.txt$/i;

/** Whether a watched folder takes a file of this name: it fits one of the patterns and is not called unfinished. */
export function takesFile(patterns: readonly string[], name: string): boolean {
  return !unfinished.test(name) && patterns.some((pattern) => fitsPattern(pattern.toLowerCase(), name.toLowerCase()));
}

/** `*` stands for any characters, `?` for one. Takes at most pattern times name steps, whatever stands in them. */
function fitsPattern(pattern: string, name: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let from = 0; from < name.length;) {
    if (pattern[at] === "*") [star, resume, at] = [at, from, at + 1];
    else if (pattern[at] === "?" || pattern[at] === name[from]) [at, from] = [at + 1, from + 1];
    else if (star >= 0) [at, resume, from] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
