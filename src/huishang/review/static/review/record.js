// The record as a tree: one item has the keyboard, sections open and close, tools stand at the item one is at.

const folded = new Set();
let activeId = null;

const record = () => document.getElementById("record");
const tools = document.getElementById("tools");

/** Whether an item can be seen: nothing above it is folded. */
const isShown = (item) => !item.parentElement.closest('[aria-expanded="false"]');

const items = () => [...record().querySelectorAll('[role="treeitem"]')].filter(isShown);

/** The item that the keyboard is at. */
export const active = () => activeId && document.getElementById(activeId);

/** The finding that an item or anything in it belongs to; null for a section. */
export const findingOf = (element) => element?.closest('[role="treeitem"]')?.dataset.id ?? null;

const stateOf = (item) => document.getElementById(`r${item.dataset.id}`)?.dataset.state;

/** Make an item the one that the keyboard is at. */
export function activate(item, { focus = true, scroll = true } = {}) {
  if (!item) return;
  for (let above = item.parentElement.closest('[role="treeitem"]'); above; above = above.parentElement.closest('[role="treeitem"]')) fold(above, false);
  const before = active();
  if (before && before !== item) {
    before.tabIndex = -1;
    before.removeAttribute("aria-selected");
    dropTools(before);
  }
  activeId = item.id;
  item.tabIndex = 0;
  item.setAttribute("aria-selected", "true");
  giveTools(item);
  if (focus) item.focus({ preventScroll: true });
  if (scroll) (item.firstElementChild ?? item).scrollIntoView({ block: "nearest" });
}

/** Put the tools at the finding of an item. */
export function giveTools(item) {
  const row = item?.dataset.id && item.firstElementChild;
  if (row && !row.querySelector(".tools")) row.append(tools.content.cloneNode(true));
}

/** Take the tools away, except from the active item. */
export function dropTools(item) {
  if (item && item.id !== activeId) item.firstElementChild?.querySelector(".tools")?.remove();
}

function fold(item, closed) {
  if (!item.hasAttribute("aria-expanded")) return;
  item.setAttribute("aria-expanded", String(!closed));
  if (closed) folded.add(item.id); else folded.delete(item.id);
}

/** Open or close an item. */
export const toggle = (item) => fold(item, item.getAttribute("aria-expanded") === "true");

/** Remember that a verdict on a finding is on its way, so that the next open one is another. */
export function awaitVerdict(item) {
  const row = document.getElementById(`r${item.dataset.id}`);
  row.dataset.before = row.dataset.state;
  row.dataset.state = "sent";
}

/** What still waits when everything was answered, was not decided: it stands as before. */
export function stopAwaiting() {
  for (const row of record().querySelectorAll('[data-state="sent"]')) row.dataset.state = row.dataset.before;
}

/** The next finding, after an item, that nobody has decided; from the top where there is none after it. */
export function nextOpen(from) {
  const all = [...record().querySelectorAll("[data-id]")];
  const isOpen = (item) => stateOf(item) === "open" && !item.firstElementChild.classList.contains("is-out");
  const after = from ? all.filter((item) => from.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) : all;
  return after.find(isOpen) ?? all.find((item) => item !== from && isOpen(item)) ?? null;
}

/** Move by a key; whether the key was one of these. */
export function moveIn(event) {
  const here = active() ?? items()[0];
  const all = items();
  const place = all.indexOf(here);
  const isOpened = here?.getAttribute("aria-expanded");
  switch (event.key) {
    case "ArrowDown": activate(all[place + 1]); return true;
    case "ArrowUp": activate(all[place - 1]); return true;
    case "Home": activate(all[0]); return true;
    case "End": activate(all.at(-1)); return true;
    case "ArrowRight":
      if (isOpened === "false") fold(here, false);
      else if (isOpened === "true") activate(all[place + 1]);
      return true;
    case "ArrowLeft":
      if (isOpened === "true") fold(here, true);
      else activate(here.parentElement.closest('[role="treeitem"]'));
      return true;
    default: return false;
  }
}

/** Light the row of a finding. */
export function lightRow(id) {
  for (const row of record().querySelectorAll(".finding.pointed")) row.classList.remove("pointed");
  document.getElementById(`r${id}`)?.classList.add("pointed");
}

/** After pieces were put in place: what was folded is folded, the active item is active again. */
export function settle(hadKeyboard) {
  for (const id of folded) document.getElementById(id)?.setAttribute("aria-expanded", "false");
  const item = active() ?? items()[0];
  if (item) activate(item, { focus: hadKeyboard, scroll: false });
}
