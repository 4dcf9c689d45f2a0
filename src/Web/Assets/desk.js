// Search as you type, and keys. Every page works without this file.
(() => {
  "use strict";
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Search as you type: the hits first, the facets once the typing pauses. The address always says what is shown.
  const box = one("form.find input[type=search]");
  const results = one("#results");
  const facets = one("#facets");
  if (box && results) {
    let hitsTimer = 0, facetsTimer = 0, running = null, shown = box.value;
    const parameters = () => {
      const now = new URLSearchParams(location.search);
      now.delete("after");
      box.value.trim() ? now.set("q", box.value) : now.delete("q");
      return now;
    };
    const fetchInto = async (path, target, signal) => {
      const answer = await fetch(path + "?" + parameters(), { signal, headers: { "Accept": "text/html" } });
      if (answer.redirected || !answer.ok) { location.reload(); return; }
      target.innerHTML = await answer.text();
    };
    const search = async () => {
      if (box.value === shown) return;
      shown = box.value;
      if (running) running.abort();
      running = new AbortController();
      const signal = running.signal;
      results.setAttribute("aria-busy", "true");
      try {
        await fetchInto("/search/hits", results, signal);
        history.replaceState(null, "", "/search?" + parameters());
        clearTimeout(facetsTimer);
        facetsTimer = setTimeout(() => fetchInto("/search/facets", facets, signal).catch(() => {}), 250);
      } catch (problem) {
        if (problem.name === "AbortError") return;
      }
      results.removeAttribute("aria-busy");
    };
    box.addEventListener("input", event => {
      // Half a Chinese word that is still being composed is nothing to search for.
      if (event.isComposing) return;
      clearTimeout(hitsTimer);
      hitsTimer = setTimeout(search, 80);
    });
    box.addEventListener("compositionend", () => { clearTimeout(hitsTimer); hitsTimer = setTimeout(search, 80); });
  }

  // A list of hits, and the notes of a conversation, each with a present one.
  let hit = -1;
  const toHit = step => {
    const items = all(".hits > li");
    if (items.length === 0) return;
    hit = Math.min(items.length - 1, Math.max(0, hit + step));
    items.forEach((item, i) => i === hit ? item.setAttribute("aria-current", "true") : item.removeAttribute("aria-current"));
    one("header a", items[hit]).focus({ preventScroll: true });
    items[hit].scrollIntoView({ block: "nearest" });
  };
  const notes = () => all("form[data-note]");
  // Not form.id: the form has a field of that name.
  let note = Math.max(0, notes().findIndex(form => "#" + form.getAttribute("id") === location.hash));
  const toNote = step => {
    const forms = notes();
    if (forms.length === 0) return;
    note = Math.min(forms.length - 1, Math.max(0, note + step));
    forms.forEach((form, i) => form.classList.toggle("now", i === note));
    if (step !== 0) forms[note].scrollIntoView({ block: "center" });
  };
  toNote(0);
  const judge = verdict => { const form = notes()[note]; if (form) one(`button[value=${verdict}]`, form).click(); };

  // What was selected in an agent's message becomes the missed hit: its place counts UTF-16 units, as the server does.
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const element = range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement;
    const host = element && element.closest("[data-message]");
    if (!host || !host.contains(range.endContainer)) return null;
    const before = (node, offset) => {
      const part = document.createRange();
      part.selectNodeContents(host);
      part.setEnd(node, offset);
      const copy = part.cloneContents();
      copy.querySelectorAll("sup").forEach(mark => mark.remove());
      return copy.textContent.length;
    };
    const start = before(range.startContainer, range.startOffset);
    const end = before(range.endContainer, range.endOffset);
    return end > start ? { message: host.dataset.message, start, length: end - start, words: selection.toString() } : null;
  };
  // Not form.elements: a field may be called "length", which is what a collection has already.
  const field = (form, name) => one(`[name=${name}]`, form);
  const missed = () => {
    const form = one("#missed form");
    if (!form) return;
    one("#missed").open = true;
    const words = selected();
    if (words) {
      field(form, "message").value = words.message;
      field(form, "start").value = words.start;
      field(form, "length").value = words.length;
      field(form, "words").value = words.words;
      field(form, "rule").focus();
    } else field(form, "words").focus();
    form.scrollIntoView({ block: "center" });
  };
  const missedForm = one("#missed form");
  if (missedForm) {
    // Typed or changed words are looked for by the server.
    for (const name of ["words", "message"])
      field(missedForm, name).addEventListener("input", () => { field(missedForm, "start").value = ""; field(missedForm, "length").value = ""; });
  }

  const press = selector => { const element = one(selector); if (element) element.click(); return !!element; };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inField = event.target.closest("input, textarea, select");
    if (inField) {
      if (event.key === "Escape") inField.blur();
      return;
    }
    const keys = {
      "/": () => { if (box) box.focus(); else location.href = "/search"; },
      j: () => one(".hits") ? toHit(1) : press("a[rel=next]"),
      k: () => one(".hits") ? toHit(-1) : press("a[rel=prev]"),
      a: () => judge("agree"), d: () => judge("disagree"), u: () => judge("unsure"),
      n: () => toNote(1), p: () => toNote(-1),
      m: missed, z: () => press("#undo"), e: () => press("#done"), x: () => press("#pick"),
      s: () => { const name = one(".save input[name=name]"); if (name) name.focus(); },
      "?": () => { const help = one("#syntax"); if (help) help.open = !help.open; },
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // An import under way is looked at again until it is done.
  const jobs = one("#jobs[data-busy]");
  if (jobs) setTimeout(() => location.reload(), 1500);
})();
