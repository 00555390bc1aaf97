// Runs before the first paint, so that a dark console never flashes white. Kept outside the bundle because
// modules are deferred, and outside the page because the policy forbids inline scripts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem("surety.theme");
  } catch {
    choice = null;
  }
  var dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
