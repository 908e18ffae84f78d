'use strict';
// A node is an index into parallel arrays, in walk order: its subtree is the indexes from it up to end[it].
const data = JSON.parse(document.getElementById('data').textContent);
const ROW = 18;
const canvas = document.getElementById('flame');
const box = document.getElementById('scroll');
const $ = id => document.getElementById(id);
let tree, zoomed = 0, hovered = -1, test = null, left = 0, right = 1, matches = null;

function grow(nodes) {
  // Flat triples (depth, name, own) of one or more threads into one tree with equal stacks merged.
  const root = { name: -1, own: 0, kids: new Map() };
  for (const list of nodes) {
    const path = [root];
    for (let i = 0; i < list.length; i += 3) {
      const depth = list[i], name = list[i + 1];
      path.length = depth;
      const parent = path[depth - 1];
      let node = parent.kids.get(name);
      if (!node) parent.kids.set(name, node = { name, own: 0, kids: new Map() });
      node.own += list[i + 2];
      path.push(node);
    }
  }
  return flatten(root);
}

function flatten(root) {
  const name = [], own = [], depth = [], parent = [], start = [], total = [], end = [];
  const todo = [[root, 0, -1]];
  while (todo.length) {
    const [node, d, p] = todo.pop();
    const i = name.length;
    name.push(node.name); own.push(node.own); depth.push(d); parent.push(p);
    const kids = [...node.kids.values()].sort((a, b) => data.names[a.name] < data.names[b.name] ? 1 : -1);
    for (const kid of kids) todo.push([kid, d + 1, i]);
  }
  const n = name.length;
  total.length = n; end.length = n; start.length = n;
  for (let i = 0; i < n; i++) { total[i] = own[i]; end[i] = i + 1; }
  for (let i = n - 1; i > 0; i--) { total[parent[i]] += total[i]; end[parent[i]] = Math.max(end[parent[i]], end[i]); }
  const next = new Array(n).fill(0);
  start[0] = 0;
  for (let i = 1; i < n; i++) {
    const p = parent[i];
    start[i] = start[p] + next[p];
    next[p] += total[i];
  }
  let deepest = 0;
  for (let i = 0; i < n; i++) if (depth[i] > deepest) deepest = depth[i];
  return { name, own, depth, parent, start, total, end, deepest, n };
}

const label = i => i === 0 ? 'all' : data.names[tree.name[i]];
const brief = name => name.replace(/^(?:[\w$]+\.)+(?=[\w$]+\.[\w$<>]+$)/, '');

function amount(value) {
  if (data.unit !== 'ns') return value.toLocaleString('en') + ' ' + data.unit;
  const units = [[1e9, 's'], [1e6, 'ms'], [1e3, 'us']];
  for (const [size, unit] of units) if (value >= size) return (value / size).toPrecision(4) + ' ' + unit;
  return value + ' ns';
}

const percent = (a, b) => b ? (100 * a / b).toFixed(2) + '%' : '0%';

function color(name) {
  // The package decides the hue, the whole name the shade: neighbours of one package look alike.
  let hash = 7, own = 7;
  const cut = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
  for (let i = 0; i < name.length; i++) {
    own = (own * 31 + name.charCodeAt(i)) >>> 0;
    if (i < cut) hash = (hash * 31 + name.charCodeAt(i)) >>> 0;
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const hue = 12 + hash % 200, light = dark ? 34 + own % 10 : 68 + own % 12;
  return `hsl(${hue} ${dark ? 42 : 62}% ${light}%)`;
}

const colors = new Map();
function fill(i) {
  if (i === 0) return getComputedStyle(document.documentElement).getPropertyValue('--line');
  const name = tree.name[i];
  let value = colors.get(name);
  if (!value) colors.set(name, value = color(data.names[name]));
  return value;
}

function draw() {
  const width = box.clientWidth, ratio = devicePixelRatio || 1;
  const height = Math.max((tree.deepest + 1) * ROW + 4, box.clientHeight);
  // Canvases fail above 32,767 pixels: only the visible part is one, moved along with the scroll position.
  const view = box.clientHeight;
  box.style.position = 'relative';
  $('space').style.height = height + 'px';
  canvas.style.width = width + 'px'; canvas.style.height = view + 'px';
  canvas.width = Math.round(width * ratio); canvas.height = Math.round(view * ratio);
  const paint = canvas.getContext('2d');
  paint.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint.font = '12px system-ui, sans-serif';
  paint.textBaseline = 'middle';
  const scale = width / ((right - left) * tree.total[0] || 1), from = left * tree.total[0];
  const top = box.scrollTop;
  let drawn = 0;
  for (let i = 0; i < tree.n;) {
    const x = (tree.start[i] - from) * scale, w = tree.total[i] * scale;
    if (w < 1 || x + w < 0 || x > width) { i = tree.end[i]; continue; }
    const y = tree.depth[i] * ROW - top;
    if (y > view) { i = tree.end[i]; continue; }
    if (y + ROW > 0) { frame(paint, i, Math.max(0, x), y, Math.min(width, x + w) - Math.max(0, x)); drawn++; }
    i++;
  }
  canvas.dataset.drawn = drawn;
  canvas.dataset.nodes = tree.n;
}

function frame(paint, i, x, y, w) {
  const hit = matches && matches[i];
  paint.globalAlpha = matches && !hit ? 0.35 : 1;
  paint.fillStyle = hit ? '#d13fd1' : fill(i);
  paint.fillRect(x, y, Math.max(0.5, w - 0.5), ROW - 1);
  paint.globalAlpha = 1;
  if (i === hovered) {
    paint.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--fg');
    paint.strokeRect(x + 0.5, y + 0.5, w - 1.5, ROW - 2);
  }
  if (w < 24) return;
  let text = brief(label(i));
  const room = w - 8;
  if (text.length * 3 > room || paint.measureText(text).width > room) {
    let keep = Math.min(text.length, Math.floor(room / 4));
    while (keep > 0 && paint.measureText(text.slice(0, keep) + '…').width > room) keep--;
    if (keep < 2) return;
    text = text.slice(0, keep) + '…';
  }
  paint.fillStyle = hit ? '#fff' : getComputedStyle(document.documentElement).getPropertyValue('--fg');
  paint.fillText(text, x + 4, y + ROW / 2);
}

function at(event) {
  const area = canvas.getBoundingClientRect();
  const depth = Math.floor((event.clientY - area.top + box.scrollTop) / ROW);
  const value = (left + (event.clientX - area.left) / area.width * (right - left)) * tree.total[0];
  const pixel = (right - left) * tree.total[0] / area.width;
  let i = 0;
  while (i < tree.n && tree.depth[i] < depth) {
    let child = i + 1, found = -1;
    while (child < tree.end[i]) {
      if (value >= tree.start[child] && value < tree.start[child] + tree.total[child]) { found = child; break; }
      child = tree.end[child];
    }
    if (found < 0 || tree.total[found] < pixel) return -1;
    i = found;
  }
  return tree.depth[i] === depth ? i : -1;
}

function zoom(i) {
  zoomed = i;
  const all = tree.total[0] || 1;
  left = tree.start[i] / all; right = (tree.start[i] + tree.total[i]) / all;
  if (right <= left) { left = 0; right = 1; }
  draw();
}

function stretch(factor, middle = (left + right) / 2) {
  const half = Math.min(1, Math.max(1e-9, (right - left) * factor));
  const share = (middle - left) / (right - left);
  left = Math.min(Math.max(0, middle - half * share), 1 - half);
  right = left + half;
  draw();
}

function shift(part) {
  const width = right - left;
  left = Math.min(Math.max(0, left + part * width), 1 - width);
  right = left + width;
  draw();
}

function search(text) {
  const input = text.trim();
  matches = null;
  $('match').textContent = '';
  if (input) {
    try {
      const regex = /^\/(.+)\/$/.exec(input);
      const pattern = regex ? new RegExp(regex[1], 'i') : null;
      const wanted = input.toLowerCase();
      test = name => pattern ? pattern.test(name) : name.toLowerCase().includes(wanted);
      const byName = data.names.map(test);
      matches = new Uint8Array(tree.n);
      let sum = 0, covered = 0;
      for (let i = 1; i < tree.n; i++) {
        if (!byName[tree.name[i]]) continue;
        matches[i] = 1;
        // What a matching caller covers already is not counted twice.
        if (i >= covered) { sum += tree.total[i]; covered = tree.end[i]; }
      }
      $('match').textContent = percent(sum, tree.total[0]);
    } catch (e) {
      $('match').textContent = 'no regex';
    }
  }
  draw();
}

function describe(i) {
  const own = tree.own[i], total = tree.total[i];
  return label(i) + '\n' + amount(total) + ' (' + percent(total, tree.total[0]) + '), own ' + amount(own)
      + ' (' + percent(own, tree.total[0]) + ')';
}

function hover(event) {
  const i = at(event), tip = $('tip');
  if (i !== hovered) {
    hovered = i;
    $('details').textContent = i < 0 ? '\u00a0' : describe(i).replace('\n', '  ');
    draw();
  }
  tip.hidden = i < 0;
  if (i < 0) return;
  tip.textContent = describe(i);
  tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)) + 'px';
  tip.style.top = (event.clientY + 18 + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 8 : event.clientY + 18) + 'px';
}

function show(thread) {
  const chosen = thread < 0 ? data.threads : [data.threads[thread]];
  tree = grow(chosen.map(t => t.nodes));
  zoomed = 0; hovered = -1; left = 0; right = 1; box.scrollTop = 0;
  search($('search').value);
}

function reset() {
  $('thread').value = -1;
  $('search').value = '';
  show(-1);
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.tagName === 'INPUT' || event.target.tagName === 'SELECT';
  if (event.key === 'Escape') { $('search').value = ''; search(''); event.target.blur(); return; }
  if (typing) return;
  const act = {
    '+': () => stretch(0.5), '=': () => stretch(0.5), '-': () => stretch(2), '0': () => zoom(0),
    '/': () => $('search').focus(), 'ArrowLeft': () => shift(-0.2), 'ArrowRight': () => shift(0.2),
  }[event.key];
  if (act) { act(); event.preventDefault(); }
}

function begin() {
  const space = document.createElement('div');
  space.id = 'space';
  box.append(space);
  Object.assign(canvas.style, { position: 'sticky', top: 0, marginBottom: 0 });
  space.append(canvas);
  const select = $('thread');
  select.add(new Option('all (' + data.threads.length + ')', -1));
  data.threads.forEach((thread, i) => select.add(new Option(thread.name, i)));
  const note = [data.empty, data.loss].filter(Boolean).join('\n');
  $('note').textContent = note;
  $('note').hidden = !note;
  select.onchange = () => show(Number(select.value));
  $('search').oninput = event => search(event.target.value);
  $('plus').onclick = () => stretch(0.5);
  $('minus').onclick = () => stretch(2);
  $('reset').onclick = reset;
  canvas.onmousemove = hover;
  canvas.onmouseleave = () => { hovered = -1; $('tip').hidden = true; draw(); };
  canvas.onclick = event => { const i = at(event); if (i >= 0) zoom(i); };
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const area = canvas.getBoundingClientRect();
    stretch(event.deltaY > 0 ? 1.25 : 0.8, left + (event.clientX - area.left) / area.width * (right - left));
  }, { passive: false });
  box.onscroll = draw;
  addEventListener('resize', () => draw());
  addEventListener('keydown', keys);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { colors.clear(); draw(); });
  show(-1);
}

begin();
