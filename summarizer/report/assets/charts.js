const KINDS = ['tp', 'ta', 'dp', 'da'];
const MOST_YEARS = 40; // years without records are shown too, unless a stray date lies far off

function legend() {
  return make('div', { class: 'legend' }, ...KINDS.map((sort) => make('span', {}, make('span', { class: `swatch ${sort}` }), either(SORTS[sort]))));
}

function tally(read) {
  const found = new Map();
  for (const record of chosen) {
    const key = read(record);
    if (!found.has(key)) found.set(key, { tp: 0, ta: 0, dp: 0, da: 0, all: 0 });
    found.get(key)[record.sort] += 1;
    found.get(key).all += 1;
  }
  return found;
}

// One bar a row, parted by sort of record; a bar is a button that filters.
function bars(title, rows, filter, show) {
  const label = 120;
  const wide = Math.max(120, $('left').clientWidth - label - 90); // one unit is one pixel, so that words stay readable
  const high = 24;
  const most = Math.max(1, ...rows.map(([, counts]) => counts.all));
  const lines = rows.map(([key, counts], index) => {
    let x = label;
    const parts = KINDS.map((sort) => {
      const width = (counts[sort] / most) * wide;
      const rect = make('rect', { class: `f${sort}`, x: x.toFixed(1), y: index * high + 4, width: width.toFixed(1), height: high - 8 });
      x += width;
      return rect;
    });
    const go = () => set({ [filter]: state[filter] === key ? '' : key, view: 'records' });
    const name = `${show(key)}: ${counts.all}`;
    const press = (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); go(); } };
    return make('g', { class: 'bar', tabindex: 0, role: 'button', 'aria-label': name, onclick: go, onkeydown: press },
      make('text', { x: label - 8, y: index * high + 17, 'text-anchor': 'end' }, show(key)), ...parts,
      make('text', { x: x + 6, y: index * high + 17 }, String(counts.all)));
  });
  const svg = make('svg', { viewBox: `0 0 ${label + wide + 60} ${Math.max(1, rows.length) * high}`, width: '100%', role: 'group', 'aria-label': title }, ...lines);
  return [make('h2', {}, title), legend(), svg];
}

function drawTimeline() {
  const found = tally((r) => r.year || '-');
  const years = [...found.keys()].filter((year) => year !== '-').map(Number).sort((a, b) => a - b);
  const none = { tp: 0, ta: 0, dp: 0, da: 0, all: 0 };
  const gapless = years.length && years.at(-1) - years[0] <= MOST_YEARS;
  const shown = gapless ? Array.from({ length: years.at(-1) - years[0] + 1 }, (_, index) => years[0] + index) : years;
  const rows = [...shown.map(String), ...(found.has('-') ? ['-'] : [])].map((year) => [year, found.get(year) || none]);
  $('timeline').replaceChildren(...bars(t('charttime'), rows, 'due', (year) => (year === '-' ? t('nodate') : year)));
}

function drawAreas() {
  const rows = [...tally((r) => r.a)].sort((a, b) => b[1].all - a[1].all);
  $('areas').replaceChildren(...bars(t('chartarea'), rows, 'area', (area) => either(AREAS[area], area)));
}

function drawCoverage() {
  const ranked = DOCUMENTS.filter((one) => one.numbers).sort((a, b) => b.unclaimed.length - a.unclaimed.length || a.index - b.index);
  const lines = ranked.map((one) => {
    const share = 1 - one.unclaimed.length / one.numbers;
    const meter = make('svg', { viewBox: '0 0 100 10', height: 10, 'aria-hidden': 'true', preserveAspectRatio: 'none' },
      make('rect', { class: 'un', width: 100, height: 10 }), make('rect', { class: 'fta', width: (100 * share).toFixed(1), height: 10 }));
    const open = () => { openDocument(one.index); nextUnclaimed(true); };
    return make('tr', {}, make('td', {}, make('button', { type: 'button', class: 'open', onclick: open }, one.title || one.document)),
      make('td', { class: 'n' }, String(one.numbers)), make('td', { class: 'n' }, String(one.unclaimed.length)), make('td', { class: 'meter' }, meter, ` ${Math.floor(100 * share)}%`));
  });
  const head = ['document', 'numbers', 'open', 'share'].map((key) => make('th', { scope: 'col' }, t(key)));
  $('coverage').replaceChildren(make('h2', {}, t('coverage')), make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...lines)));
}

let unclaimedAt = -1;

function nextUnclaimed(restart) {
  const marks = document.querySelectorAll('mark.un');
  if (!marks.length) return;
  unclaimedAt = restart ? 0 : (unclaimedAt + 1) % marks.length;
  for (const old of document.querySelectorAll('mark.picked')) old.classList.remove('picked');
  marks[unclaimedAt].classList.add('picked');
  marks[unclaimedAt].scrollIntoView({ block: 'center' });
}
