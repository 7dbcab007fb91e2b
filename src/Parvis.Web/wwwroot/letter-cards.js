// Reads letter cards in a picture: a black square of 7 × 7 cells, a border of one, and inside 5 × 5 cells that say the card's number. The edge
// that is up is the answer: A, B, C or D. A pure function of the picture: nothing is kept, nothing is sent. A card it is not sure of is not one.
const CELLS = 7, INNER = 5, FORGIVEN = 2

/** @returns {{card: number, letter: string, corners: {x: number, y: number}[]}[]} each card once, numbered from 1; corners from the card's own top left. */
export function readCards({ data, width, height }, codes) {
  const gray = grayOf(data, width * height)
  const words = codes.flatMap((code, card) => turns(code).map((word, turn) => ({ word, card: card + 1, turn })))
  const found = new Map()
  const sums = sumsOf(gray, width, height)
  // Fine, then wide, for near cards; then ink only: a finger that touches the border is dark too, and less so.
  for (const [part, share] of [[100, 0.9], [32, 0.9], [32, 0.65], [60, 0.75]])
    for (const quad of quads(dark(gray, sums, width, height, Math.round(width / part), share), width, height)) {
      const read = decode(gray, width, height, refined(gray, width, height, quad), words)
      if (!read) continue
      const same = found.get(read.card)
      // One number, two letters: a copied card, or a mistake. Neither counts.
      if (same && same.letter !== read.letter) same.letter = null
      else if (!same) found.set(read.card, read)
    }
  return [...found.values()].filter(read => read.letter).sort((a, b) => a.card - b.card)
}

function grayOf(data, size) {
  const gray = new Uint8Array(size)
  for (let i = 0, at = 0; i < size; i++, at += 4) gray[i] = (data[at] * 77 + data[at + 1] * 150 + data[at + 2] * 29) >> 8
  return gray
}

// All that is above and to the left of each pixel.
function sumsOf(gray, width, height) {
  const across = width + 1, sums = new Uint32Array(across * (height + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0, row = 0; x < width; x++) {
      row += gray[y * width + x]
      sums[(y + 1) * across + x + 1] = sums[y * across + x + 1] + row
    }
  return sums
}

// Darker than its surroundings, whatever the light there.
function dark(gray, sums, width, height, radius, share) {
  const across = width + 1, mask = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * across, bottom = Math.min(height, y + radius + 1) * across
    const rows = (bottom - top) / across
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius), right = Math.min(width, x + radius + 1)
      const mean = (sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]) / (rows * (right - left))
      mask[y * width + x] = gray[y * width + x] < mean * share - 3 ? 1 : 0
    }
  }
  return mask
}

// Dark shapes whose outline has four straight sides.
function* quads(mask, width, height) {
  for (const shape of shapes(mask, width, height)) {
    const across = shape.right - shape.left + 1, down = shape.bottom - shape.top + 1
    if (across < 12 || down < 12 || across > 0.7 * width || down > 0.9 * height || shape.size < 0.15 * across * down) continue
    const hull = hullOf(shape.edges)
    const quad = fourSides(hull)
    if (!quad) continue
    const area = areaOf(quad), sides = quad.map((p, i) => Math.hypot(p.x - quad[(i + 1) % 4].x, p.y - quad[(i + 1) % 4].y))
    if (area > 1.3 * areaOf(hull) || area < 120 || Math.max(...sides) > 3 * Math.min(...sides)) continue
    yield quad
  }
}

// Connected by their sides; of each, how large it is and the ends of its rows.
function shapes(mask, width, height) {
  const runs = [], parent = []
  const root = i => { while (parent[i] !== i) i = parent[i] = parent[parent[i]]; return i }
  let before = 0, after = 0
  for (let y = 0; y < height; y++) {
    const first = runs.length
    for (let x = 0; x < width; x++) {
      if (!mask[y * width + x]) continue
      const from = x
      while (x < width && mask[y * width + x]) x++
      const me = runs.length
      runs.push({ y, from, to: x })
      parent.push(me)
      while (before < after && runs[before].to <= from) before++
      for (let i = before; i < after && runs[i].from < x; i++) parent[root(me)] = root(i)
    }
    before = first
    after = runs.length
  }
  const all = new Map()
  for (let i = 0; i < runs.length; i++) {
    const { y, from, to } = runs[i], key = root(i)
    let shape = all.get(key)
    if (!shape) all.set(key, shape = { left: from, right: to - 1, top: y, bottom: y, size: 0, edges: new Map() })
    shape.size += to - from
    shape.bottom = y
    shape.left = Math.min(shape.left, from)
    shape.right = Math.max(shape.right, to - 1)
    const row = shape.edges.get(y)
    if (row) { row.from = Math.min(row.from, from); row.to = Math.max(row.to, to) }
    else shape.edges.set(y, { from, to })
  }
  return all.values()
}

const cross = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)

function hullOf(edges) {
  const points = []
  for (const [y, { from, to }] of edges) for (const below of [y, y + 1]) points.push({ x: from, y: below }, { x: to, y: below })
  points.sort((a, b) => a.x - b.x || a.y - b.y)
  const half = list => {
    const chain = []
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(points), ...half(points.reverse())]
}

const areaOf = points => points.reduce((sum, p, i) => sum + p.x * points[(i + 1) % points.length].y - points[(i + 1) % points.length].x * p.y, 0) / 2

const meet = (a, b, c, d) => {
  const across = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
  if (Math.abs(across) < 1e-9) return null
  const along = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / across
  return { x: a.x + along * (b.x - a.x), y: a.y + along * (b.y - a.y), along }
}

// Side after side is taken away, the one that adds the least, its neighbours reaching to each other, until four are left.
function fourSides(hull) {
  const points = hull.slice()
  while (points.length > 4) {
    let best = null
    for (let i = 0; i < points.length; i++) {
      const n = points.length, a = points[(i + n - 1) % n], b = points[i], c = points[(i + 1) % n], d = points[(i + 2) % n]
      const corner = meet(a, b, d, c)
      if (!corner || corner.along < 1) continue
      const added = Math.abs(cross(b, corner, c)) / 2
      if (!best || added < best.added) best = { i, corner, added }
    }
    if (!best) return null
    const next = (best.i + 1) % points.length
    points[best.i] = { x: best.corner.x, y: best.corner.y }
    points.splice(next, 1)
  }
  return points.length === 4 ? points : null
}

function at(gray, width, height, x, y) {
  x = Math.min(Math.max(x - 0.5, 0), width - 1.001)
  y = Math.min(Math.max(y - 0.5, 0), height - 1.001)
  const left = x | 0, top = y | 0, fx = x - left, fy = y - top, i = top * width + left
  return (gray[i] * (1 - fx) + gray[i + 1] * fx) * (1 - fy) + (gray[i + width] * (1 - fx) + gray[i + width + 1] * fx) * fy
}

// Each side is put where the picture changes the most, between two pixels.
function refined(gray, width, height, quad) {
  const lines = quad.map((a, i) => {
    const b = quad[(i + 1) % 4], long = Math.hypot(b.x - a.x, b.y - a.y), ux = (b.x - a.x) / long, uy = (b.y - a.y) / long
    const reach = Math.max(1.5, Math.min(4, long / 12)), points = []
    for (let t = 0.1; t < 0.91; t += 0.05) {
      const x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y)
      let best = 0, where = 0
      for (let off = -reach; off <= reach; off += 0.25) {
        // Outwards: to the right of a side that turns with the clock.
        const rise = at(gray, width, height, x + (off + 0.75) * uy, y - (off + 0.75) * ux) - at(gray, width, height, x + (off - 0.75) * uy, y - (off - 0.75) * ux)
        if (rise > best) [best, where] = [rise, off]
      }
      if (best > 8) points.push({ x: x + where * uy, y: y - where * ux, where })
    }
    if (points.length < 6) return [a, b]
    const middle = points.map(p => p.where).sort((p, q) => p - q)[points.length >> 1]
    const kept = points.filter(p => Math.abs(p.where - middle) < 1.25)
    return kept.length < 5 ? [a, b] : fitted(kept)
  })
  const corners = lines.map((line, i) => meet(...lines[(i + 3) % 4], ...line))
  return corners.every((c, i) => c && Math.hypot(c.x - quad[i].x, c.y - quad[i].y) < 6) ? corners : quad
}

function fitted(points) {
  const n = points.length, mx = points.reduce((s, p) => s + p.x, 0) / n, my = points.reduce((s, p) => s + p.y, 0) / n
  let xx = 0, xy = 0, yy = 0
  for (const p of points) { xx += (p.x - mx) ** 2; xy += (p.x - mx) * (p.y - my); yy += (p.y - my) ** 2 }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  return [{ x: mx, y: my }, { x: mx + Math.cos(angle), y: my + Math.sin(angle) }]
}

// From the unit square to four corners, in perspective.
function projection([a, b, c, d]) {
  const dx1 = b.x - c.x, dx2 = d.x - c.x, sx = a.x - b.x + c.x - d.x, dy1 = b.y - c.y, dy2 = d.y - c.y, sy = a.y - b.y + c.y - d.y
  const by = dx1 * dy2 - dx2 * dy1, g = (sx * dy2 - dx2 * sy) / by, h = (dx1 * sy - sx * dy1) / by
  const ax = b.x - a.x + g * b.x, bx = d.x - a.x + h * d.x, ay = b.y - a.y + g * b.y, byy = d.y - a.y + h * d.y
  return (u, v) => {
    const w = g * u + h * v + 1
    return { x: (ax * u + bx * v + a.x) / w, y: (ay * u + byy * v + a.y) / w }
  }
}

const median = list => list.sort((a, b) => a - b)[list.length >> 1]

function decode(gray, width, height, quad, words) {
  const place = projection(quad)
  const look = (u, v) => { const p = place(u / CELLS, v / CELLS); return at(gray, width, height, p.x, p.y) }
  const cell = (x, y) => {
    let sum = 0
    for (const v of [0.3, 0.5, 0.7]) for (const u of [0.3, 0.5, 0.7]) sum += look(x + u, y + v)
    return sum / 9
  }
  const border = [], around = []
  for (let i = 0; i < CELLS; i++) {
    for (const [x, y] of [[i, 0], [i, CELLS - 1], [0, i], [CELLS - 1, i]]) border.push(cell(x, y))
    for (const [u, v] of [[i + 0.5, -0.45], [i + 0.5, CELLS + 0.45], [-0.45, i + 0.5], [CELLS + 0.45, i + 0.5]]) around.push(look(u, v))
  }
  const black = median(border.slice()), white = median(around.slice())
  if (white - black < 20 || black > 0.75 * white) return null
  const middle = (black + white) / 2
  if (border.filter(value => value > middle).length > 2 || around.filter(value => value < middle).length > 9) return null
  let bits = 0
  for (let y = 0; y < INNER; y++) for (let x = 0; x < INNER; x++) if (cell(x + 1, y + 1) > middle) bits |= 1 << (y * INNER + x)
  let best = null, distance = FORGIVEN + 1
  for (const word of words) {
    const wrong = ones(word.word ^ bits)
    if (wrong < distance) [best, distance] = [word, wrong]
  }
  if (!best) return null
  // Turned with the clock that many times: its own top left is that many corners further.
  const corners = [0, 1, 2, 3].map(i => quad[(i + best.turn) % 4])
  return { card: best.card, letter: upOf(corners), corners }
}

// Leaning too far towards a neighbour, it is neither.
function upOf(corners) {
  const centre = corners.reduce((s, p) => ({ x: s.x + p.x / 4, y: s.y + p.y / 4 }), { x: 0, y: 0 })
  for (let i = 0; i < 4; i++) {
    const a = corners[i], b = corners[(i + 1) % 4], x = (a.x + b.x) / 2 - centre.x, y = (a.y + b.y) / 2 - centre.y
    if (-y / Math.hypot(x, y) > Math.cos(Math.PI / 180 * 36)) return 'ABCD'[i]
  }
  return null
}

// A code as it is read from a card turned by none, one, two, three quarters of a turn with the clock.
function turns(code) {
  const all = [code]
  for (let i = 0; i < 3; i++) {
    let turned = 0
    for (let y = 0; y < INNER; y++) for (let x = 0; x < INNER; x++) if (all[i] >>> (y * INNER + x) & 1) turned |= 1 << (x * INNER + INNER - 1 - y)
    all.push(turned)
  }
  return all
}

function ones(word) {
  let count = 0
  for (; word; word &= word - 1) count++
  return count
}
