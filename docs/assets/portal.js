// Small conveniences; every page is whole without them. A classic script, so that it runs from file:// too.
(function () {
  "use strict";

  /** A call whose last day is past says so: the build itself asks no clock. */
  function markClosedCalls() {
    const now = new Date();
    const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
    for (const call of document.querySelectorAll("[data-closes]")) {
      const closed = call.querySelector(".call__closed");
      if (closed && call.dataset.closes < today) closed.hidden = false;
    }
  }

  /** A reader whose browser asks for another of the portal's languages is offered it, never redirected. */
  function offerLanguage() {
    const own = document.documentElement.lang.split("-")[0];
    for (const wanted of navigator.languages || []) {
      const code = wanted.split("-")[0];
      if (code === own) return;
      const offer = document.querySelector('[data-offer="' + CSS.escape(wanted) + '"], [data-offer="' + CSS.escape(code) + '"]');
      if (offer) {
        offer.hidden = false;
        return;
      }
    }
  }

  /** The contact page repeats what the reader came from, so that she can name it in her message. */
  function nameSubject() {
    const about = new URLSearchParams(location.search).get("about");
    const place = document.querySelector("[data-about]");
    if (!about || !place) return;
    place.querySelector("[data-about-id]").textContent = about.slice(0, 200);
    place.hidden = false;
  }

  /** Two regions side by side: the others are hidden, and the choice is kept in the address. */
  function compareRegions() {
    const form = document.querySelector("[data-compare]");
    if (!form) return;
    const selects = ["a", "b"].map((name) => form.elements.namedItem(name));
    const query = new URLSearchParams(location.search);
    selects.forEach((select) => {
      const wanted = query.get(select.name);
      select.value = wanted && [...select.options].some((option) => option.value === wanted) ? wanted : form.dataset[select.name];
    });
    const show = () => {
      const chosen = selects.map((select) => select.value);
      for (const theme of document.querySelectorAll(".compare__theme")) {
        const cells = [...theme.querySelectorAll("[data-region]")];
        cells.forEach((cell) => {
          cell.hidden = !chosen.includes(cell.dataset.region);
        });
        const shown = cells.filter((cell) => !cell.hidden).length;
        theme.hidden = shown === 0;
        theme.querySelector(".compare__empty").hidden = shown === new Set(chosen).size;
      }
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      const state = new URLSearchParams(selects.map((select) => [select.name, select.value]));
      history.replaceState(null, "", "?" + state + location.hash);
      show();
    });
    show();
  }

  markClosedCalls();
  offerLanguage();
  nameSubject();
  compareRegions();
})();
