// Files may be dropped on the field of files; without this script the field works as any other.
"use strict";

for (const box of document.querySelectorAll("[data-drop]")) {
  const field = box.querySelector("input[type=file]");
  const chosen = box.querySelector("[data-chosen]");

  const tell = () => {
    const n = field.files.length;
    if (n === 0) chosen.textContent = "";
    else if (n === 1) chosen.textContent = `${box.dataset.saidOne}: ${field.files[0].name}`;
    else chosen.textContent = box.dataset.saidMany.replace("{n}", n);
  };

  const over = (is) => (event) => {
    event.preventDefault();
    box.classList.toggle("over", is);
  };

  box.addEventListener("dragenter", over(true));
  box.addEventListener("dragover", over(true));
  box.addEventListener("dragleave", over(false));
  box.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    const all = new DataTransfer();
    for (const file of [...field.files, ...event.dataTransfer.files]) all.items.add(file);
    field.files = all.files;
    tell();
  });
  field.addEventListener("change", tell);
  tell();
}
