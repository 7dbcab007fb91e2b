// A wall does not scroll: a board too tall for it is drawn smaller, down to a little more than half.
const fit = () => {
  const stage = document.querySelector('.stage')
  if (!stage) return
  stage.style.zoom = 1
  // The largest that fits: lines break elsewhere at each size, so it is looked for.
  const tooTall = () => document.documentElement.scrollHeight > innerHeight
  if (!tooTall()) return
  let [fits, over] = [0.55, 1]
  for (let tries = 0; tries < 6; tries++) {
    const middle = (fits + over) / 2
    stage.style.zoom = middle
    if (tooTall()) over = middle
    else fits = middle
  }
  stage.style.zoom = fits
}

fit()
addEventListener('resize', fit)
const live = document.querySelector('.wall-live')
if (live) new MutationObserver(fit).observe(live, { childList: true })
