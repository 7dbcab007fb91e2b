// Passkeys, where the browser has them. A button with data-passkey="create" or "get" inside a form asks data-options for what to sign,
// lets the person choose their key, and sends the form with what the key answered.
const known = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function use(button) {
  const form = button.form;
  const name = form.elements.name;
  if (name && !name.reportValidity()) return;
  const asked = new FormData();
  asked.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  if (name) asked.set("name", name.value);
  const answer = await fetch(button.dataset.options, { method: "POST", body: asked });
  if (!answer.ok) {
    say(button, answer.status === 422 ? await answer.text() : button.dataset.failed);
    return;
  }
  const options = await answer.json();
  const credential = button.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}

function say(button, words) {
  button.parentElement.querySelector("[role=status]").textContent = words;
}

if (known) {
  for (const area of document.querySelectorAll("[data-passkey-area]")) area.hidden = false;
  for (const button of document.querySelectorAll("button[data-passkey]")) {
    button.addEventListener("click", async () => {
      say(button, "");
      button.disabled = true;
      try {
        await use(button);
      } catch {
        // The person closed the browser's window, or has no key for this site.
        say(button, button.dataset.failed);
      }
      button.disabled = false;
    });
  }
}
