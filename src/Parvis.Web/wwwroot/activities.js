// What a script adds to the activities of a room; everything works without it: the inputs stay, and are what is sent.
const fill = (text, ...blanks) => blanks.reduce((said, blank, i) => said.replaceAll(`{${i}}`, blank), text)
const button = (text, className, label) => {
  const made = document.createElement('button')
  Object.assign(made, { type: 'button', className, textContent: text })
  if (label) made.setAttribute('aria-label', label)
  return made
}

// Ranking: tap in order of preference instead of choosing numbers.
const rank = list => {
  const rows = [...list.querySelectorAll('.rank-row')]
  const most = Number(list.dataset.rank)
  const selects = rows.map(row => row.querySelector('select'))
  const placed = () => selects.filter(s => s.value).sort((a, b) => a.selectedIndex - b.selectedIndex)
  const show = () => rows.forEach((row, i) => {
    const place = selects[i].selectedIndex
    row.toggleAttribute('data-placed', place > 0)
    row.querySelector('.rank-number').textContent = place || ''
    row.querySelector('.visually-hidden').textContent = place ? fill(list.dataset.place, place) : list.dataset.none
    row.querySelector('button').setAttribute('aria-pressed', place > 0)
  })
  rows.forEach((row, i) => {
    const tap = button('', '', '')
    const number = document.createElement('span')
    number.className = 'rank-number'
    const label = row.querySelector('label')
    number.setAttribute('aria-hidden', 'true')
    const name = Object.assign(document.createElement('span'), { textContent: label.textContent })
    name.append(' ', Object.assign(document.createElement('span'), { className: 'visually-hidden' }))
    tap.append(number, name)
    row.append(tap)
    label.hidden = selects[i].hidden = true
    tap.addEventListener('click', () => {
      const order = placed().filter(s => s !== selects[i])
      if (!selects[i].value && order.length < most) order.push(selects[i])
      for (const select of selects) select.selectedIndex = order.indexOf(select) + 1
      show()
      list.dispatchEvent(new Event('input', { bubbles: true }))
    })
  })
  const hint = list.previousElementSibling
  if (hint?.classList.contains('hint')) hint.textContent = list.dataset.first
  show()
}

// Ordering: two buttons a card; the numbers follow.
const order = list => {
  const status = document.querySelector('[data-order-status]')
  const number = () => [...list.children].forEach((row, i, all) => {
    row.querySelector('select').selectedIndex = i
    row.querySelector('.place').textContent = i + 1
    const [up, down] = row.querySelectorAll('.order-moves button')
    up.disabled = i === 0
    down.disabled = i === all.length - 1
  })
  for (const row of list.children) {
    const name = row.querySelector('label').textContent.trim()
    const place = Object.assign(document.createElement('span'), { className: 'place' })
    const moves = Object.assign(document.createElement('span'), { className: 'order-moves' })
    for (const [sign, words, step] of [['↑', list.dataset.up, -1], ['↓', list.dataset.down, 1]]) {
      const move = button(sign, 'button secondary', fill(words, name))
      move.addEventListener('click', () => {
        if (step < 0) row.previousElementSibling?.before(row)
        else row.nextElementSibling?.after(row)
        number()
        const still = move.disabled ? moves.querySelector('button:not(:disabled)') : move
        still?.focus()
        if (status) status.textContent = fill(list.dataset.moved, name, [...list.children].indexOf(row) + 1, list.children.length)
        list.dispatchEvent(new Event('input', { bubbles: true }))
      })
      moves.append(move)
    }
    row.dataset.scripted = ''
    row.prepend(place)
    row.append(moves)
    row.querySelector('select').hidden = true
  }
  number()
}

// Sorting: one card after another, large buttons for the bins.
const deal = deck => {
  const cards = [...deck.querySelectorAll('.sort-card')]
  const bar = Object.assign(document.createElement('div'), { className: 'deck-bar' })
  const count = Object.assign(document.createElement('b'), { className: 'deck-count' })
  count.setAttribute('role', 'status')
  const back = button(deck.dataset.previous, 'link'), skip = button(deck.dataset.skip, 'link'), all = button(deck.dataset.all, 'link')
  bar.append(count, back, skip, all)
  deck.before(bar)
  let at = Math.max(0, cards.findIndex(card => !card.querySelector('select').value))
  const show = () => {
    cards.forEach((card, i) => {
      card.hidden = i !== at
      const select = card.querySelector('select')
      for (const bin of card.querySelectorAll('.sort-bins button')) bin.setAttribute('aria-pressed', bin.value === select.value)
    })
    count.textContent = at < cards.length ? fill(deck.dataset.count, at + 1, cards.length) : deck.dataset.done
    back.hidden = at === 0
    skip.hidden = at >= cards.length
  }
  const list = () => {
    bar.remove()
    deck.removeAttribute('data-dealt')
    for (const card of cards) {
      card.hidden = card.querySelector('select').hidden = false
      card.querySelector('.sort-bins').remove()
    }
  }
  for (const card of cards) {
    const select = card.querySelector('select')
    const bins = Object.assign(document.createElement('div'), { className: 'sort-bins' })
    for (const option of [...select.options].slice(1)) {
      const bin = button(option.textContent, 'button secondary large')
      bin.value = option.value
      bin.addEventListener('click', () => {
        select.value = option.value
        deck.dispatchEvent(new Event('input', { bubbles: true }))
        if (++at >= cards.length) list()
        else { show(); cards[at].querySelector('button').focus() }
      })
      bins.append(bin)
    }
    card.append(bins)
    select.hidden = true
  }
  back.addEventListener('click', () => { at--; show() })
  skip.addEventListener('click', () => { if (++at >= cards.length) list(); else show() })
  all.addEventListener('click', list)
  deck.dataset.dealt = ''
  show()
}

// No more boxes than allowed: the others rest until one is taken away.
const limit = group => {
  const most = Number(group.dataset.most)
  const boxes = [...group.querySelectorAll('input[type=checkbox]')]
  const check = () => {
    const full = boxes.filter(box => box.checked).length >= most
    for (const box of boxes) box.disabled = full && !box.checked
  }
  group.addEventListener('input', check)
  check()
}

// A first step: kept on this phone, printed with the cards.
const keep = field => {
  field.value = localStorage.getItem(field.dataset.keep) ?? field.value
  field.addEventListener('input', () => localStorage.setItem(field.dataset.keep, field.value))
}

// The list of questions is everyone's: what this device voted for is marked here.
const votes = root => {
  const voted = (document.querySelector('[data-voted]')?.dataset.voted ?? '').split(' ')
  for (const press of root.querySelectorAll('button[name=up]')) {
    const mine = voted.includes(press.form.querySelector('[name=question]').value)
    if (press.getAttribute('aria-pressed') === String(mine)) continue
    press.setAttribute('aria-pressed', mine)
    press.value = mine ? 'false' : 'true'
    press.classList.toggle('secondary', !mine)
  }
}

const enhance = root => {
  const each = (selector, act) => {
    for (const found of root.querySelectorAll(selector)) {
      if ('enhanced' in found.dataset) continue
      found.dataset.enhanced = ''
      act(found)
    }
  }
  each('[data-rank]', rank)
  each('[data-order]', order)
  each('[data-deck]', deal)
  each('[data-most]', limit)
  each('[data-keep]', keep)
  each('[data-print]', press => {
    press.closest('[data-print-line]').hidden = false
    press.addEventListener('click', () => print())
  })
  votes(root)
}

enhance(document)
// A page that follows its room replaces parts of itself.
new MutationObserver(changes => {
  if (changes.some(change => change.addedNodes.length)) enhance(document)
}).observe(document.body, { childList: true, subtree: true })
