// Copying paper from the keyboard: the first box waits, Enter and the arrows go to the next one, each row is added up. Everything works without.
const sheet = document.querySelector('[data-kit-paper]')
const boxes = [...sheet.querySelectorAll('input[inputmode], textarea')]
const button = sheet.querySelector('button')

const add = row => {
  const numbers = [...row.querySelectorAll('input')].map(box => Number.parseInt(box.value, 10)).filter(n => n >= 0)
  row.querySelector('[data-total]').textContent = numbers.length ? numbers.reduce((sum, n) => sum + n, 0) : ''
}
for (const total of sheet.querySelectorAll('[data-total]')) add(total.parentElement)
sheet.addEventListener('input', ({ target }) => {
  const row = target.closest('tr')
  if (row) add(row)
})

const beside = (box, columns) => {
  const cell = box.closest('td')
  const row = cell?.parentElement
  return (columns > 0 ? row?.nextElementSibling : row?.previousElementSibling)?.children[cell.cellIndex]?.querySelector('input')
}
sheet.addEventListener('keydown', event => {
  const box = event.target
  if (!box.matches('input[inputmode]')) return
  const next = event.key === 'Enter' ? boxes[boxes.indexOf(box) + 1] ?? button
    : event.key === 'ArrowDown' ? beside(box, 1) ?? boxes[boxes.indexOf(box) + 1]
    : event.key === 'ArrowUp' ? beside(box, -1) ?? boxes[boxes.indexOf(box) - 1]
    : null
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select?.()
})
if (!document.querySelector('.error-summary')) boxes[0]?.focus()
