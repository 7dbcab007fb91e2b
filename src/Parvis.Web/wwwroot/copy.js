// Copies what a field holds. Over plain http, on a local network, browsers only offer the older way.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy)
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value)
    else {
      field.select()
      document.execCommand('copy')
    }
    button.parentElement.querySelector('[role=status]').textContent = button.dataset.copied
  })
}
