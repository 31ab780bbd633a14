// Everything from documents goes into the page as text nodes and attributes: no markup is ever parsed.
function make(tag, attributes, ...children) {
  const svg = ['svg', 'g', 'rect', 'text', 'title', 'path'].includes(tag);
  const node = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

const $ = (id) => document.getElementById(id);
const RUN = JSON.parse($('run').textContent);
const DOCUMENTS = [];
const RECORDS = [];
const BY_ID = new Map();

function load() {
  for (const block of document.querySelectorAll('script.document')) {
    const one = JSON.parse(block.textContent);
    one.index = DOCUMENTS.length;
    one.first = RECORDS.length;
    DOCUMENTS.push(one);
    for (const record of one.records) {
      record.doc = one.index;
      record.at = RECORDS.length;
      record.sort = (record.k === 'target' ? 't' : 'd') + (record.s === 'pledged' ? 'p' : 'a');
      record.year = record.d ? record.d.slice(0, 4) : '';
      record.hay = [record.n, record.e.map((e) => e[2]).join(' '), record.r.join(' '), record.a].join(' ').toLowerCase();
      RECORDS.push(record);
      if (!BY_ID.has(record.i)) BY_ID.set(record.i, record);
    }
  }
}

// Offsets are code points; strings here count UTF-16 units. They differ only where a text has rare characters.
function unitsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const starts = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) starts.push(unit);
  starts.push(text.length);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

function textOf(one) {
  const block = document.querySelector(`script.text[data-of="${one.index}"]`);
  return block ? JSON.parse(block.textContent) : '';
}
