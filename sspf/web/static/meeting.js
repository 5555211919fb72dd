// The meeting mode: what is typed goes up by itself, and only what the server has said it keeps looks saved.
// Nothing is ever stored in the browser. Without this script each sheet is a form with a button.
"use strict";

(() => {
  const room = document.querySelector("[data-meeting-mode]");
  if (!room) return;
  const words = room.dataset;
  const QUIET = 800, LONGEST = 4000, PATIENCE = 15000, PULSE = 4000, OTHERS = 8000;
  const BACKOFF = [1500, 3000, 6000, 12000];
  let token = room.querySelector("[name=csrf_token]")?.value || "";

  // ── one sheet ────────────────────────────────────────────────────────────────────────────────────────────────────
  const randomWord = () => [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");

  class Sheet {
    constructor(form) {
      this.form = form;
      this.text = form.elements.text;
      this.kind = form.elements.information;
      this.line = form.querySelector("[data-state]");
      this.hand = randomWord();
      this.turn = 0;
      this.sent = null;
      this.saved = this.value;
      this.failures = 0;
      if (form.dataset.refused) this.saved = null;
      form.querySelector("[data-by-hand]").hidden = true;
      form.addEventListener("input", () => this.typed());
      form.addEventListener("change", () => this.now());
      form.addEventListener("focusout", () => { if (this.dirty) this.now(); });
    }

    get value() { return `${this.text.value}\n\0${this.kind.value}`; }
    get dirty() { return this.value !== this.saved; }
    get number() { return this.form.elements.number.value; }
    get version() { return Number(this.form.elements.version.value); }

    typed() {
      if (!this.dirty) return this.tell("saved");
      this.since ??= Date.now();
      this.tell("unsaved");
      this.after(Math.max(0, Math.min(QUIET, this.since + LONGEST - Date.now())));
    }

    after(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.now(), wait);
    }

    async now(leaving = false) {
      clearTimeout(this.timer);
      if (!this.dirty) return true;
      if (this.busy) return this.busy;
      this.busy = this.send(leaving);
      const done = await this.busy;
      this.busy = null;
      if (done && this.dirty) this.after(QUIET);
      return done && !this.dirty;
    }

    async send(leaving) {
      const value = this.value;
      if (value !== this.sent) this.turn += 1;
      this.sent = value;
      const body = new FormData(this.form);
      body.set("hand", this.hand);
      body.set("turn", String(this.turn));
      body.set("csrf_token", token);
      try {
        const answer = await fetch(this.form.dataset.save, {
          method: "POST", body, redirect: "manual", keepalive: leaving, signal: AbortSignal.timeout(PATIENCE),
        });
        if (answer.status === 422) return this.refused((await answer.json()).problem);
        if (!answer.ok) return await this.failed(answer);
        return this.kept(await answer.json(), value);
      } catch {
        return this.failed(null);
      }
    }

    kept(told, value) {
      this.form.elements.number.value = told.number;
      this.form.elements.version.value = told.version;
      this.failures = 0;
      this.since = null;
      if (told.turn === this.turn) this.saved = value;
      if (told.apart) say(words.apart);
      if (told.version) this.line.dataset.at = told.at;
      this.tell(this.dirty ? "unsaved" : "saved");
      connection.works();
      return true;
    }

    refused(problem) {
      this.tell("refused", problem);
      say(problem);
      return false;
    }

    async failed(answer) {
      this.tell("unsaved");
      const signedOut = answer && (answer.type === "opaqueredirect" || [400, 401, 403].includes(answer.status));
      connection.fails(signedOut ? "out" : "gone");
      if (signedOut) await connection.renew();
      this.after(BACKOFF[Math.min(this.failures, BACKOFF.length - 1)]);
      this.failures += 1;
      return false;
    }

    tell(state, problem = "") {
      const saved = this.line.dataset.at ? words.saved.replace("{at}", this.line.dataset.at) : "";
      const said = { saved, unsaved: words.unsaved, refused: `${words.unsaved}. ${problem}` }[state];
      if (this.line.textContent !== said) this.line.textContent = said;
      this.line.dataset.state = state === "saved" && !said ? "" : state;
      overview();
    }
  }

  // ── the connection ───────────────────────────────────────────────────────────────────────────────────────────────
  const notice = document.querySelector("[data-connection]");
  const live = document.querySelector("[data-live]");
  const say = (sentence) => { live.textContent = sentence; };

  const connection = {
    trouble: "",
    fails(kind) {
      if (this.trouble === kind) return;
      this.trouble = kind;
      notice.hidden = false;
      notice.dataset.trouble = kind;
      notice.querySelector("p").textContent = kind === "out" ? words.out : words.gone;
      notice.querySelector("a").hidden = kind !== "out";
      say(kind === "out" ? words.out : words.gone);
    },
    works() {
      if (this.trouble && !sheets.some((each) => each.failures)) {
        this.trouble = "";
        notice.hidden = true;
        say(words.back);
      }
    },
    async ask(address) {
      const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw answer;
      return answer.json();
    },
    async renew() {
      try { token = (await this.ask(words.pulse)).token; } catch { /* asked again at the next try */ }
    },
  };

  // ── everything at once ───────────────────────────────────────────────────────────────────────────────────────────
  const sheets = [...room.querySelectorAll("[data-sheet]")].map((form) => new Sheet(form));
  const dirty = () => sheets.some((each) => each.dirty);
  const flush = async (leaving = false) => {
    await Promise.all(sheets.map((each) => each.now(leaving)));
    await Promise.all(sheets.map((each) => each.now(leaving)));
    return !dirty();
  };
  const total = document.querySelector("[data-total]");
  function overview() {
    const open = sheets && dirty();
    total.dataset.total = open ? "unsaved" : "saved";
    const said = open ? words.someUnsaved : words.allSaved;
    if (total.textContent !== said) total.textContent = said;
  }

  window.addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });
  window.addEventListener("online", () => sheets.forEach((each) => each.now()));
  window.addEventListener("focus", () => sheets.forEach((each) => each.now()));
  document.addEventListener("visibilitychange", () => sheets.forEach((each) => each.now(document.hidden)));

  // Whatever leads away waits until what is typed is kept.
  window.addEventListener("submit", (event) => {
    const form = event.target;
    const sheet = sheets.find((each) => each.form === form);
    if (!sheet && !dirty()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (sheet) sheet.now();
    else flush().then((kept) => { if (kept) form.requestSubmit(event.submitter); else say(words.stay); });
  }, true);
  window.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || link.hash && link.pathname === location.pathname && link.search === location.search) return;
    if (!dirty() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    flush().then((kept) => { if (kept) location.assign(link.href); else say(words.stay); });
  }, true);

  // ── what the others write ────────────────────────────────────────────────────────────────────────────────────────
  let known = JSON.stringify(JSON.parse(words.known));
  let fetched = Date.now();
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };
  const mine = (told) => sheets.find((each) => told.own && each.form.dataset.sheet === told.point && each.number === String(told.number));
  const shownBeside = (told) => told.text && !(mine(told) && mine(told).version >= told.version);
  const lay = (told) => {
    room.querySelectorAll("[data-others]").forEach((place) => {
      const here = told.filter((each) => each.point === place.dataset.others && shownBeside(each));
      place.replaceChildren(...here.map((each) => {
        const box = element("div", "beside", "");
        const who = each.own ? words.elsewhere : words.writes.replace("{who}", each.writer);
        box.append(element("p", "beside-who", `${who} ${each.at}`), element("p", "free-text", each.text));
        return box;
      }));
    });
  };
  const pulse = async () => {
    if (document.hidden) return;
    try {
      const told = await connection.ask(words.pulse);
      token = told.token;
      connection.works();
      if (told.state !== words.state) say(words.over);
      const now = JSON.stringify(told.sheets);
      if (now === known || Date.now() - fetched < OTHERS) return;
      fetched = Date.now();
      lay(await connection.ask(words.others));
      known = now;
    } catch (answer) {
      connection.fails(answer?.type === "opaqueredirect" ? "out" : "gone");
    }
  };
  setInterval(pulse, PULSE);

  // ── one point at a time ──────────────────────────────────────────────────────────────────────────────────────────
  const points = [...room.querySelectorAll("[data-point]")];
  const links = [...document.querySelectorAll("[data-point-link]")];
  let current = 0;
  const show = (place, moved) => {
    current = Math.max(0, Math.min(points.length - 1, place));
    points.forEach((each, number) => { each.hidden = number !== current; });
    links.forEach((each, number) => {
      if (number === current) each.setAttribute("aria-current", "step"); else each.removeAttribute("aria-current");
    });
    if (moved) {
      points[current].querySelector("h2").focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  };
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const named = () => points.indexOf(target()?.closest("[data-point]"));
  const go = (place) => { if (points[place]) location.hash = points[place].id; };
  room.classList.add("one-at-a-time");
  const refused = () => points.indexOf(room.querySelector(".hand-add[open], .is-invalid")?.closest("[data-point]"));
  show(Math.max(0, named(), refused()), false);
  if (target()?.matches("summary")) target().focus();
  window.addEventListener("hashchange", () => {
    if (named() < 0) return;
    const whole = points.includes(target());
    show(named(), whole);
    if (!whole) target().focus();
  });

  // ── the keyboard ─────────────────────────────────────────────────────────────────────────────────────────────────
  const keys = {
    "Alt+PageDown": () => go(current + 1),
    "Alt+PageUp": () => go(current - 1),
    "Control+s": () => flush().then((kept) => say(kept ? words.allSaved : words.someUnsaved)),
    F9: () => document.querySelector("[data-other-screen]")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    const held = [event.altKey && "Alt", (event.ctrlKey || event.metaKey) && "Control"].filter(Boolean);
    const act = keys[[...held, event.key].join("+")];
    if (!act) return;
    event.preventDefault();
    act();
  });

  sheets.forEach((each) => each.tell(each.dirty ? "unsaved" : "saved"));
})();
