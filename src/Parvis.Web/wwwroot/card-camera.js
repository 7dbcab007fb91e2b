// The facilitator's camera reads letter cards. Pictures are looked at here and forgotten; what leaves is « so many hands for A », when it is confirmed.
const cards = document.querySelector('[data-cards-dialog]')
const part = name => cards.querySelector(`[data-cards-${name}]`)
const LETTERS = 'ABCD', MOST_PIXELS = 1920, MOST_OF_PHOTO = 2560

// By card: the letter that stands, and one seen once that may replace it.
let seen = new Map(), asked = null, camera = null, reader = null

async function read(source, width, height, sure) {
  reader ??= (await import(cards.dataset.reader)).readCards
  const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext('2d', { willReadFrequently: true })
  pen.drawImage(source, 0, 0, width, height)
  const found = reader(pen.getImageData(0, 0, width, height), cards.dataset.codes.split(' ').map(Number))
  // In a film a letter counts once it is seen twice: a card that turns in the hand is none yet.
  for (const { card, letter } of found.filter(one => LETTERS.indexOf(one.letter) < asked.places.length)) {
    const before = seen.get(card)
    if (sure || before?.next === letter) seen.set(card, { letter })
    else if (before?.letter !== letter) seen.set(card, { letter: before?.letter, next: letter })
  }
  return found
}

const counts = () => asked.places.map((_, i) => [...seen.values()].filter(one => one.letter === LETTERS[i]).length)

function show() {
  const now = counts(), all = now.reduce((sum, count) => sum + count, 0)
  part('counts').replaceChildren(...asked.places.map((place, i) => {
    const row = document.createElement('li'), count = document.createElement('b')
    count.textContent = now[i]
    row.append(count, ` ${LETTERS[i]} · ${place.label}`)
    return row
  }))
  part('numbers').textContent = [...seen].filter(([, one]) => one.letter).sort(([a], [b]) => a - b).map(([card, one]) => `${card} ${one.letter}`).join(' · ')
  part('said').textContent = all ? (all === 1 ? cards.dataset.seenOne : cards.dataset.seen.replace('{0}', all)) : cards.dataset.none
  part('confirm').disabled = !all
}

function outline(found, width, height) {
  const drawing = part('drawing'), pen = drawing.getContext('2d')
  Object.assign(drawing, { width, height })
  Object.assign(pen, { lineWidth: Math.max(2, width / 320), strokeStyle: '#00d26a', fillStyle: '#00d26a', font: `700 ${width / 32}px sans-serif` })
  for (const { letter, corners } of found) {
    pen.beginPath()
    for (const { x, y } of corners) pen.lineTo(x, y)
    pen.closePath()
    pen.stroke()
    pen.fillText(letter, Math.max(...corners.map(c => c.x)) + 4, Math.min(...corners.map(c => c.y)))
  }
}

const scaled = (width, height, most) => { const by = Math.min(1, most / Math.max(width, height)); return [Math.round(width * by), Math.round(height * by)] }

async function film() {
  // Only where the page came over https, or from this machine: elsewhere a photograph does it.
  if (!navigator.mediaDevices?.getUserMedia) return
  const video = part('video')
  try {
    camera = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } })
  } catch {
    part('said').textContent = cards.dataset.refused
    return
  }
  if (!cards.open) return stop()
  video.srcObject = camera
  part('view').hidden = false
  await video.play()
  while (camera) {
    if (video.videoWidth) {
      const [width, height] = scaled(video.videoWidth, video.videoHeight, MOST_PIXELS)
      outline(await read(video, width, height, false), width, height)
      show()
    }
    await new Promise(done => setTimeout(done, 150))
  }
}

function stop() {
  for (const track of camera?.getTracks() ?? []) track.stop()
  camera = null
  part('view').hidden = true
}

// What this device has counted already at this step: reading again adds only the difference.
const memory = () => `cards ${cards.dataset.room} ${asked.step} ${asked.round}`
const before = () => JSON.parse(sessionStorage.getItem(memory()) ?? '[]')

async function confirm() {
  part('confirm').disabled = true
  const done = before(), now = counts()
  for (let i = 0; i < now.length; i++) {
    const by = now[i] - (done[i] ?? 0)
    if (!by) continue
    // The id makes sending again harmless.
    const body = new URLSearchParams({ command: 'count-hands', id: newId(), step: asked.step, round: asked.round, code: asked.places[i].code, by })
    let answer = null
    for (let attempt = 0; attempt < 4 && !(answer && answer.status < 500); attempt++) {
      if (attempt) await new Promise(wait => setTimeout(wait, 500 * 2 ** attempt))
      answer = await fetch(`/rooms/${cards.dataset.room}/commands`, { method: 'POST', body, headers: { 'X-Live': '1' } }).catch(() => null)
    }
    if (!answer?.ok) {
      part('said').textContent = answer?.status === 422 ? cards.dataset.moved : cards.dataset.unsent
      part('confirm').disabled = false
      return
    }
    done[i] = now[i]
    sessionStorage.setItem(memory(), JSON.stringify(done))
  }
  stop()
  part('said').textContent = cards.dataset.counted
}

function open(hands) {
  const value = name => hands.querySelector(`form [name=${name}]`).value
  const places = [...hands.querySelectorAll('.hand-rows li')].slice(0, LETTERS.length)
    .map(row => ({ code: row.querySelector('[name=code]').value, label: row.querySelector('.hand-label').textContent.trim().replace(/^[A-D]\s*/, '') }))
  asked = { step: value('step'), round: value('round'), places }
  seen = new Map()
  cards.showModal()
  show()
  film()
}

if (cards) {
  document.addEventListener('click', event => {
    const press = event.target.closest('[data-cards-open]')
    if (press) open(press.closest('.hands'))
  })
  part('photo').addEventListener('change', async ({ target }) => {
    const [file] = target.files
    if (!file) return
    stop()
    const picture = await createImageBitmap(file).catch(() => null)
    target.value = ''
    if (!picture) return
    await read(picture, ...scaled(picture.width, picture.height, MOST_OF_PHOTO), true)
    picture.close()
    show()
  })
  part('again').addEventListener('click', () => { seen = new Map(); show(); if (!camera) film() })
  part('close').addEventListener('click', () => cards.close())
  part('confirm').addEventListener('click', confirm)
  cards.addEventListener('close', stop)
  document.documentElement.dataset.cards = ''
}
