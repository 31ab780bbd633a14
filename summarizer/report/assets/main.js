function drawFailures() {
  const lines = DOCUMENTS.flatMap((one) => one.failures.map((reason) => make('li', {}, reason.startsWith(one.document) ? reason : `${one.document}: ${reason}`)));
  const omitted = RUN.omitted ? [make('p', {}, t('omitted', RUN.omitted))] : [];
  const heading = lines.length ? [make('h2', {}, t('problems', lines.length))] : [];
  $('failures').hidden = !lines.length && !RUN.omitted;
  $('failures').replaceChildren(...heading, ...omitted, make('ul', {}, ...lines));
}

function drawWords() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('title');
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-l]')) node.setAttribute('aria-label', t(node.dataset.l));
  $('language').textContent = language === 'zh' ? 'English' : '中文';
  $('language').lang = language === 'zh' ? 'en' : 'zh';
  const unclaimed = DOCUMENTS.reduce((sum, one) => sum + one.unclaimed.length, 0);
  $('stats').textContent = t('facts', DOCUMENTS.length.toLocaleString('en'), RECORDS.length.toLocaleString('en'), unclaimed.toLocaleString('en'));
  $('foot').textContent = t('made', RUN.version);
  const keys = WORDS[language].help.flatMap(([key, what]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, what)]);
  $('keyhelp').replaceChildren(make('dl', {}, ...keys));
}

function draw() {
  for (const view of ['records', 'timeline', 'areas', 'coverage']) {
    $(view).hidden = state.view !== view;
    document.querySelector(`[data-view="${view}"]`).setAttribute('aria-pressed', String(state.view === view));
  }
  for (const id of ['filters', 'found']) $(id).hidden = state.view === 'coverage'; // it is about documents, not about chosen records
  $('found').textContent = t('count', chosen.length.toLocaleString('en'), RECORDS.length.toLocaleString('en'));
  if (!state.picked) $('card').replaceChildren(make('p', { class: 'soft' }, t('pick')));
  ({ records: drawTable, timeline: drawTimeline, areas: drawAreas, coverage: drawCoverage })[state.view]();
}

function drawAll() {
  drawWords();
  drawFailures();
  drawFilters();
  shownDocument = -1;
  openDocument(state.open);
  draw();
  if (state.picked) pick(state.picked);
}

function step(by) {
  if (!chosen.length) return;
  const place = chosen.indexOf(state.picked);
  pick(chosen[place < 0 ? 0 : Math.min(chosen.length - 1, Math.max(0, place + by))]);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
  if (event.key === 'Escape') {
    if (typing) event.target.blur();
    else { state.picked = null; draw(); remember(); }
    return;
  }
  if (typing) return;
  const views = { 1: 'records', 2: 'timeline', 3: 'areas', 4: 'coverage' };
  const actions = { '/': () => { if (state.view === 'coverage') set({ view: 'records' }); $('q').focus(); }, j: () => step(1), k: () => step(-1), u: () => nextUnclaimed(false), '?': toggleKeys };
  if (views[event.key]) set({ view: views[event.key] });
  else if (actions[event.key]) { event.preventDefault(); actions[event.key](); }
}

function toggleKeys() {
  $('keyhelp').hidden = !$('keyhelp').hidden;
  $('keys').setAttribute('aria-expanded', String(!$('keyhelp').hidden));
}

function toggleTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  $('theme').setAttribute('aria-pressed', String(!dark));
}

load();
$('language').addEventListener('click', () => { language = language === 'zh' ? 'en' : 'zh'; drawAll(); });
$('theme').addEventListener('click', toggleTheme);
$('keys').addEventListener('click', toggleKeys);
$('filters').addEventListener('submit', (event) => event.preventDefault());
for (const button of document.querySelectorAll('[data-view]')) button.addEventListener('click', () => set({ view: button.dataset.view }));
document.addEventListener('keydown', pressed);
addEventListener('hashchange', recall);
addEventListener('beforeprint', () => drawTable(true));
addEventListener('afterprint', () => draw());
drawWords();
drawFailures();
drawFilters();
recall();
drawFilters();
document.documentElement.dataset.ready = 'yes';
