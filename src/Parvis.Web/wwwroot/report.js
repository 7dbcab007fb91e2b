// The report editor: writes the figure that is chosen, lists problems while the text is typed, goes to a problem's place.
const source = document.getElementById("source");
const problems = document.getElementById("problems");

function insert(text) {
  const { selectionStart: from, selectionEnd: to } = source;
  source.setRangeText(text, from, to, "end");
  source.focus();
  source.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const code of document.querySelectorAll("code[data-insert]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "insert", textContent: problems.dataset.insertLabel });
  button.setAttribute("aria-label", `${problems.dataset.insertLabel} ${code.textContent}`);
  button.addEventListener("click", () => insert(code.dataset.insert));
  code.after(" ", button);
}

function goTo(line, column) {
  const lines = source.value.split("\n");
  const at = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  source.focus();
  source.setSelectionRange(at, at);
  source.scrollTop = Math.max(0, source.scrollHeight * (line - 3) / lines.length);
}

function linkPlaces() {
  for (const place of problems.querySelectorAll("[data-line]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link place", textContent: place.textContent });
    button.addEventListener("click", () => goTo(Number(place.dataset.line), Number(place.dataset.column)));
    place.replaceWith(button);
  }
}

let waiting = 0, asked = 0;
source.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const mine = ++asked;
    const answer = await fetch(problems.dataset.check, { method: "POST", body: new FormData(source.form) });
    const html = await answer.text();
    // An earlier question answered late says nothing of the text as it is.
    if (!answer.ok || mine !== asked) return;
    problems.innerHTML = html;
    linkPlaces();
  }, 800);
});
linkPlaces();
