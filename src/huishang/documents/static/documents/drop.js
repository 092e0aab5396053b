// Files may be dropped on the field of files, and many go up in portions, each an import of its own.
// Without this script the field works as any other, for as many files as one request may hold.
"use strict";

for (const box of document.querySelectorAll("[data-drop]")) {
  const form = box.closest("form");
  const field = box.querySelector("input[type=file]");
  const chosen = box.querySelector("[data-chosen]");
  const portion = Number(box.dataset.portion);

  const tell = () => {
    const n = field.files.length;
    if (n === 0) chosen.textContent = "";
    else if (n === 1) chosen.textContent = `${box.dataset.saidOne}: ${field.files[0].name}`;
    else chosen.textContent = box.dataset.saidMany.replace("{n}", n);
  };

  const hold = (files) => {
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    field.files = all.files;
    tell();
  };

  const over = (is) => (event) => {
    event.preventDefault();
    box.classList.toggle("over", is);
  };

  // What did not go up stays chosen, so that the button sends the rest.
  const send = async (files) => {
    for (let sent = 0; sent < files.length; sent += portion) {
      chosen.textContent = box.dataset.saidSent.replace("{n}", sent).replace("{all}", files.length);
      const body = new FormData(form);
      body.delete(field.name);
      for (const file of files.slice(sent, sent + portion)) body.append(field.name, file);
      const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
      if (!answer?.redirected) {
        hold(files.slice(sent));
        chosen.textContent = box.dataset.saidFailed.replace("{n}", sent).replace("{all}", files.length);
        return;
      }
    }
    window.location.assign(box.dataset.then);
  };

  box.addEventListener("dragenter", over(true));
  box.addEventListener("dragover", over(true));
  box.addEventListener("dragleave", over(false));
  box.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    hold([...field.files, ...event.dataTransfer.files]);
  });
  field.addEventListener("change", tell);
  form.addEventListener("submit", async (event) => {
    if (field.files.length <= portion) return;
    event.preventDefault();
    const button = form.querySelector("button.main");
    button.disabled = true;
    await send([...field.files]);
    button.disabled = false;
  });
  tell();
}
