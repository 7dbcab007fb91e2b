// Entering paper from the keyboard: a digit chooses the option of that number (0: no opinion), Enter or the down arrow goes to the
// next question, the up arrow to the one before; Enter on the last one saves the sheet.
const form = document.querySelector('[data-paper]')
const questions = [...form.querySelectorAll('fieldset.question')]
questions.forEach((question, index) => {
  question.tabIndex = 0
  const boxes = [...question.querySelectorAll('input[type=radio], input[type=checkbox]')]
  const options = boxes.filter(box => box.value !== 'nsp')
  options.forEach((box, i) => box.parentElement.setAttribute('data-number', i + 1))
  boxes.find(box => box.value === 'nsp')?.parentElement.setAttribute('data-number', 0)
  let typed = ''
  question.addEventListener('keydown', event => {
    const writing = event.target.matches('textarea, input[inputmode]')
    if (event.key === 'Enter' && !event.target.matches('textarea')) {
      event.preventDefault()
      if (index + 1 < questions.length) go(index + 1)
      else form.requestSubmit()
    } else if (!writing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      go(index + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (!writing && /^[0-9]$/.test(event.key)) {
      event.preventDefault()
      // Two digits typed in a row choose option 12 where there is one.
      typed = options.length > 9 ? (typed + event.key).slice(-2) : event.key
      const box = question.querySelector(`[data-number="${Number(typed)}"] input`) ?? question.querySelector(`[data-number="${Number(event.key)}"] input`)
      box?.click()
    }
  })
  question.addEventListener('focusout', () => { typed = '' })
})
function go(index) {
  const question = questions[index]
  if (!question) return
  const text = question.querySelector('textarea, input[inputmode]')
  ;(text ?? question).focus()
  question.scrollIntoView({ block: 'center' })
}
if (!document.querySelector('.error-summary')) go(0)
