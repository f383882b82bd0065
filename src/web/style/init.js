import { ErrorSummary, initAll } from './govuk-frontend.min.js'

/** The page that is shown, without its fragment. */
const shown = () => location.pathname + location.search
let address = shown()

/** Makes the parts of the page work that a script makes better; without one, every form is sent as any form is. */
function start() {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
  initAll()
  for (const form of document.querySelectorAll('form[enctype="multipart/form-data"]')) showProgress(form)
}

/** Sends a form that has a file in it so that one can see how far it has come. */
function showProgress(form) {
  const input = form.querySelector('input[type="file"]')
  if (input === null) return
  const said = made('p', 'govuk-body baton-upload__said', { role: 'status' })
  const bar = made('progress', 'baton-upload__bar', { max: '100', 'aria-label': 'Upload of the file', hidden: '' })
  input.closest('.govuk-form-group').append(said, bar)
  let sending = false
  const stop = (why) => {
    sending = false
    said.textContent = ''
    bar.hidden = true
    showError(input, why)
  }
  form.addEventListener('submit', (event) => {
    const [file] = input.files
    if (file === undefined) return
    event.preventDefault()
    if (sending) return
    if (file.size === 0) return stop('That file is empty. Save it again and choose it again.')
    if (file.size > Number(input.dataset.mostBytes)) return stop(input.dataset.tooLarge)
    sending = true
    showError(input, undefined)
    bar.hidden = false
    send(form, {
      // Said at every tenth, for who hears it; the bar moves all the while.
      sent: (percent) => {
        bar.value = percent
        const tenth = `Uploading, ${Math.floor(percent / 10) * 10}%`
        if (said.textContent !== tenth) said.textContent = tenth
      },
      arrived: () => {
        bar.removeAttribute('value')
        said.textContent = 'Checking the file'
      },
      stopped: (why) => stop(`${why}. What you filled in is still here: choose the button again.`),
    })
  })
}

/** Sends a form, and goes where its answer leads. */
function send(form, { sent, arrived, stopped }) {
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.responseType = 'document'
  request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
    if (lengthComputable) sent((loaded / total) * 100)
  })
  request.upload.addEventListener('load', arrived)
  // A sign-in that has ended leads to another place, which a script may not follow.
  request.addEventListener('error', () => stopped('The upload broke off, or you have been signed out'))
  request.addEventListener('load', () => {
    const page = request.response
    const isForm = page?.querySelector('form[enctype="multipart/form-data"]')
    if (page && (request.status < 400 || isForm)) show(page, request.responseURL)
    else stopped(page?.querySelector('h1')?.textContent.trim() || 'The upload was not taken')
  })
  sent(0)
  request.send(new FormData(form))
}

/** Puts the page that came as the answer in the place of this one, as if the browser had gone there. */
function show(page, url) {
  const { pathname, search } = new URL(url)
  if (pathname + search !== shown()) history.pushState(null, '', pathname + search)
  address = shown()
  document.title = page.title
  document.body.replaceWith(document.adoptNode(page.body))
  scrollTo(0, 0)
  start()
}

/** Says beside the file, and above the form, what is wrong with it, as the server does; without words it takes that away. */
function showError(input, why) {
  const id = `${input.id}-error`
  const group = input.closest('.govuk-form-group')
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id)
  document.getElementById(id)?.remove()
  group.classList.toggle('govuk-form-group--error', why !== undefined)
  input.classList.toggle('govuk-file-upload--error', why !== undefined)
  if (why !== undefined) {
    const message = made('p', 'govuk-error-message', { id })
    const error = made('span', 'govuk-visually-hidden')
    error.textContent = 'Error:'
    message.append(error, ` ${why}`)
    input.before(message)
    described.push(id)
  }
  input.setAttribute('aria-describedby', described.join(' '))
  summarise(input, why)
}

/** Puts a summary of what is wrong now in the place of an older one, and the focus on it, as a page that opens with one does. */
function summarise(input, why) {
  const older = document.querySelector('.govuk-error-summary')
  // What the server said of other fields still stands beside them.
  const others = [...(older?.querySelectorAll('li') ?? [])].filter((one) => {
    const field = document.getElementById(one.querySelector('a')?.hash.slice(1) ?? '')
    return field !== null && field !== input && field.closest('.govuk-form-group--error') !== null
  })
  older?.remove()
  document.title = document.title.replace(/^(Error: )?/, why === undefined ? '' : 'Error: ')
  if (why === undefined) return
  const link = made('a', '', { href: `#${input.id}` })
  link.textContent = why
  const item = made('li', '')
  item.append(link)
  const list = made('ul', 'govuk-list govuk-error-summary__list')
  list.append(item, ...others)
  const heading = made('h2', 'govuk-error-summary__title')
  heading.textContent = 'There is a problem'
  const body = made('div', 'govuk-error-summary__body')
  body.append(list)
  const alert = made('div', '', { role: 'alert' })
  alert.append(heading, body)
  const summary = made('div', 'govuk-error-summary', { 'data-module': 'govuk-error-summary' })
  summary.append(alert)
  input.closest('form').parentElement.prepend(summary)
  new ErrorSummary(summary)
}

function made(name, className, attributes = {}) {
  const element = document.createElement(name)
  element.className = className
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

// Going back to a page that was put in another’s place loads it anew; going to a part of the same page does not.
addEventListener('popstate', () => {
  if (shown() !== address) location.reload()
})

start()
