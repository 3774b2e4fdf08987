// Elements that scroll sideways can be focused, so that the keyboard scrolls them.
function reachable() {
  for (const box of document.querySelectorAll("pre, .table-wrapper, .drawing")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
addEventListener("DOMContentLoaded", reachable);
addEventListener("resize", reachable);

// A program is copied without its prompts and without its output, so that it runs where it is pasted.
function program(text) {
  const prompt = /^(>>> |\$ )/m.exec(text)?.[1];
  if (!prompt) return text;
  const goesOn = /^\.\.\.( |$)/;
  return text
    .split("\n")
    .filter((line) => line.startsWith(prompt) || (prompt === ">>> " && goesOn.test(line)))
    .map((line) => (line.startsWith(prompt) ? line.slice(prompt.length) : line.replace(goesOn, "")))
    .join("\n") + "\n";
}
const [copy, copied] = document.documentElement.lang === "id" ? ["Salin", "Tersalin"] : ["Copy", "Copied"];
for (const box of navigator.clipboard ? document.querySelectorAll("div[class*=highlight-] > .highlight") : []) {
  const text = box.querySelector("pre").textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: copy });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(program(text));
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  box.append(button);
}

// The navigation shows the current page, however far down its list it is.
const current = document.querySelector(".sidebar-tree .current-page > a");
const list = document.querySelector(".sidebar-scroll");
if (current && list) {
  const [inner, outer] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
  const top = inner.top - outer.top - outer.height / 2;
  if (inner.bottom > outer.bottom) list.scrollBy({ top, behavior: "instant" });
}

// The theme puts its back link outside all landmarks of a screen reader.
document.querySelector("[role=main]")?.prepend(...document.querySelectorAll(".back-to-top"));

// From files, a browser may not read pages again to show the lines around a search result.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

// The theme has two asides, which a screen reader can tell apart only by their names.
const [pages, places] = document.documentElement.lang === "id" ? ["Semua halaman", "Di halaman ini"] : ["All pages", "On this page"];
for (const [name, label] of [["sidebar-drawer", pages], ["toc-drawer", places]])
  document.querySelector(`aside.${name}`)?.setAttribute("aria-label", label);
