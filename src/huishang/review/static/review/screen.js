// The screen of a document: keys and clicks become requests; what comes back is put in its place by htmx.
import * as record from "./record.js";
import * as text from "./text.js";

const review = document.getElementById("review");
const drawer = document.getElementById("drawer");
const markBar = document.getElementById("mark-bar");
const pane = document.getElementById("text");
const mayReview = "mayReview" in review.dataset;
let queue = Promise.resolve();
let underWay = 0;

const address = (name, id) => review.dataset[name].replace("/0/", `/${id}/`);
const isWaiting = () => drawer.querySelector("form.drawer-form") !== null;

function say(words) {
  document.getElementById("said").textContent = words;
}

/** Send one thing after the other, so that each knows what came of the one before. */
function send(method, url, values = {}) {
  underWay += 1;
  queue = queue
    .then(() => htmx.ajax(method, url, { source: review, target: drawer, swap: "innerHTML", values }))
    .catch(() => say(review.dataset.sayFailed))
    .then(() => { underWay -= 1; if (underWay === 0) record.stopAwaiting(); });
  return queue;
}

// --- what can be done

function judge(item, verdict) {
  const id = record.findingOf(item);
  if (!id) return;
  record.awaitVerdict(item);
  send("POST", address("judge", id), { verdict });
  const next = verdict === "all" ? null : record.nextOpen(item);
  if (next) goTo(next);
}

function addMarked() {
  const place = text.marked();
  if (!place) {
    say(review.dataset.sayMark);
    return;
  }
  const values = { start: place.start, end: place.end, parent: record.findingOf(record.active()) ?? "" };
  values.kind = sessionStorage.getItem("review-kind") ?? "person";
  send("GET", review.dataset.add, values);
}

function takeMarked() {
  const place = text.marked();
  const form = drawer.querySelector("form");
  if (!place || !form) return;
  const before = form.querySelector(".place-quote").textContent;
  form.elements.start.value = place.start;
  form.elements.end.value = place.end;
  form.querySelector(".place-quote").textContent = place.words;
  for (const field of form.querySelectorAll("input[name^=value-]")) {
    if (before && field.value === before) field.value = place.words;
  }
  markBar.hidden = true;
  focusForm();
}

function markForForm() {
  const start = drawer.querySelector("[name=start]").value;
  text.enterText();
  if (start) text.mark(Number(start), Number(drawer.querySelector("[name=end]").value));
}

function openNext() {
  const item = record.nextOpen(record.active());
  if (item) goTo(item); else say(review.dataset.sayEnd);
}

/** Go to a finding in the record and show its characters. */
function goTo(item) {
  record.activate(item);
  point(record.findingOf(item), true);
}

function point(id, show) {
  text.light(id ? [id] : [], show);
  record.lightRow(id);
}

function showHelp() {
  drawer.replaceChildren(document.getElementById("help").content.cloneNode(true));
  openDrawer();
}

function openDrawer() {
  drawer.hidden = drawer.childElementCount === 0;
  if (!drawer.hidden) focusForm();
}

function focusForm() {
  const first = "input:not([type=hidden]), select, textarea";
  (drawer.querySelector("[aria-invalid]") ?? drawer.querySelector(first) ?? drawer.querySelector("button"))?.focus();
}

function closeDrawer() {
  const item = document.getElementById(drawer.querySelector("[data-for]")?.dataset.for) ?? record.active();
  drawer.replaceChildren();
  drawer.hidden = true;
  record.activate(item, { scroll: false });
}

const ACTS = {
  accept: (item) => judge(item, "accepted"),
  "accept-below": (item) => judge(item, "all"),
  reject: (item) => judge(item, "rejected"),
  correct: (item) => record.findingOf(item) && send("GET", address("correct", record.findingOf(item))),
  history: (item) => record.findingOf(item) && send("GET", address("history", record.findingOf(item))),
  undo: () => send("POST", review.dataset.undo),
  "accept-all": () => confirm(document.querySelector("[data-do=accept-all]").dataset.ask) && send("POST", review.dataset.acceptAll),
  add: addMarked,
  take: takeMarked,
  mark: markForForm,
  help: showHelp,
  close: closeDrawer,
  "keep-theirs": () => { closeDrawer(); htmx.trigger("#watch", "look"); },
  open: openNext,
  finish: () => document.getElementById("finish").requestSubmit(),
  text: (item) => text.enterText(record.findingOf(item)),
};
const KEYS = { o: "open", t: "text", h: "history", "?": "help" };
if (mayReview) Object.assign(KEYS, { a: "accept", A: "accept-below", e: "correct", r: "reject", n: "add", u: "undo", f: "finish" });

// --- keys; letters act only while the record or the text has the keyboard

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !drawer.hidden) {
    closeDrawer();
    return;
  }
  const inRecord = event.target.closest?.("#record"), inText = event.target === pane;
  if ((!inRecord && !inText) || event.altKey || event.metaKey) return;
  if (inText && text.moveCaret(event)) {
    point(text.findingsAtCaret()[0] ?? null, false);
    sayWhere(text.findingsAtCaret()[0]);
  } else if (event.ctrlKey) {
    return;
  } else if (inText && event.key === "Enter") {
    leaveText();
  } else if (inRecord && event.target.tagName !== "BUTTON" && record.moveIn(event)) {
    point(record.findingOf(record.active()), true);
  } else if (inRecord && event.key === "Enter" && event.target.tagName !== "BUTTON") {
    if (mayReview) ACTS.correct(record.active()); else ACTS.text(record.active());
  } else if (KEYS[event.key] ?? KEYS[event.key.toLowerCase()]) {
    ACTS[KEYS[event.key] ?? KEYS[event.key.toLowerCase()]](record.active());
  } else {
    return;
  }
  event.preventDefault();
});

function leaveText() {
  if (isWaiting() && text.marked()) {
    takeMarked();
    return;
  }
  const id = text.findingsAtCaret()[0];
  if (id) goTo(document.getElementById(`f${id}`)); else say(review.dataset.sayNone);
}

function sayWhere(id) {
  const row = id && document.getElementById(`r${id}`);
  document.getElementById("at").textContent = row ? row.querySelector(".what").textContent : "";
}

// --- the mouse

review.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const item = event.target.closest('[role="treeitem"]');
  if (button) {
    if (item) record.activate(item, { scroll: false });
    ACTS[button.dataset.do](record.active());
  } else if (item) {
    if (!item.dataset.id && event.target.closest(".section-head")) record.toggle(item);
    record.activate(item, { scroll: false });
    point(record.findingOf(item), true);
  } else if (pane.contains(event.target) && getSelection().isCollapsed) {
    pickInText(event.target.closest("[data-f]"));
  }
});

/** A click on characters goes to their finding; a second one to the finding around it. */
function pickInText(part) {
  const ids = text.findingsOf(part).filter((id) => document.getElementById(`f${id}`));
  if (ids.length === 0) return;
  const id = ids[(ids.indexOf(record.findingOf(record.active())) + 1) % ids.length];
  record.activate(document.getElementById(`f${id}`), { focus: false });
  point(id, false);
}

review.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse" || event.buttons) return;
  const part = event.target.closest("[data-f]");
  const item = event.target.closest('[role="treeitem"]');
  for (const other of document.querySelectorAll("#record .tools")) {
    if (!item || !item.firstElementChild.contains(other)) record.dropTools(other.closest('[role="treeitem"]'));
  }
  if (item) record.giveTools(item);
  const id = part ? text.findingsOf(part).find((one) => document.getElementById(`f${one}`)) : record.findingOf(item);
  if (id) point(id, false);
});

document.addEventListener("selectionchange", () => {
  if (!markBar) return;
  const place = text.marked();
  markBar.hidden = !place;
  if (!place) return;
  const box = text.markedBox(), around = pane.parentElement.getBoundingClientRect();
  if (!box) return;
  markBar.style.top = `${Math.max(0, Math.min(box.bottom - around.top + 4, around.height - 44))}px`;
  markBar.style.left = `${Math.max(0, Math.min(box.right - around.left - 20, around.width - 120))}px`;
});
markBar?.addEventListener("pointerdown", (event) => event.preventDefault());

for (const form of review.querySelectorAll("form[data-ask]")) {
  form.addEventListener("submit", (event) => {
    const open = Number(document.getElementById("progress").dataset.open);
    if (open > 0 && !confirm(form.dataset.ask)) event.preventDefault();
  });
}

// --- what came back

let before = null;
document.body.addEventListener("htmx:beforeSwap", () => {
  const here = document.activeElement;
  before = { selection: text.keepSelection(), inRecord: Boolean(here?.closest("#record")), inText: here === pane };
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  const kind = drawer.querySelector("#kind");
  if (kind) sessionStorage.setItem("review-kind", kind.value);
  if (event.detail.target === drawer) {
    const wasOpen = !drawer.hidden;
    drawer.hidden = drawer.childElementCount === 0;
    if (!drawer.hidden) focusForm();
    else if (wasOpen && before) before.inRecord = true;
  }
});

document.body.addEventListener("htmx:afterSettle", () => {
  const focus = document.getElementById("said").dataset.focus;
  const item = focus && document.getElementById(focus);
  if (item) {
    delete document.getElementById("said").dataset.focus;
    goTo(item);
  } else {
    record.settle(before?.inRecord && drawer.hidden);
  }
  if (before?.inText) text.restoreSelection(before.selection);
  const id = record.findingOf(record.active());
  if (!before?.inText) point(id, false);
});

for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.body.addEventListener(name, () => say(review.dataset.sayFailed));
}

goTo(document.getElementById(location.hash.slice(1)) ?? record.nextOpen(null) ?? document.querySelector('#record [role="treeitem"]'));
