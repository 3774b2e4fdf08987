// What is wider than its place is moved with the keyboard too, once it can be reached.
function reachable() {
  for (const box of document.querySelectorAll("pre, .table-wrapper, .drawing")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
addEventListener("DOMContentLoaded", reachable);
addEventListener("resize", reachable);

// What a browser reads from files, it may not read again to show the lines around what was found.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
