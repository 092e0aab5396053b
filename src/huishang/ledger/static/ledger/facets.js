// On a narrow page the words that narrow a list stay folded until one wants them.
"use strict";

for (const facets of document.querySelectorAll("details.facets")) {
  facets.open = window.matchMedia("(min-width: 60rem)").matches;
}
