// On a narrow page the words that narrow a list stay folded until one wants them; the button prints.
"use strict";

for (const facets of document.querySelectorAll("details.facets")) {
  facets.open = window.matchMedia("(min-width: 60rem)").matches;
}

for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
