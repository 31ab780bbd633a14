const PAGE = 100;
const COLUMNS = ['sort', 'indicator', 'value', 'deadline', 'responsible', 'area', 'document'];

function drawHead() {
  const cells = COLUMNS.map((key) => {
    const sorted = state.order === key ? (state.down ? 'descending' : 'ascending') : 'none';
    const arrow = { ascending: ' ▲', descending: ' ▼', none: '' }[sorted];
    const turn = () => set({ order: key, down: state.order === key && !state.down });
    return make('th', { scope: 'col', role: 'columnheader', 'aria-sort': sorted, class: `c-${key}` }, make('button', { type: 'button', onclick: turn }, t(key) + arrow));
  });
  $('table').tHead.replaceChildren(make('tr', { role: 'row' }, ...cells));
}

function row(record) {
  const name = DOCUMENTS[record.doc].title || DOCUMENTS[record.doc].document;
  const flags = record.f.map((flag) => make('span', { class: 'flag' }, `⚑ ${either(FLAGS[flag], flag)} `));
  const open = make('button', { type: 'button', class: 'open', onclick: () => pick(record, true) }, record.n);
  const bodies = record.r.join('、');
  const area = either(AREAS[record.a], record.a);
  const alone = state.doc || DOCUMENTS.length === 1;
  const from = [['responsible', bodies], ['area', area], ['document', alone ? '' : name]].filter(([, words]) => words)
    .map(([key, words]) => make('span', { class: `from c-${key}`, title: t(key) }, words));
  const cell = (style, ...content) => make('td', { class: style, role: 'cell' }, ...content);
  const cells = [
    cell('', make('span', { class: `sort ${record.sort}` }, either(SORTS[record.sort]))),
    cell('words', open, make('q', { lang: 'zh' }, record.e[0][2]), ...from, ...flags),
    cell('n', ...measured(record)),
    cell('day', record.d || ''),
    cell('wide c-responsible', bodies),
    cell('wide c-area', area),
    cell('wide c-document', make('span', { class: 'clamp', title: name }, name)),
  ];
  return make('tr', { id: `row-${record.at}`, role: 'row', class: record === state.picked ? 'picked' : null }, ...cells);
}

function drawTable(everything) {
  drawHead();
  const shown = everything ? chosen.slice(0, 5000) : chosen.slice(state.page * PAGE, (state.page + 1) * PAGE);
  const empty = make('tr', { role: 'row' }, make('td', { colspan: COLUMNS.length, role: 'cell' }, t('none')));
  $('table').tBodies[0].replaceChildren(...(shown.length ? shown.map(row) : [empty]));
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
  $('pager').replaceChildren(
    make('button', { type: 'button', disabled: state.page === 0, onclick: () => turnTo(state.page - 1) }, t('back')),
    make('span', {}, t('page', state.page + 1, pages)),
    make('button', { type: 'button', disabled: state.page >= pages - 1, onclick: () => turnTo(state.page + 1) }, t('forth')));
  $('pager').hidden = pages === 1;
}

function turnTo(page) {
  set({ page });
  $('records').scrollIntoView();
}

function showRow(record) {
  const place = chosen.indexOf(record);
  const page = Math.floor(place / PAGE);
  if (place < 0 || state.view !== 'records') return;
  if (page !== state.page) { state.page = page; drawTable(); }
  for (const old of document.querySelectorAll('tr.picked')) old.classList.remove('picked');
  const line = $(`row-${record.at}`);
  if (line) { line.classList.add('picked'); line.scrollIntoView({ block: 'nearest' }); }
}
