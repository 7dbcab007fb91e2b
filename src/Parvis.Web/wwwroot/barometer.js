// Adds to each chart a button that makes a PNG of its SVG file, in the browser, at twice its size.
async function savePng(link) {
  const text = await (await fetch(link.href)).text();
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const [width, height] = ["width", "height"].map(side => Number(root.getAttribute(side)));
  const source = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image(width, height);
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(source);
  const png = await new Promise(done => canvas.toBlob(done, "image/png"));
  const file = Object.assign(document.createElement("a"), { href: URL.createObjectURL(png), download: link.pathname.split("/").pop().replace(/\.svg$/, ".png") });
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
}

for (const link of document.querySelectorAll("a[data-png]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: link.dataset.png });
  const about = link.querySelector(".visually-hidden");
  if (about) button.append(about.cloneNode(true));
  button.addEventListener("click", () => savePng(link));
  link.after(button);
}
