// What a script adds to answering; everything works without it.

// « Aucun » and « Je ne me prononce pas » go alone; writing something takes « Je ne me prononce pas » away.
document.addEventListener('input', ({ target }) => {
  const question = target.closest('fieldset.question')
  if (!question) return
  if (target.type === 'checkbox' && target.checked) {
    const alone = 'alone' in target.dataset
    for (const box of question.querySelectorAll('input[type=checkbox]'))
      if (box !== target && (alone || 'alone' in box.dataset)) box.checked = false
    if (alone) for (const field of question.querySelectorAll('textarea, input[inputmode]')) field.value = ''
  } else if (target.matches('textarea, input[inputmode]') && target.value) {
    for (const box of question.querySelectorAll('[data-alone]')) box.checked = false
  }
})

// « Écouter »: where the browser can read aloud.
const listen = document.querySelector('[data-listen]')
if (listen && 'speechSynthesis' in window) {
  listen.hidden = false
  listen.addEventListener('click', () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel()
    const parts = document.querySelectorAll('.question legend, .question .hint, .option span, .star-ends span, main > .lead')
    const speech = new SpeechSynthesisUtterance([...parts].map(part => part.textContent.trim()).join('. '))
    speech.lang = listen.lang
    speechSynthesis.speak(speech)
  })
}

// All questions on one page: hide what is not asked, and keep the draft on this device until it is sent.
const whole = document.querySelector('[data-whole]')
if (whole) {
  const name = `draft-${whole.dataset.whole}`
  const keep = 'keep' in whole.dataset
  const saved = keep && !document.querySelector('.error-summary') && JSON.parse(localStorage.getItem(name) ?? 'null')
  if (saved) {
    for (const field of whole.elements) {
      if (!field.name || !(field.name in saved)) continue
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = saved[field.name].includes(field.value)
      else field.value = saved[field.name][0]
    }
  }
  const route = () => {
    const data = new FormData(whole)
    for (const part of whole.querySelectorAll('[data-show-if]')) {
      part.hidden = !part.dataset.showIf.split(';').every(condition => {
        const [question, codes] = condition.split('=')
        return data.getAll(question).some(value => codes.split('|').includes(value))
      })
    }
  }
  const remember = () => {
    const draft = {}
    for (const [field, value] of new FormData(whole)) (draft[field] ??= []).push(value)
    if (keep) localStorage.setItem(name, JSON.stringify(draft))
  }
  route()
  whole.addEventListener('input', () => { route(); remember() })
}

// The thanks page: what was sent needs no draft.
const sent = document.querySelector('[data-sent]')
if (sent) localStorage.removeItem(`draft-${sent.dataset.sent}`)

// A shared tablet that nobody touches goes back to its start, after asking. Going back to a page of the person before shows nothing.
const idle = document.querySelector('[data-idle]')
if (idle) {
  const wait = Number(idle.dataset.idle) * 1000
  const home = () => location.replace(idle.dataset.home)
  let timer
  const awake = () => {
    idle.hidden = true
    clearTimeout(timer)
    timer = setTimeout(() => {
      idle.hidden = false
      idle.querySelector('button').focus()
      timer = setTimeout(home, 30000)
    }, wait)
  }
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(sign, awake, { passive: true })
  addEventListener('pageshow', event => event.persisted && home())
  awake()
}
