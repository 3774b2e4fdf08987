// Stores the files of the playground for use without a network. With a network, everything is fetched as usual.
const { version, files } = "{{ kept }}";
const kept = new Set(files.map((file) => new URL(file, registration.scope).href));

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(version).then((cache) => cache.addAll([...kept])));
});

addEventListener("activate", (event) => {
  const others = caches
    .keys()
    .then((names) => names.filter((name) => name.startsWith("psm-model-") && name !== version));
  event.waitUntil(others.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  address.hash = "";
  if (event.request.method !== "GET" || !kept.has(address.href)) return;
  event.respondWith(fetch(event.request).catch(async (error) => {
    const answer = await caches.match(address.href);
    if (answer === undefined) throw error;
    return answer;
  }));
});
