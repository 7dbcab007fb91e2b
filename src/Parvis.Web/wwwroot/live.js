// Follows a room. The server pushes whole regions; a region is replaced when its key changes, never while someone is typing in it.
const live = document.querySelector('[data-stream]')
const say = document.createElement('p')
say.className = 'visually-hidden'
say.setAttribute('aria-live', 'polite')
document.body.append(say)

let skew = 0, newest = 0
const waiting = new Map()

const typing = part => {
  const field = document.activeElement
  return part.contains(field) && field.matches('textarea, select, input:not([type=hidden], [type=radio], [type=checkbox])')
    && (field.value !== field.defaultValue || field.matches('select'))
}

// What one would press again after the region was replaced under the finger.
const nameOf = el => el.id || [el.closest('form')?.querySelector('[name=command]')?.value, el.name, el.value, el.textContent.trim()].join('|')
const again = (part, name) => [...part.querySelectorAll('button, input, summary, a')].find(el => nameOf(el) === name)

function replace(old, part) {
  const focused = old.contains(document.activeElement) ? nameOf(document.activeElement) : null
  const open = new Set([...old.querySelectorAll('details[open] > summary')].map(nameOf))
  const title = old.querySelector('h1')?.textContent
  old.replaceWith(part)
  for (const summary of part.querySelectorAll('summary')) if (open.has(nameOf(summary))) summary.parentElement.open = true
  if (focused) (again(part, focused) ?? part.querySelector('button'))?.focus({ preventScroll: true })
  const heading = part.querySelector('h1')?.textContent
  if (heading && heading !== title) say.textContent = heading
  tick()
}

// What was chosen or written and not sent yet goes over to the same form, where it is still there.
const same = (form, other) => other.elements.length === form.elements.length
  && ['command', 'step', 'round'].every(name => other.querySelector(`[name=${name}]`)?.value === form.querySelector(`[name=${name}]`)?.value)

function carry(old, part) {
  const forms = [...part.querySelectorAll('form')]
  for (const form of old.querySelectorAll('form')) {
    const other = forms.find(one => same(form, one))
    if (!other || form.querySelector('[data-order], [data-deck]')) continue
    forms.splice(forms.indexOf(other), 1)
    ;[...form.elements].forEach((field, i) => {
      if (field.matches('[type=radio], [type=checkbox]')) {
        if (field.checked !== field.defaultChecked) other.elements[i].checked = field.checked
      } else if (field.matches('textarea, input:not([type=hidden])') && field.value !== field.defaultValue) other.elements[i].value = field.value
    })
  }
}

function show(part, force, keep) {
  const old = live.querySelector(`[data-part="${part.dataset.part}"]`)
  if (!old || (!force && old.dataset.key === part.dataset.key)) return
  if (!force && typing(old)) return waiting.set(part.dataset.part, part)
  waiting.delete(part.dataset.part)
  if (!force || keep) carry(old, part)
  replace(old, part)
}

const partsIn = html => {
  const holder = document.createElement('template')
  holder.innerHTML = html
  return holder.content
}

// The regions everyone is shown hold nothing of this device: once it has answered, it asks for its own.
let asking = false
async function own(form) {
  if (asking) return
  asking = true
  // Not everyone at the same instant.
  await new Promise(done => setTimeout(done, Math.random() * 400))
  asking = false
  const answer = await fetch(live.dataset.own, { headers: { 'X-Live': '1' } }).catch(() => null)
  if (answer?.ok) settle(await answer.text())
  else show(form, true)
}

function receive(html) {
  for (const part of partsIn(html).querySelectorAll('[data-part]')) {
    const old = live.querySelector(`[data-part="${part.dataset.part}"]`)
    if (part.dataset.part === 'form' && live.dataset.round && old?.dataset.key !== part.dataset.key && !typing(old)) own(part)
    else show(part)
  }
}

function settle(html, refused) {
  const content = partsIn(html)
  const region = content.querySelector('[data-stream]')
  if (region) {
    if (region.dataset.round) live.dataset.round = region.dataset.round
    else delete live.dataset.round
    live.dataset.voted = region.dataset.voted ?? ''
  }
  // The stream may have brought a later result meanwhile, and will not send it twice.
  const late = Number(region?.dataset.frame) < newest
  for (const part of content.querySelectorAll('[data-part]')) if (!late || part.dataset.part === 'form') show(part, true, refused)
}

// Sending: with an id of its own, so that sending again is harmless.
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 15) | 64
  bytes[8] = (bytes[8] & 63) | 128
  return [...bytes].map((b, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + b.toString(16).padStart(2, '0')).join('')
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button))
  body.set('id', newId())
  form.setAttribute('aria-busy', 'true')
  for (let attempt = 0; attempt < 5; attempt++) {
    if (attempt) await new Promise(done => setTimeout(done, 500 * 2 ** attempt))
    const answer = await fetch(form.action, { method: 'POST', body, headers: { 'X-Live': '1' } }).catch(() => null)
    // A shared tablet shows nothing more of an answer that was taken.
    if (answer?.ok && 'tablet' in live.dataset && /^give-/.test(body.get('command'))) return location.assign(location.pathname)
    if (answer?.ok || answer?.status === 422) {
      form.removeAttribute('aria-busy')
      document.activeElement?.blur?.()
      settle(await answer.text(), answer.status === 422)
      ;(live.querySelector('[role=alert]') ?? again(live, nameOf(button ?? form)))?.focus?.({ preventScroll: true })
      return
    }
    // Refused for good: the page says why.
    if (answer && answer.status < 500 && answer.status !== 429) return location.reload()
  }
  form.removeAttribute('aria-busy')
  notice(live.dataset.unsent)
}

document.addEventListener('submit', event => {
  const form = event.target
  if (!live || !('liveForm' in form.dataset)) return
  event.preventDefault()
  if (!form.hasAttribute('aria-busy')) send(form, event.submitter)
})

document.addEventListener('focusout', () => setTimeout(() => {
  for (const part of [...waiting.values()]) show(part)
}))

// « Je ne me prononce pas » and « Aucun » go alone.
document.addEventListener('input', ({ target }) => {
  const form = target.closest('.room-form')
  if (!form) return
  const alone = 'alone' in target.dataset
  if (target.type === 'checkbox' && target.checked) {
    for (const box of form.querySelectorAll('input[type=checkbox]'))
      if (box !== target && (alone || 'alone' in box.dataset)) box.checked = false
  } else if (target.value && target.type !== 'radio') {
    for (const box of form.querySelectorAll('[data-alone]')) box.checked = false
  }
})

// The stream comes back by itself; the wall never says that it went.
let lost
function notice(words) {
  if (!words) return
  lost ??= live.insertAdjacentElement('beforebegin', Object.assign(document.createElement('p'), { className: 'notice lost', role: 'status' }))
  lost.textContent = words
}

function follow() {
  const stream = new EventSource(live.dataset.stream)
  stream.onmessage = ({ data, lastEventId }) => {
    const [at, frame] = lastEventId.split('-').map(Number)
    if (frame) [skew, newest] = [at - Date.now(), frame]
    lost?.remove()
    lost = undefined
    receive(data)
  }
  stream.onerror = () => {
    setTimeout(() => stream.readyState !== EventSource.OPEN && notice(live.dataset.lost), 4000)
    if (stream.readyState !== EventSource.CLOSED) return
    setTimeout(follow, 1000 + Math.random() * 1000)
  }
}

// What is left on the clock, by the server's time.
function tick() {
  for (const clock of document.querySelectorAll('[data-ends]')) {
    const left = Math.max(0, Math.round((Number(clock.dataset.ends) - Date.now() - skew) / 1000))
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    clock.closest('.timer').classList.toggle('over', left === 0)
  }
}

// One key for each button of the moment, away from any field.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return
  document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`)?.click()
})

if (live) {
  follow()
  tick()
  setInterval(tick, 500)
  for (const hidden of document.querySelectorAll('[data-shortcuts]')) hidden.hidden = false
  for (const reload of document.querySelectorAll('a.reload')) reload.hidden = true
}

const full = document.querySelector('[data-fullscreen]')
if (full && document.fullscreenEnabled) {
  full.hidden = false
  full.addEventListener('click', () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
}
const theme = document.querySelector('[data-theme-toggle]')
if (theme) {
  theme.hidden = false
  theme.addEventListener('click', () => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    document.documentElement.dataset.theme = dark ? 'light' : 'dark'
  })
}
