// Asks for what the first page needs while the bundle is still being read: who is looking, and in the inbox the list with its
// first case. services/http.ts takes these answers over. Outside the bundle, because that is what it does not wait for; and
// before it, because a script that is "async" runs after the bundle was compiled.
(function () {
  var early = (window.early = {});
  function begin(path) {
    var answer = fetch("/api/v1" + path, { headers: { accept: "application/json" } });
    answer.catch(function () {});
    early[path] = answer;
    return answer;
  }
  void begin("/session");
  var place = /^\/inbox(?:\/([0-9a-f-]{36}))?$/.exec(location.pathname);
  if (place === null) return;
  var filter = new URLSearchParams(location.search || localStorage.getItem("surety.inbox.view") || "");
  filter.delete("view");
  filter.append("status", "open");
  filter.append("limit", "50");
  if (place[1] === undefined) filter.append("with", "first");
  filter.sort();
  void begin("/reviews?" + filter);
  if (place[1] !== undefined) void begin("/reviews/" + place[1]);
})();
