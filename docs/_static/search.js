// Search by language: pages in the language of the page that asked come alone, unless it has none. Pages whose subject is
// the word come first, guides and rules before the documentation of modules.
{
  const asked = new URLSearchParams(location.search);
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const query = (asked.get("q") ?? "").toLowerCase().trim();
  const folders = [
    [/^explanation\/(benchmarks|matrix|citation-accuracy|draft-accuracy)$/, 0.2],
    [/^(reference\/modules|reference\/generated)\//, 0.3],
    [/^(explanation|reference)\//, 0.8],
    [/^(changelog|licence)$/, 0.2],
  ];
  const kinds = [
    [/^(id\/)?how-to\//, "guide", "panduan"],
    [/^(reference|id)\/rules\//, "rule", "kaidah"],
    [/^(id\/)?tutorial\//, "tutorial", "tutorial"],
    [/^explanation\//, "explanation", "penjelasan"],
    [/^reference\/modules\//, "module", "modul"],
    [/^reference\/commands\//, "command", "perintah"],
  ];
  const speak = (name) => (name.startsWith("id/") ? "id" : "en");
  let language = asked.get("lang") === "id" ? "id" : "en";

  Scorer.score = ([name, , , , score]) => score * (folders.find(([pattern]) => pattern.test(name))?.[1] ?? 1);

  const perform = Search._performSearch;
  let last = null;
  Search._performSearch = (...given) => {
    last = given;
    const found = perform(...given);
    const { docnames, filenames, titles } = Search._index;
    // Results are taken from the end.
    for (const name of (words[query] ?? []).toReversed()) {
      const at = docnames.indexOf(name);
      if (at >= 0) found.push([name, titles[at], "", null, 1000, filenames[at], SearchResultKind.title]);
    }
    const last_places = new Map(found.map((one, place) => [`${one[0]}${one[2]}${one[1]}`, place]));
    const once = found.filter((one, place) => last_places.get(`${one[0]}${one[2]}${one[1]}`) === place);
    // A result says what kind of page it is, unless it names a part of one. With a description it would have no excerpt.
    for (const one of once) {
      const kind = kinds.find(([pattern]) => pattern.test(one[0]));
      if (kind && !one[2] && !one[3]) one[1] += ` · ${kind[language === "id" ? 2 : 1]}`;
    }
    const own = once.filter(([name]) => speak(name) === language);
    const other = language === "en" ? "id" : "en";
    show(own.length ? language : other, once);
    return own.length ? own : once;
  };

  const bar = document.querySelector(".search-languages");
  function show(shown, found) {
    bar.hidden = false;
    for (const button of bar.querySelectorAll("button")) {
      const many = found.filter(([name]) => speak(name) === button.dataset.language).length;
      button.textContent = `${button.lang === "id" ? "Bahasa Indonesia" : "English"} (${many})`;
      button.disabled = !many;
      button.setAttribute("aria-pressed", String(button.dataset.language === shown));
    }
  }
  bar.addEventListener("click", (event) => {
    const chosen = event.target.closest("button")?.dataset.language;
    if (!chosen || !last) return;
    asked.set("lang", chosen);
    location.search = asked.toString();
  });

  if (language === "id") {
    document.documentElement.lang = "id";
    document.querySelector("article h1").textContent = "Cari";
    document.title = "Cari - psm-model";
    for (const hidden of document.querySelectorAll("input[name=lang]")) hidden.value = "id";
    Documentation.addTranslations({
      locale: "id",
      plural_expr: "0",
      messages: {
        Searching: "Mencari",
        "Search Results": "Hasil pencarian",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
          "Tidak ada halaman yang cocok. Periksa ejaannya, atau coba kata lain.",
        "Search finished, found one page matching the search query.": ["Ditemukan ${resultCount} halaman."],
      },
    });
  }
}
