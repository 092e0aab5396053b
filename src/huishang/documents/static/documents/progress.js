// While an import is at work its list is exchanged every second; where one has scrolled to stays.
"use strict";

const listOf = (root) => root.querySelector(".table-box");
let scrolled = 0;

document.addEventListener("htmx:beforeSwap", () => {
  scrolled = listOf(document)?.scrollTop ?? 0;
});

document.addEventListener("htmx:afterSettle", () => {
  const list = listOf(document);
  if (list) list.scrollTop = scrolled;
});
