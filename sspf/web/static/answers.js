// A questionnaire in one page: nothing to load anew between questions, and no way back once it was left in a hurry.
// Every page works without it.
"use strict";

(() => {
  const { home, away } = document.body.dataset;
  const find = (selector) => document.querySelector(selector);
  const depth = () => (history.state && history.state.depth) || 0;
  let shown = 0;
  let busy = false;
  let leaving = false;

  // A code from a QR stands behind # in the address, where no server sees it; nor should the browser's history keep it.
  const typed = find("[data-from-address]");
  if (typed && location.hash.length > 1) {
    typed.value = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll("[data-language]").forEach((link) => { link.hash = location.hash; });
    history.replaceState(null, "", location.pathname + location.search);
  }

  if (!("entries" in FormData.prototype)) return; // an old browser: the pages are loaded one by one, as without this

  // The history's first place of ours leads away from here; only the places behind it are the questionnaire.
  const step = () => {
    if (!depth()) history.replaceState(null, "", away);
    shown = depth() + 1;
    history.pushState({ depth: shown }, "", home);
  };

  const show = (page) => {
    const { documentElement: root } = document;
    document.title = page.title;
    root.lang = page.documentElement.lang;
    root.dir = page.documentElement.dir;
    document.body.replaceWith(document.adoptNode(page.body));
    window.scrollTo(0, 0);
    (find(".wrong:not([hidden]) ~ input, [aria-invalid] input, [aria-invalid=true]") || find("h1")).focus();
  };

  const offline = () => {
    const said = find("#offline");
    said.hidden = false;
    said.focus();
  };

  // Send what the pressed button asks for, and put the answer in the place of the page.
  const send = (form, button, forward) => {
    const values = new URLSearchParams(new FormData(form));
    if (button.name) values.append(button.name, button.value);
    const request = new XMLHttpRequest();
    const done = () => {
      busy = false;
      form.removeAttribute("aria-busy");
      if (request.status === 0 || request.status >= 500) offline();
      else if (![200, 422].includes(request.status) || !request.response) form.submit();
      else {
        if (forward && request.status === 200) step();
        show(request.response);
      }
    };
    busy = true;
    form.setAttribute("aria-busy", "true");
    request.open("POST", button.getAttribute("formaction") || form.getAttribute("action"));
    request.responseType = "document";
    request.timeout = 20000;
    request.onloadend = done;
    request.send(values);
  };

  let pressed = null;
  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button") || pressed;
    if (event.target.closest("[data-leave]")) leave(event);
  });

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter || pressed;
    if (busy) return;
    if (button.hasAttribute("data-back") && depth() > 1) history.back();
    else send(event.target, button, true);
  });

  // The browser's own way back is one question back. From the first page of ours it leads to where the code is typed.
  window.addEventListener("popstate", () => {
    const back = find("[data-back]");
    const backwards = depth() < shown;
    shown = depth();
    if (leaving) location.href = `${away}?`; // not the very address of this place: that would keep what lies ahead of it
    else if (!shown) location.replace(home);
    else if (backwards && back && !busy) send(back.form, back, false);
  });

  // Out of here at once: the places behind us are gone, and the one that is left leads away too.
  const leave = (event) => {
    event.preventDefault();
    leaving = true;
    document.body.className = "left";
    document.title = "";
    if (depth()) history.go(-depth());
    else location.replace(away);
    setTimeout(() => location.replace(away), 400);
  };

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && depth() && find("[data-back]")) event.preventDefault();
  });
})();
