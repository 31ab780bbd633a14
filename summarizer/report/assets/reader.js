let shownDocument = -1;

function openDocument(index) {
  state.open = index;
  const one = DOCUMENTS[index];
  if (!one || shownDocument === index) return;
  shownDocument = index;
  drawFacts(one);
  drawText(one);
}

function drawFacts(one) {
  const rows = [['document', one.document], ['issuer', one.issuer], ['number', one.number], ['date', one.date], ['type', either(TYPES[one.type], one.type)], ['period', one.period], ['engine', one.engine]];
  const list = rows.filter((pair) => pair[1]).flatMap(([key, value]) => [make('dt', {}, t(key)), make('dd', {}, value)]);
  const abstract = one.abstract ? [make('p', { lang: 'zh' }, one.abstract)] : [];
  const notes = one.warnings.map((note) => make('p', { class: 'flag' }, note));
  $('facts').replaceChildren(make('h2', { lang: 'zh' }, one.title || one.document), make('dl', {}, ...list), ...notes, ...abstract);
}

// Marks may overlap, so the text is cut at every edge and each piece knows all the marks it lies in.
function drawText(one) {
  const text = textOf(one);
  const units = unitsOf(text);
  const marks = [];
  for (const record of one.records) for (const [start, end] of record.e) marks.push({ start: units(start), end: units(end), record });
  for (const [start, end] of one.unclaimed) marks.push({ start: units(start), end: units(end), record: null });
  const sections = one.sections.map((s) => ({ start: units(s[0]), end: units(s[1]), title: s[2], kind: s[3], level: s[4], gist: s[5] }));
  const pieces = [];
  let place = 0;
  for (const section of sections) {
    if (section.start > place) pieces.push(...cut(text, place, section.start, marks));
    pieces.push(drawSection(text, section, marks));
    place = Math.max(place, section.end);
  }
  pieces.push(...cut(text, place, text.length, marks));
  $('text').replaceChildren(...pieces);
  $('text').setAttribute('lang', 'zh');
  drawStrip(one, text.length, units);
}

function drawSection(text, section, marks) {
  const node = make('section', { class: section.kind === 'prose' ? null : 'boxed' });
  let start = section.start;
  const head = text.slice(start, section.end).match(/^\s*/)[0].length;
  if (section.title && text.startsWith(section.title, start + head)) {
    const end = start + head + section.title.length;
    const level = Math.min(6, Math.max(3, section.level + 2));
    node.append(text.slice(start, start + head), make('span', { class: 'heading', role: 'heading', 'aria-level': level }, ...cut(text, start + head, end, marks)));
    start = end;
  }
  const gist = section.gist && section.end - section.start > 3 * section.gist.length ? section.gist : '';
  if (gist) node.append(make('span', { class: 'gist' }, `≡ ${gist}`));
  node.append(...cut(text, start, section.end, marks));
  return node;
}

function cut(text, start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const edges = new Set([start, end]);
  for (const mark of inside) { edges.add(Math.max(start, mark.start)); edges.add(Math.min(end, mark.end)); }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => piece(text.slice(from, sorted[index + 1]), inside.filter((m) => m.start <= from && m.end >= sorted[index + 1])));
}

function piece(text, marks) {
  const records = marks.map((mark) => mark.record).filter(Boolean);
  if (!marks.length) return document.createTextNode(text);
  if (!records.length) return make('mark', { class: 'un', title: t('unexplained') }, text);
  const next = () => pick(records[(records.indexOf(state.picked) + 1) % records.length]);
  const names = records.map((record) => `${either(SORTS[record.sort])}：${record.n}`).join('；');
  const attributes = { class: records[0].sort, 'data-r': records.map((r) => r.at).join(' '), title: names, onclick: next };
  return make('mark', attributes, text);
}

function drawStrip(one, length, units) {
  const wide = 600;
  const at = (offset) => ((units(offset) / Math.max(1, length)) * wide).toFixed(1);
  const ticks = (spans, style, top, height) => make('path', { class: style, d: spans.map(([start]) => `M${at(start)} ${top}h1.5v${height}h-1.5z`).join('') });
  const label = `${t('strip')}: ${one.numbers - one.unclaimed.length} ${t('explained')}, ${one.unclaimed.length} ${t('unexplained')}`;
  $('strip').replaceChildren(make('svg', { viewBox: `0 0 ${wide} 16`, width: '100%', height: 16, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    make('rect', { class: 'axis', x: 0, y: 7, width: wide, height: 2 }), ticks(one.claimed, 'claimed', 3, 10), ticks(one.unclaimed, 'un', 0, 16)));
}

function pick(record, fromTable) {
  state.picked = record;
  openDocument(record.doc);
  drawCard(record);
  draw();
  showRow(record);
  for (const old of document.querySelectorAll('mark.picked')) old.classList.remove('picked');
  const found = [...document.querySelectorAll('mark[data-r]')].filter((mark) => mark.dataset.r.split(' ').includes(String(record.at)));
  for (const mark of found) mark.classList.add('picked');
  if (found.length) found[0].scrollIntoView({ block: 'center' });
  if (fromTable && matchMedia('(max-width: 62rem)').matches) $('right').scrollIntoView();
  remember();
}

function drawCard(record) {
  const one = DOCUMENTS[record.doc];
  const where = one.sections.find((s) => s[0] <= record.e[0][0] && record.e[0][0] < s[1]);
  const rows = [
    ['value', quantity(record)], ['baseline', figure(record.b) && figure(record.b) + (record.u || '')], ['deadline', record.d && `${record.d} (${term(record.db)})`],
    ['recurrence', term(record.rc)], ['responsible', record.r.join('、')], ['binding', record.bi], ['funding', figure(record.m) && `${figure(record.m)}元`], ['area', either(AREAS[record.a], record.a)],
    ['modality', term(record.mo)], ['section', where && where[6]], ['flags', record.f.map((flag) => either(FLAGS[flag], flag)).join('、')],
  ];
  const list = rows.filter((pair) => pair[1]).flatMap(([key, value]) => [make('dt', {}, t(key)), make('dd', {}, value)]);
  const quotes = record.e.map(([start, end, quote, leaf]) => make('p', { lang: 'zh' }, make('q', {}, quote), make('span', { class: 'soft' }, ` ${start}–${end}${leaf ? ` · ${t('onpage', leaf)}` : ''}`)));
  const again = record.e.length > 1 ? [make('p', { class: 'soft' }, t('occurrences', record.e.length))] : [];
  $('card').replaceChildren(make('div', { class: 'card', role: 'status' },
    make('span', { class: `sort ${record.sort}` }, either(SORTS[record.sort])), make('h2', { lang: 'zh' }, record.n),
    make('dl', {}, ...list), ...again, ...quotes, make('p', { class: 'switches' },
      make('a', { href: `#r=${encodeURIComponent(record.i)}` }, t('copy')),
      make('button', { type: 'button', class: 'back', onclick: () => { $('left').scrollIntoView(); showRow(record); } }, t('torow')))));
}
