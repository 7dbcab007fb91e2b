// A wall does not scroll: a board too tall for it is drawn smaller, down to a little more than half.
const fit = () => {
  const stage = document.querySelector('.stage')
  if (!stage) return
  stage.style.zoom = 1
  // Again when rounding, or a line that breaks elsewhere, left it a little too tall.
  for (let zoom = 1, tries = 0; tries < 4; tries++) {
    const over = document.documentElement.scrollHeight - innerHeight
    if (over <= 0) return
    zoom = Math.max(0.55, zoom * (1 - (over + 2) / stage.getBoundingClientRect().height))
    stage.style.zoom = zoom
  }
}

fit()
addEventListener('resize', fit)
const live = document.querySelector('.wall-live')
if (live) new MutationObserver(fit).observe(live, { childList: true })
