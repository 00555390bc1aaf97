/** What is selected inside an element, in letters of its text; null where nothing is. */
export function selectedSpan(box: HTMLElement): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const start = lettersBefore(box, range.startContainer, range.startOffset);
  const end = lettersBefore(box, range.endContainer, range.endOffset);
  return end > start ? { start, end } : null;
}

/** A place may be given as a letter of a text or as a child of an element; a range knows both. */
function lettersBefore(box: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
