// A wall does not scroll: a board too tall for it is drawn smaller, down to a little more than half.
const fit = () => {
  const stage = document.querySelector('.stage')
  if (!stage) return
  stage.style.zoom = 1
  const over = document.documentElement.scrollHeight - innerHeight
  if (over > 0) stage.style.zoom = Math.max(0.55, 1 - over / stage.getBoundingClientRect().height)
}

fit()
addEventListener('resize', fit)
const live = document.querySelector('.wall-live')
if (live) new MutationObserver(fit).observe(live, { childList: true })
