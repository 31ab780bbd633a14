"use strict";
const chooser = document.querySelector("select");
const main = document.querySelector("main");
const counter = document.querySelector("#counter");
let current = null;

function open(number) {
  chooser.value = String(number);
  main.replaceChildren(document.querySelector("#d" + number).content.cloneNode(true));
  current = null;
  counter.textContent = "";
}

function visible() {
  return [...main.querySelectorAll("li")].filter((row) => row.offsetParent !== null);
}

function marks(side, name) {
  return name ? [...main.querySelectorAll(`.${side} mark[data-r~="${CSS.escape(name)}"]`)] : [];
}

function choose(row) {
  for (const old of main.querySelectorAll(".now")) old.classList.remove("now");
  current = row;
  row.classList.add("now");
  row.scrollIntoView({ block: "nearest" });
  for (const side of ["gold", "predicted"]) {
    const words = marks(side, row.dataset[side]);
    words.forEach((word) => word.classList.add("now"));
    const place = words[0] || nearest(side, Number(row.dataset.start));
    if (place) place.scrollIntoView({ block: "center" });
  }
  const rows = visible();
  counter.textContent = `${rows.indexOf(row) + 1} / ${rows.length}`;
}

function nearest(side, start) {
  const runs = [...main.querySelectorAll(`.${side} [data-at]`)];
  return runs.filter((run) => Number(run.dataset.at) <= start).pop();
}

function step(by) {
  const rows = visible();
  const next = rows[current ? rows.indexOf(current) + by : by > 0 ? 0 : rows.length - 1];
  if (next) return choose(next);
  const number = Number(chooser.value) + by;
  if (number < 0 || number >= chooser.options.length) return undefined;
  open(number);
  const fresh = visible();
  return fresh.length ? choose(fresh[by > 0 ? 0 : fresh.length - 1]) : undefined;
}

function show(what) {
  document.body.className = what;
  document.querySelector("#all").textContent = what;
}

function widen() {
  show({ errors: "fields", fields: "all", all: "errors" }[document.body.className]);
}

function pick(mark) {
  const side = mark.closest(".gold") ? "gold" : "predicted";
  const names = mark.dataset.r.split(" ");
  const row = [...main.querySelectorAll("li")].find((one) => names.includes(one.dataset[side]));
  if (!row) return;
  if (row.offsetParent === null) show("all");
  choose(row);
}

main.addEventListener("click", (event) => {
  const row = event.target.closest("li");
  const mark = event.target.closest("mark");
  if (row) choose(row);
  else if (mark) pick(mark);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target === chooser) return;
  if (event.key === "j" || event.key === "ArrowDown") step(1);
  else if (event.key === "k" || event.key === "ArrowUp") step(-1);
  else if (event.key === "a") widen();
  else if (event.key === "]" && chooser.selectedIndex + 1 < chooser.options.length) open(chooser.selectedIndex + 1);
  else if (event.key === "[" && chooser.selectedIndex > 0) open(chooser.selectedIndex - 1);
  else return;
  event.preventDefault();
});
document.querySelector("#next").addEventListener("click", () => step(1));
document.querySelector("#back").addEventListener("click", () => step(-1));
document.querySelector("#all").addEventListener("click", widen);
chooser.addEventListener("change", () => open(Number(chooser.value)));
for (const [number, template] of [...document.querySelectorAll("template")].entries()) {
  chooser.add(new Option(template.dataset.name, String(number)));
}
if (chooser.options.length) open(0);
