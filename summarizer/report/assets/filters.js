const FILTERS = ['q', 'area', 'sort', 'due', 'body', 'flag', 'doc'];
const state = { q: '', area: '', sort: '', due: '', body: '', flag: '', doc: '', view: 'records', order: '', down: false, page: 0, picked: null, open: -1 };
let chosen = [];

function counts(read) {
  const found = new Map();
  for (const record of RECORDS) for (const value of read(record)) found.set(value, (found.get(value) || 0) + 1);
  return found;
}

const MOST_CHOICES = 400; // of one list; the search box reaches the rest

function choices(read, order) {
  return [...counts(read)].sort(order || ((a, b) => b[1] - a[1])).slice(0, MOST_CHOICES);
}

function lists() {
  const byName = (a, b) => (a[0] < b[0] ? -1 : 1);
  return [
    ['area', 'area', choices((r) => [r.a]), (v) => either(AREAS[v], v)],
    ['sort', 'sort', choices((r) => [r.sort]), (v) => either(SORTS[v], v)],
    ['due', 'due', choices((r) => [r.year || '-'], byName), (v) => (v === '-' ? t('nodate') : v)],
    ['body', 'body', choices((r) => r.r), (v) => v],
    ['flag', 'flag', choices((r) => r.f), (v) => either(FLAGS[v], v)],
    ['doc', 'document', DOCUMENTS.length > 1 ? DOCUMENTS.map((d) => [String(d.index), d.records.length]) : [], (v) => DOCUMENTS[v].title || DOCUMENTS[v].document],
  ];
}

function drawFilters() {
  const form = $('filters');
  const search = make('input', { type: 'search', id: 'q', value: state.q, oninput: debounce((event) => { set({ q: event.target.value }); }) });
  const parts = [make('label', {}, t('search'), search)];
  for (const [key, label, options, show] of lists()) {
    if (!options.length) continue;
    const select = make('select', { id: `f-${key}`, onchange: (event) => set({ [key]: event.target.value }) },
      make('option', { value: '' }, t('all')),
      ...options.map(([value, number]) => make('option', { value }, `${show(value)} (${number})`)));
    select.value = state[key];
    parts.push(make('label', {}, t(label), select));
  }
  parts.push(make('button', { type: 'button', onclick: () => set(Object.fromEntries(FILTERS.map((f) => [f, '']))) }, t('clear')));
  form.replaceChildren(...parts);
}

function debounce(call) {
  let timer = 0;
  return (event) => { clearTimeout(timer); timer = setTimeout(() => call(event), 80); };
}

function fits(record, needles) {
  return (!state.area || record.a === state.area) && (!state.sort || record.sort === state.sort)
    && (!state.due || (record.year || '-') === state.due) && (!state.body || record.r.includes(state.body))
    && (!state.flag || record.f.includes(state.flag)) && (!state.doc || record.doc === Number(state.doc))
    && needles.every((needle) => record.hay.includes(needle));
}

const ORDERS = {
  indicator: (r) => r.n, value: (r) => r.v, deadline: (r) => r.d, area: (r) => r.a, document: (r) => r.at, sort: (r) => r.sort,
  responsible: (r) => r.r.join(' ') || null,
};

function choose() {
  const needles = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  chosen = RECORDS.filter((record) => fits(record, needles));
  const read = ORDERS[state.order];
  if (!read) return;
  const sign = state.down ? -1 : 1;
  chosen.sort((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === y) return a.at - b.at;
    if (x === null || x === undefined) return 1; // what has no value stands last both ways
    if (y === null || y === undefined) return -1;
    return (x < y ? -1 : 1) * sign;
  });
}

function set(changes) {
  Object.assign(state, changes, 'page' in changes ? {} : { page: 0 });
  for (const key of FILTERS) {
    const control = $(key === 'q' ? 'q' : `f-${key}`);
    if (control && control !== document.activeElement) control.value = state[key];
  }
  choose();
  draw();
  remember();
}

function remember() {
  const hash = new URLSearchParams();
  if (state.picked) hash.set('r', state.picked.i);
  else if (state.open >= 0 && DOCUMENTS[state.open]) hash.set('d', DOCUMENTS[state.open].document);
  for (const key of FILTERS) if (state[key]) hash.set(key, key === 'doc' ? DOCUMENTS[state.doc].document : state[key]);
  if (state.view !== 'records') hash.set('view', state.view);
  const text = hash.toString();
  if (`#${text}` !== location.hash) history.replaceState(null, '', text ? `#${text}` : '#');
}

function recall() {
  const hash = new URLSearchParams(location.hash.slice(1));
  for (const key of FILTERS) state[key] = hash.get(key) || '';
  if (state.doc) state.doc = String(DOCUMENTS.findIndex((d) => d.document === state.doc));
  if (state.doc === '-1') state.doc = '';
  state.view = ['timeline', 'areas', 'coverage'].includes(hash.get('view')) ? hash.get('view') : 'records';
  state.page = 0;
  choose();
  const record = BY_ID.get(hash.get('r'));
  const open = DOCUMENTS.findIndex((d) => d.document === hash.get('d'));
  if (record) pick(record);
  else { state.picked = null; openDocument(open >= 0 ? open : DOCUMENTS.findIndex((d) => d.records.length)); draw(); }
}
