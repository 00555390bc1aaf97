/** What is selected inside an element whose parts say at which letter they start (`data-start`); null where nothing is. */
export function selectedSpan(box: HTMLElement): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const start = letterAt(range.startContainer, range.startOffset);
  const end = letterAt(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

function letterAt(node: Node, offset: number): number | null {
  const part = (node instanceof HTMLElement ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  return part === null || part === undefined ? null : Number(part.dataset["start"]) + offset;
}
