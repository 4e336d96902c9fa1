/* Single keys of the review queue. Each key presses what the page marks with data-key, so a page without this file
   works the same by links and forms; keys are silent in text boxes, with Ctrl, Alt or Meta, and when switched off. */
(function () {
  "use strict";
  var TEXT = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

  function area() { return document.getElementById("viec"); }
  function keysAreOn() { return area() && area().dataset.keys === "on"; }
  function ready() { return area().dataset.ready === "yes"; }
  function mark_ready(is_ready) { if (area()) { area().dataset.ready = is_ready ? "yes" : "no"; } }
  function named(key) { return document.querySelector('main [data-key="' + CSS.escape(key) + '"]'); }

  function open(summary) {
    var box = summary.parentElement;
    box.open = !box.open;
    var first = box.open && box.querySelector("[autofocus], button, input, textarea");
    (first || summary).focus();
  }

  function press(found) {
    if (found.tagName === "SUMMARY") { open(found); } else { found.click(); }
  }

  function leave(event) {
    var box = document.activeElement.closest("details.ask[open]");
    var back = named("Escape");
    if (back) { event.preventDefault(); back.click(); }
    else if (box) { event.preventDefault(); box.open = false; box.querySelector("summary").focus(); }
  }

  /* The pane is the offset parent of what stands in it. */
  function show_number() {
    var pane = area() && area().querySelector(".source .text");
    var number = pane && pane.querySelector(".number, .focus");
    if (number) { pane.scrollTop = number.offsetTop - 72; }
  }

  document.addEventListener("keydown", function (event) {
    if (!area() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) { return; }
    var typing = event.target.matches(TEXT);
    if (event.key === "Escape") { leave(event); return; }
    if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea:not([data-lines])") && event.target.closest("form.quick")) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    /* A key pressed before the next statement is there would decide about one that nobody saw. */
    if (typing || event.repeat || !ready() || !keysAreOn()) { return; }
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var open_box = area().querySelector("details.ask[open]");
    var found = (open_box && open_box.querySelector('[data-key="' + CSS.escape(key) + '"]')) || named(key);
    if (!found || (found.closest("details:not([open])") && found.tagName !== "SUMMARY")) { return; }
    event.preventDefault();
    press(found);
  });

  document.addEventListener("htmx:beforeRequest", function () { mark_ready(false); });
  document.addEventListener("htmx:afterRequest", function (event) { if (!event.detail.successful) { mark_ready(true); } });

  document.addEventListener("htmx:afterSettle", function (event) {
    if (!area() || event.target.id === "loi-bao") { return; }
    mark_ready(true);
    var wanted = area().querySelector(".error-summary") || area().querySelector("form.quick :is(input:not([type=hidden]), textarea)") ||
      document.getElementById("dang-xet");
    if (wanted) { wanted.focus(); }
    var row = area().querySelector(".line-up [aria-current]");
    var list = row && row.closest("ol");
    if (list) { list.scrollTop = row.offsetTop - list.offsetTop - 72; }
    show_number();
  });

  document.addEventListener("DOMContentLoaded", function () { show_number(); mark_ready(true); });
})();
