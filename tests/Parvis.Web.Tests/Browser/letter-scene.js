({ width, height, seed, distance = 5, cards, codes, view = 66, blur = 1, noise = 6, light = 0.5, tilt = 15 }) => {
  // A photograph of a room, made up: people in rows, each holding a letter card at arm's length, as a phone's camera would see them.
  let state = seed >>> 0 || 1
  const random = () => { state ^= state << 13; state >>>= 0; state ^= state >>> 17; state ^= state << 5; state >>>= 0; return state / 4294967296 }
  const between = (a, b) => a + (b - a) * random()
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
  const focal = width / 2 / Math.tan(view / 2 * Math.PI / 180)
  const image = new Float32Array(width * height * 3)
  const paint = (x0, y0, x1, y1, inside) => {
    for (let y = Math.max(0, y0 | 0); y < Math.min(height, y1); y++)
      for (let x = Math.max(0, x0 | 0); x < Math.min(width, x1); x++) {
        const c = inside(x, y)
        if (c) for (let k = 0; k < 3; k++) { const at = (y * width + x) * 3 + k; image[at] += (c[k] - image[at]) * (c[3] ?? 1) }
      }
  }
  const ellipse = (cx, cy, rx, ry, colour, turn = 0) => {
    const most = Math.max(rx, ry), cos = Math.cos(turn), sin = Math.sin(turn)
    paint(cx - most, cy - most, cx + most + 1, cy + most + 1, (x, y) => {
      const u = ((x - cx) * cos + (y - cy) * sin) / rx, v = ((y - cy) * cos - (x - cx) * sin) / ry
      return u * u + v * v < 1 ? colour : null
    })
  }
  // A wall, a floor, windows, posters with black frames, shelves of books.
  paint(0, 0, width, height, (x, y) => y < 0.72 * height ? [0.55, 0.52, 0.47] : [0.32, 0.25, 0.2])
  for (let i = 0; i < 14; i++) {
    const [x, y, w, h] = [between(0, width), between(0, height * 0.6), between(0.03, 0.12) * width, between(0.05, 0.2) * height], edge = between(2, 6)
    const [frame, fill] = [between(0.02, 0.3), between(0.3, 1)]
    paint(x, y, x + w, y + h, (px, py) => { const v = px - x < edge || x + w - px < edge || py - y < edge || y + h - py < edge ? frame : fill; return [v, v, v * 0.95] })
  }
  for (let i = 0; i < 160; i++) {
    const [x, y] = [between(0, width), between(0, height)], v = between(0.02, 0.9), w = between(2, 14), h = between(6, 40)
    paint(x, y, x + w, y + h, () => [v, v * between(0.6, 1), v * between(0.5, 1)])
  }
  const truth = []
  const rows = 3, each = Math.ceil(cards / rows)
  const order = [...codes.keys()].map(i => [random(), i]).sort((a, b) => a[0] - b[0]).map(([, i]) => i)
  for (let row = 0; row < rows; row++) for (let i = 0; i < each && truth.length < cards; i++) {
    const z = distance + between(-0.2, 0.2), half = z * width / 2 / focal - 0.25
    const x = -half + (i + 0.5 + between(-0.12, 0.12)) * 2 * half / each, y = (row - 1) * 0.78 * z * height / width / focal * width / 3 + between(-0.05, 0.05)
    const pixels = focal / z, cx = width / 2 + x * pixels, cy = height / 2 + y * pixels
    // Clothes, a face.
    const cloth = [between(0.02, 0.5), between(0.02, 0.4), between(0.02, 0.5)], skin = [[0.8, 0.6, 0.5], [0.45, 0.3, 0.22], [0.25, 0.16, 0.12]][Math.floor(random() * 3)]
    ellipse(cx + between(-8, 8), cy + 0.32 * pixels, 0.27 * pixels, 0.4 * pixels, cloth)
    ellipse(cx, cy - 0.2 * pixels, 0.09 * pixels, 0.12 * pixels, skin)
    const letter = Math.floor(random() * 4), card = order[truth.length]
    hold(x, y, z, letter, codes[card], skin)
    truth.push({ card: card + 1, letter: 'ABCD'[letter], x: cx, y: cy })
  }

  // A square sheet, 19 cm wide, its marker of 14 cm in the middle, small grey letters in its margins; the edge of the letter chosen is up.
  function hold(x, y, z, letter, code, skin) {
    const yaw = Math.atan2(x, z) + between(-30, 30) * Math.PI / 180, pitch = between(-20, 20) * Math.PI / 180, roll = between(-tilt, tilt) * Math.PI / 180 - letter * Math.PI / 2
    const paper = between(0.78, 0.95), ink = between(0.05, 0.13)
    const turn = (u, v) => {
      const a = u * Math.cos(roll) - v * Math.sin(roll), b = u * Math.sin(roll) + v * Math.cos(roll)
      const c = a * Math.cos(yaw), d = b * Math.cos(pitch) + a * Math.sin(yaw) * Math.sin(pitch), e = -a * Math.sin(yaw) * Math.cos(pitch) + b * Math.sin(pitch)
      return { x: width / 2 + focal * (x + c) / (z + e), y: height / 2 + focal * (y + d) / (z + e) }
    }
    const S = 0.095, quad = [turn(-S, -S), turn(S, -S), turn(S, S), turn(-S, S)], back = inverse(quad)
    const [left, right] = [Math.min(...quad.map(p => p.x)), Math.max(...quad.map(p => p.x))], [top, bottom] = [Math.min(...quad.map(p => p.y)), Math.max(...quad.map(p => p.y))]
    const fine = 4
    paint(left - 1, top - 1, right + 2, bottom + 2, (px, py) => {
      let sum = 0, on = 0
      for (let i = 0; i < fine; i++) for (let j = 0; j < fine; j++) {
        const [u, v] = back(px + (i + 0.5) / fine, py + (j + 0.5) / fine)
        if (u < 0 || v < 0 || u > 1 || v > 1) continue
        on++
        sum += cardAt(u * 0.19, v * 0.19, code) ? ink : cardText(u * 0.19, v * 0.19) ? 0.45 : paper
      }
      return on ? [sum / on, sum / on, sum / on * 0.97, on / fine / fine] : null
    })
    // Fingers on the margins.
    const pixels = focal / z
    for (const side of [-1, 1]) {
      const p = turn(...spin(side * 0.092, between(-0.02, 0.06), -(letter * Math.PI / 2) * -1))
      ellipse(p.x, p.y, 0.018 * pixels, 0.011 * pixels, skin, between(-0.5, 0.5))
    }
  }
  function spin(u, v, angle) { return [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)] }
  function cardAt(u, v, code) {
    const m = 0.02, x = Math.floor((u - 0.025) / m), y = Math.floor((v - 0.025) / m)
    if (x < 0 || y < 0 || x > 6 || y > 6) return false
    if (x === 0 || y === 0 || x === 6 || y === 6) return true
    return !(code >>> ((y - 1) * 5 + x - 1) & 1)
  }
  function cardText(u, v) {
    for (const [a, b] of [[u, v], [v, u], [u, 0.19 - v], [v, 0.19 - u]]) if (Math.abs(a - 0.095) < 0.004 && b > 0.006 && b < 0.015) return true
    return false
  }
  function inverse(q) {
    const [a, b, c, d] = q
    const dx1 = b.x - c.x, dx2 = d.x - c.x, sx = a.x - b.x + c.x - d.x, dy1 = b.y - c.y, dy2 = d.y - c.y, sy = a.y - b.y + c.y - d.y
    const by = dx1 * dy2 - dx2 * dy1, g = (sx * dy2 - dx2 * sy) / by, h = (dx1 * sy - sx * dy1) / by
    const M = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1]
    const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = M
    const I = [m4 * m8 - m5 * m7, m2 * m7 - m1 * m8, m1 * m5 - m2 * m4, m5 * m6 - m3 * m8, m0 * m8 - m2 * m6, m2 * m3 - m0 * m5, m3 * m7 - m4 * m6, m1 * m6 - m0 * m7, m0 * m4 - m1 * m3]
    return (x, y) => { const w = I[6] * x + I[7] * y + I[8]; return [(I[0] * x + I[1] * y + I[2]) / w, (I[3] * x + I[4] * y + I[5]) / w] }
  }

  // Light from one side and a lamp; the lens; the sensor.
  const lampX = between(0.1, 0.9) * width, lampY = between(0, 0.5) * height, from = random() < 0.5
  const soft = new Float32Array(image.length), kernel = []
  const reach = Math.ceil(blur * 3)
  for (let i = -reach; i <= reach; i++) kernel.push(Math.exp(-i * i / 2 / blur / blur))
  const whole = kernel.reduce((s, k) => s + k, 0)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const side = from ? x / width : 1 - x / width
    const bright = (1 - light) + light * side + 0.25 * light * Math.exp(-((x - lampX) ** 2 + (y - lampY) ** 2) / (0.06 * width * width))
    for (let k = 0; k < 3; k++) image[(y * width + x) * 3 + k] *= bright * 0.95
  }
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let k = 0; k < 3; k++) {
    let sum = 0
    for (let i = -reach; i <= reach; i++) sum += kernel[i + reach] * image[(y * width + Math.min(width - 1, Math.max(0, x + i))) * 3 + k]
    soft[(y * width + x) * 3 + k] = sum / whole
  }
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    for (let k = 0; k < 3; k++) {
      let sum = 0
      for (let i = -reach; i <= reach; i++) sum += kernel[i + reach] * soft[(Math.min(height - 1, Math.max(0, y + i)) * width + x) * 3 + k]
      data[(y * width + x) * 4 + k] = 255 * Math.pow(sum / whole, 1 / 1.4) + noise * normal()
    }
    data[(y * width + x) * 4 + 3] = 255
  }
  return { image: { data, width, height }, truth }
}
