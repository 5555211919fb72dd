// What makes pages quicker for those who have scripts. Every page works without it.
"use strict";

(() => {
  const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

  each("[data-js]", (element) => { element.hidden = false; });
  each("[data-print]", (button) => button.addEventListener("click", () => window.print()));

  // Typed text that is not saved yet: ask before it is left.
  let unsaved = document.querySelector('form[data-unsaved="yes"]') !== null;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-unsaved]")) unsaved = true;
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  // A question before something that matters, and one saving per press.
  const dialog = document.getElementById("confirm");
  let answered = () => {};
  const ask = (question, then) => {
    dialog.querySelector("p").textContent = question;
    answered = then;
    dialog.showModal();
  };
  each("button", (button) => button.addEventListener("click", () => {
    dialog.close();
    if (button.value === "yes") answered();
  }), dialog);

  const busy = new WeakSet();
  const approved = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm || form.dataset.confirm;
    if (busy.has(form)) {
      event.preventDefault();
    } else if (question && !approved.has(form)) {
      event.preventDefault();
      ask(question, () => { approved.add(form); form.requestSubmit(event.submitter); });
    } else {
      busy.add(form);
      unsaved = false;
      each("button:not([type=button])", (button) => button.setAttribute("aria-disabled", "true"), form);
      setTimeout(() => release(form), 8000);
    }
  });
  const release = (form) => {
    busy.delete(form);
    approved.delete(form);
    each("button", (button) => button.removeAttribute("aria-disabled"), form);
  };
  window.addEventListener("pageshow", (event) => {
    each("form", release);
    if (!event.persisted) return;
    // The back button brought this page out of the browser's memory. It may be nobody's to see here any more: ask again.
    document.documentElement.hidden = true;
    unsaved = false;
    location.replace(location.pathname + location.search);
  });

  // 20261128 becomes 2026-11-28: the number keys of a phone have no hyphen.
  each("[data-date]", (input) => input.addEventListener("change", () => {
    input.value = input.value.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  }));

  // How much room is left in a longer text.
  each("[data-room]", (note) => {
    const text = document.getElementById(note.dataset.room);
    const limit = Number(text.dataset.limit);
    const count = () => {
      const left = limit - text.value.length;
      const words = left < 0 ? note.dataset.over : note.dataset.left;
      note.textContent = words.replace("{n}", Math.abs(left).toLocaleString("sv"));
      note.classList.toggle("room-over", left < 0);
      note.setAttribute("aria-live", left < limit / 10 ? "polite" : "off");
    };
    text.addEventListener("input", count);
    if (text.value) count();
  });

  // One more row like the last, emptied and renumbered.
  const renumber = (element, name, number) => {
    for (const attribute of ["id", "name", "for", "aria-describedby"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replaceAll(new RegExp(`(^|\\s)${name}-\\d+`, "g"), `$1${name}-${number}`));
    }
  };
  const empty = (row) => {
    each(".field-error", (error) => error.remove(), row);
    each(".field-wrong, .is-invalid", (wrong) => wrong.classList.remove("field-wrong", "is-invalid"), row);
    each("[aria-invalid]", (wrong) => wrong.removeAttribute("aria-invalid"), row);
    each("input:not([type=radio], [type=checkbox], [name$=csrf_token]), textarea", (input) => { input.value = ""; }, row);
    each("input", (input) => { input.checked = false; }, row);
    each("select", (select) => { select.selectedIndex = 0; }, row);
  };
  each("[data-repeat]", (list) => {
    const button = list.querySelector("[data-add]");
    const rows = () => list.querySelectorAll("[data-row]");
    const most = Number(list.dataset.most || 50);
    button.addEventListener("click", () => {
      const row = [...rows()].at(-1).cloneNode(true);
      each("*", (element) => renumber(element, list.dataset.repeat, rows().length), row);
      empty(row);
      button.before(row);
      button.hidden = rows().length >= most;
      row.querySelector("input, textarea, select")?.focus();
    });
  });
})();
