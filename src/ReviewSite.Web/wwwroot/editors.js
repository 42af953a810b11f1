// For editors: what a score comes to while it is typed, and a file dropped into a text. Without this file there are a button and a file field.

// Shows the server's newest answer about a field in a place of the page, once typing pauses.
function answerWhileTyping(field, place, ask) {
  let waiting;
  let latest = 0;
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const turn = ++latest;
      const answer = await ask();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(place.id);
      if (turn === latest && fresh) {
        place.replaceChildren(...fresh.childNodes);
      }
    }, 300);
  };
  field.addEventListener("input", wait);

  // Typed before this file had run, or restored by the browser after Back.
  if (field.value !== field.defaultValue) {
    wait();
  }
}

for (const form of document.querySelectorAll("form[data-check]")) {
  answerWhileTyping(form.querySelector("#Input_OriginalScore"), form.querySelector("#score-hint"), () => {
    const fields = new FormData(form);
    fields.set("check", "true");
    return fetch(location.href, { method: "POST", body: fields });
  });
}

// Films that have the title that is being typed. Without this file they are shown when the form is sent.
for (const place of document.querySelectorAll("[data-of-title]")) {
  const title = place.closest("form").querySelector("[name='Input.Title']");
  answerWhileTyping(title, place, () =>
    fetch(`${place.dataset.ofTitle}?title=${encodeURIComponent(title.value)}`)
  );
}

// A page that is pasted has its markup beside its text. Without this file the text alone is read.
for (const rich of document.querySelectorAll("textarea[data-rich]")) {
  const text = rich.form.querySelector("textarea[data-drop]");
  text.addEventListener("input", () => { rich.value = ""; });
  text.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const isWhole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    setTimeout(() => { rich.value = isWhole ? html : ""; });
  });
}

for (const text of document.querySelectorAll("textarea[data-drop]")) {
  text.addEventListener("dragover", (event) => event.preventDefault());
  text.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files;
    if (file) {
      event.preventDefault();
      text.value = await file.text();
      text.dispatchEvent(new Event("input"));
    }
  });
}

// Copies a text that is shown. Without this file it is selected by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}

// Where an import or its dry run is, shown without loading the page again. Without this file there is a Refresh link.
async function follow(place) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(place.id);
  const isBusy = fresh?.getAttribute("aria-busy") === "true";
  if (!fresh || (!isBusy && place.id === "progress")) {
    location.reload();
    return;
  }
  place.replaceChildren(...fresh.childNodes);
  if (isBusy) {
    setTimeout(() => follow(place), 1000);
  } else {
    place.setAttribute("aria-busy", "false");
  }
}

const running = document.querySelector(":is(#progress, #dry-run)[aria-busy=true]");
if (running) {
  setTimeout(() => follow(running), 1000);
}
