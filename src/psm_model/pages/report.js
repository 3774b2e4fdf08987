"use strict";
(() => {
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  // The headings of its groups belong to the text of an item.
  const read = (node) => {
    let text = node.textContent;
    for (let group = node.closest(".group"); group; group = group.parentElement.closest(".group"))
      text += ` ${group.firstElementChild.textContent}`;
    return text.toLowerCase();
  };
  const items = [...document.querySelectorAll(".filtered")].map((node) => ({ node, text: read(node) }));
  const groups = [...document.querySelectorAll(".group")].reverse();
  const fields = ["area", "severity", "rule", "status"];

  const describe = () =>
    fields
      .filter((name) => form.elements[name].value)
      .map((name) => form.elements[name].selectedOptions[0].textContent)
      .concat(form.elements.text.value.trim() || []);

  const apply = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const { node, text } of items) {
      const isFinding = node.classList.contains("finding");
      // A table row has an area, but no severity, rule or status.
      const fits =
        fields.every((name) => {
          const value = form.elements[name].value;
          return !value || !(name in node.dataset) || node.dataset[name] === value;
        }) && words.every((word) => text.includes(word));
      node.hidden = !fits;
      all += isFinding;
      shown += isFinding && fits;
    }
    for (const group of groups) group.hidden = !group.querySelector(".filtered:not([hidden])");
    const active = describe();
    form.classList.toggle("active", active.length > 0);
    const numbers = count.dataset.words.replace("{shown}", shown).replace("{all}", all);
    count.textContent = active.length ? `${count.dataset.active} ${active.join(", ")}. ${numbers}.` : `${numbers}.`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("print").addEventListener("click", () => window.print());
  form.hidden = false;
  apply();
})();
