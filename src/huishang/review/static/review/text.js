// The original's text: places counted in code points, a caret of our own, marking, and lighting of findings.

const pane = document.getElementById("text");
const caret = document.getElementById("caret");
const body = () => document.getElementById("text-body");
let lit = [];

/** How many code points a string has up to a UTF-16 index. */
const points = (string, index) => [...string.slice(0, index)].length;

/** The place of a point of the page in the text, in code points; null where it lies outside. */
export function offsetOf(node, index) {
  if (!node || !body().contains(node)) return null;
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[index];
    if (child) return offsetOf(child, 0);
    const last = node.lastChild;
    return last ? offsetOf(last, last.nodeType === Node.TEXT_NODE ? last.data.length : last.childNodes.length) : 0;
  }
  return Number(node.parentElement.dataset.s) + points(node.data, index);
}

/** The text node and UTF-16 index of a place. */
function pointOf(offset) {
  const parts = body().children;
  let low = 0, high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(parts[middle].dataset.s) <= offset) low = middle; else high = middle - 1;
  }
  if (!parts[low]) return [body(), 0];
  const node = parts[low].firstChild;
  const inside = [...node.data].slice(0, offset - Number(parts[low].dataset.s)).join("");
  return [node, inside.length];
}

/** The marked characters: start and end in code points, and the words; null where nothing is marked. */
export function marked() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end, words: selection.toString() };
}

/** Mark characters, the caret at their end. */
export function mark(start, end) {
  getSelection().setBaseAndExtent(...pointOf(start), ...pointOf(end));
  drawCaret();
}

/** Where the selection stands, to put it back when the text is drawn anew. */
export function keepSelection() {
  const s = getSelection();
  return [offsetOf(s.anchorNode, s.anchorOffset), offsetOf(s.focusNode, s.focusOffset)];
}

/** Put back what keepSelection gave. */
export function restoreSelection([anchor, focus]) {
  if (anchor !== null && focus !== null) mark(anchor, focus);
}

/** Light the characters of findings; the first that is lit comes into view where asked. */
export function light(ids, show) {
  for (const part of lit) part.classList.remove("pointed");
  lit = ids.flatMap((id) => [...body().querySelectorAll(`[data-f~="${id}"]`)]);
  for (const part of lit) part.classList.add("pointed");
  if (show && lit.length) intoView(lit[0].getClientRects()[0]);
}

function intoView(rect) {
  if (!rect) return;
  const box = pane.getBoundingClientRect();
  const margin = Math.min(80, box.height / 4);
  if (rect.top < box.top + margin) pane.scrollTop += rect.top - box.top - box.height / 3;
  else if (rect.bottom > box.bottom - margin) pane.scrollTop += rect.bottom - box.top - (box.height * 2) / 3;
}

/** The findings at a part of the text, the innermost first. */
export const findingsOf = (part) => (part?.dataset.f ? part.dataset.f.split(" ").reverse() : []);

/** The findings at the caret, the innermost first. */
export function findingsAtCaret() {
  const { focusNode, focusOffset } = getSelection();
  const at = offsetOf(focusNode, focusOffset);
  return at === null ? [] : findingsOf(pointOf(at)[0].parentElement);
}

/** Put the keyboard into the text, at the first character of a finding, or where it was. */
export function enterText(id) {
  const part = id && body().querySelector(`[data-f~="${id}"]`);
  pane.focus({ preventScroll: true });
  if (part) mark(Number(part.dataset.s), Number(part.dataset.s));
  else if (keepSelection()[1] === null) mark(0, 0);
  else drawCaret();
}

const KEYS = {
  ArrowLeft: ["backward", "character"], ArrowRight: ["forward", "character"],
  ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"], End: ["forward", "lineboundary"],
};

/** Move the caret, or mark with Shift, as a key says; whether the key was one of these. */
export function moveCaret(event) {
  const move = KEYS[event.key];
  if (!move) return false;
  const before = keepSelection();
  if (before[1] === null) mark(0, 0);
  const unit = event.ctrlKey && move[1] === "character" ? "word" : move[1];
  getSelection().modify(event.shiftKey ? "extend" : "move", move[0], unit);
  if (keepSelection()[1] === null) restoreSelection(before);
  drawCaret();
  return true;
}

/** Draw the caret where the selection ends, while the text has the keyboard. */
export function drawCaret() {
  const { focusNode, focusOffset } = getSelection();
  const at = offsetOf(focusNode, focusOffset);
  caret.hidden = at === null || document.activeElement !== pane;
  if (caret.hidden) return;
  const [node, index] = pointOf(at);
  const range = document.createRange();
  const length = node.data?.length ?? 0;
  range.setStart(node, Math.min(index, length));
  range.setEnd(node, Math.min(index + 1, length));
  const rect = range.getClientRects()[0] ?? pane.getBoundingClientRect();
  const box = pane.getBoundingClientRect();
  caret.style.left = `${rect.left - box.left + pane.scrollLeft}px`;
  caret.style.top = `${rect.top - box.top + pane.scrollTop}px`;
  caret.style.height = `${Math.min(rect.height, 40)}px`;
  intoView(rect);
}

/** Where the end of the marked characters is on the page. */
export function markedBox() {
  const rects = getSelection().getRangeAt(0).getClientRects();
  return rects[rects.length - 1];
}

pane.addEventListener("blur", () => { caret.hidden = true; });
