// Draws the events of #data on #timeline. The list below the timeline has all there is to read; a click shows one
// entry of it above. Texts reach the page as text nodes only, never as markup.
(function () {
  "use strict";
  const events = JSON.parse(document.getElementById("data").textContent);
  const box = document.getElementById("timeline");
  if (!events.length || typeof vis === "undefined") { box.remove(); return; }

  const dayAfter = (day) => {
    const [y, m, d] = day.split("-").map(Number);
    const next = new Date(0);
    next.setFullYear(y, m - 1, d + 1);
    next.setHours(0, 0, 0, 0);
    return next;
  };
  const at = (day) => {
    const [y, m, d] = day.split("-").map(Number);
    const start = new Date(0);
    start.setFullYear(y, m - 1, d);
    start.setHours(0, 0, 0, 0);
    return start;
  };
  const items = new vis.DataSet(events.map((event) => {
    const content = document.createElement("span");
    content.textContent = event.title;
    content.title = event.when + ": " + event.title;
    const single = event.start === event.end;
    return {
      id: event.id, content, kind: event.kind, className: event.status,
      start: at(event.start), end: single ? undefined : dayAfter(event.end),
      type: single ? "box" : "range",
    };
  }));
  const shown = new Set(events.map((event) => event.kind));
  const view = new vis.DataView(items, { filter: (item) => shown.has(item.kind) });
  const timeline = new vis.Timeline(box, view, {
    maxHeight: "60vh", minHeight: "12rem", verticalScroll: true, zoomKey: "ctrlKey", horizontalScroll: true,
    zoomMin: 864e5, showCurrentTime: false, showTooltips: false, selectable: true,
    cluster: events.length > 400 ? { maxItems: 5, showStipes: true } : false,
    format: {
      minorLabels: { hour: "HH:mm", weekday: "D/M", day: "D", week: "D/M", month: "M", year: "YYYY" },
      majorLabels: { hour: "D/M/YYYY", weekday: "M/YYYY", day: "M/YYYY", week: "M/YYYY", month: "YYYY", year: "" },
    },
  });

  const detail = document.getElementById("detail");
  timeline.on("select", ({ items: [id] }) => {
    detail.replaceChildren();
    const entry = id === undefined ? null : document.getElementById("event-" + id);
    if (entry) for (const part of entry.childNodes) detail.append(part.cloneNode(true));
  });

  const kinds = new Map(events.map((event) => [event.kind, event.label]));
  if (kinds.size > 1) {
    const tools = document.getElementById("tools");
    for (const [kind, label] of kinds) {
      const row = document.createElement("label");
      const check = document.createElement("input");
      check.type = "checkbox";
      check.checked = true;
      check.addEventListener("change", () => {
        check.checked ? shown.add(kind) : shown.delete(kind);
        view.refresh();
        for (const event of events)
          if (event.kind === kind) document.getElementById("event-" + event.id).hidden = !check.checked;
      });
      row.append(check, " " + label);
      tools.append(row);
    }
    tools.hidden = false;
  }
  document.body.dataset.ready = String(events.length);
})();
