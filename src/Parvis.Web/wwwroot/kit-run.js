// The run sheet follows the room: whoever presses « Suivant », here or elsewhere, the sheet notes when and marks where one is.
const room = document.querySelector('[data-stream]')
const sheet = document.querySelector('[data-run]')
const stepNow = () => room.querySelector('.console-step')?.dataset.step
let shown = stepNow()

// What one opened stays open, and nothing moves under a finger.
function renew(page) {
  for (const line of page.querySelectorAll('.run-line')) {
    const old = document.getElementById(line.id)
    if (!old || old.contains(document.activeElement)) continue
    const notes = [old.querySelector('details'), line.querySelector('details')]
    if (notes[0].open && !('now' in old.dataset)) notes[1].open = true
    old.replaceWith(document.adoptNode(line))
  }
  const clock = page.querySelector('.run-clock')
  if (clock) document.querySelector('.run-clock')?.replaceWith(document.adoptNode(clock))
}

async function follow() {
  const body = new URLSearchParams([['__RequestVerificationToken', document.querySelector('[name=__RequestVerificationToken]').value]])
  const answer = await fetch(`${sheet.dataset.run}/shown`, { method: 'POST', body }).catch(() => null)
  if (answer?.ok) renew(new DOMParser().parseFromString(await answer.text(), 'text/html'))
}

if (room && sheet)
  new MutationObserver(() => {
    if (stepNow() === shown) return
    shown = stepNow()
    if (shown !== undefined) follow()
  }).observe(room, { childList: true, subtree: true })
