// Passkeys: the one thing here that cannot do without JavaScript. The forms stay hidden where there is none.

const ask = {
  create: async (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: async (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

async function answer(form) {
  const options = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!options.ok) {
    const isReason = options.headers.get("Content-Type")?.startsWith("text/plain");
    throw new Error(isReason ? await options.text() : "The site returned an unexpected answer. Reload the page and try again.");
  }
  const credential = await ask[form.dataset.passkey](await options.json());
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}

if (globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(form).catch((error) => {
        form.querySelector("[role=alert]").textContent = error.name === "NotAllowedError" ? "No passkey was used." : error.message;
      });
    });
  }
}
