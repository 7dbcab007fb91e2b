// Dragging a question to its place, by mouse or finger. The arrows beside it do the same, one step at a time, by keyboard.
const near = 80
let dragged

const under = y => {
  const lists = [...document.querySelectorAll('.builder-list')]
  const list = lists.findLast(l => l.getBoundingClientRect().top <= y) ?? lists[0]
  const next = [...list.children].find(card => card !== dragged.card && y < card.getBoundingClientRect().top + card.offsetHeight / 2)
  return { list, next: next ?? null }
}

const move = event => {
  event.preventDefault()
  const { list, next } = under(event.clientY)
  if (dragged.card.parentElement !== list || dragged.card.nextElementSibling !== next) list.insertBefore(dragged.card, next)
  if (event.clientY < near) scrollBy(0, -15)
  if (event.clientY > innerHeight - near) scrollBy(0, 15)
}

const stop = () => {
  document.removeEventListener('pointermove', move)
  dragged.card.classList.remove('dragging')
  dragged = undefined
}

const putBack = () => {
  dragged.list.insertBefore(dragged.card, dragged.next)
  stop()
}

// Sent as any form of the page: what is refused is said in words, on the page that follows.
const drop = () => {
  const { card, list, next } = dragged
  const [to, before] = [card.parentElement, card.nextElementSibling]
  stop()
  if (to === list && before === next) return
  const form = document.createElement('form')
  form.method = 'post'
  form.action = card.dataset.place
  const values = { __RequestVerificationToken: card.querySelector('[name=__RequestVerificationToken]').value, section: to.dataset.section, before: before?.id ?? '' }
  for (const [name, value] of Object.entries(values)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
}

for (const card of document.querySelectorAll('[data-place]')) {
  const handle = Object.assign(document.createElement('span'), { className: 'drag-handle', textContent: '⠿', title: card.dataset.drag })
  handle.setAttribute('aria-hidden', 'true')
  card.prepend(handle)
  handle.addEventListener('pointerdown', event => {
    if (event.button) return
    event.preventDefault()
    dragged = { card, list: card.parentElement, next: card.nextElementSibling }
    card.classList.add('dragging')
    document.addEventListener('pointermove', move, { passive: false })
  })
}
document.addEventListener('pointerup', () => dragged && drop())
document.addEventListener('pointercancel', () => dragged && putBack())
document.addEventListener('keydown', event => event.key === 'Escape' && dragged && putBack())
