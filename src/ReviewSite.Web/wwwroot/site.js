// Filtering swaps the list in place, and searching suggests titles and names. Without this file the same forms and
// links reload the page.

const swapping = "data-swapping";
const parts = [".outcome", ".review-list", ".pager-place"];
let latest = 0;
let shown = location.pathname + location.search;

async function show(address, selector, { push }) {
  if (address === shown) {
    return;
  }
  const turn = ++latest;
  shown = address;
  const target = document.querySelector(selector);
  target.setAttribute(swapping, "");
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector(selector);
    if (turn !== latest) {
      return;
    }
    if (!fresh) {
      location.assign(address);
      return;
    }
    // The parts stay and their content changes, so that a screen reader hears of it.
    for (const part of parts) {
      target.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
    }
    target.removeAttribute(swapping);
    showErrors(page);
    if (push) {
      history.pushState(null, "", address);
    }
    document.title = page.title;
  } catch {
    location.assign(address);
  }
}

// The fields keep what was typed; only what is said about them is renewed.
function showErrors(page) {
  for (const form of document.querySelectorAll("form[data-swap]")) {
    form.querySelectorAll(".field-error").forEach((error) => error.remove());
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    for (const error of page.querySelectorAll("form[data-swap] .field-error")) {
      const field = form.elements[error.id.replace(/-error$/, "")];
      const place = field instanceof RadioNodeList ? field[0] : field;
      place?.closest("fieldset, .filter-field")?.append(error);
      place?.setAttribute("aria-invalid", "true");
    }
  }
}

function addressOf(form) {
  const fields = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...fields]) {
    if (value.trim() === "") {
      fields.delete(name);
    }
  }
  const query = fields.toString();
  return form.getAttribute("action") + (query ? "?" + query : "");
}

function fill(form) {
  const fields = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.type === "radio") {
      field.checked = field.value === (fields.get(field.name) ?? "");
    } else if (field.name) {
      field.value = fields.get(field.name) ?? "";
    }
  }
}

for (const form of document.querySelectorAll("form[data-swap]")) {
  const selector = form.dataset.swap;
  let waiting;
  const apply = () => {
    clearTimeout(waiting);
    show(addressOf(form), selector, { push: true });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener("change", apply);
  form.addEventListener("input", (event) => {
    if (event.target.matches("input:not([type=radio])")) {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 350);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(`${selector} .pager a, ${selector} .tags a`);
    if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      show(link.getAttribute("href"), selector, { push: true }).then(() => {
        fill(form);
        const target = document.querySelector(selector);
        target.focus({ preventScroll: true });
        target.scrollIntoView();
      });
    }
  });
  addEventListener("popstate", () => {
    fill(form);
    show(location.pathname + location.search, selector, { push: false });
  });
}

// A score that the reader hides is revealed where it stands; without this file its link leads to the page that has it.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-reveal]");
  const hidden = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!hidden || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) {
    return;
  }
  event.preventDefault();
  try {
    const response = await fetch(link.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const revealed = page.getElementById(hidden.id);
    hidden.replaceWith(revealed);
    revealed.tabIndex = -1;
    revealed.focus({ preventScroll: true });
  } catch {
    location.assign(link.href);
  }
});

for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = field.id + "-suggestions";
  field.after(list);
  field.setAttribute("list", list.id);
  // Where it is off, some browsers show no suggestions of the page either.
  field.removeAttribute("autocomplete");
  let waiting;
  let asked = "";
  const suggest = async () => {
    const words = field.value.trim();
    if (words === asked) {
      return;
    }
    asked = words;
    const response = words ? await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`) : null;
    const texts = response?.ok ? await response.json() : [];
    if (asked === words) {
      list.replaceChildren(...texts.map((text) => new Option("", text)));
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    // Without an answer, the search itself works as ever.
    waiting = setTimeout(() => suggest().catch(() => {}), 120);
  });
}
