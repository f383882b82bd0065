import type { Child } from 'hono/jsx'

const SAFE_START = /^(?:\/(?![/\\])|#|https?:\/\/|mailto:|tel:)/

/** Whether the text holds a character that a browser drops while it reads an address. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}

/**
 * Gives the address back when a page may link to it: a path of our own, a place on the page, http(s), mailto or tel.
 * Throws on anything else, because JSX prints `javascript:` addresses unchanged.
 */
export function safeHref(href: string): string {
  if (!SAFE_START.test(href) || hasControl(href)) throw new Error('This address may not stand in a link')
  return href
}

export interface LinkProps {
  href: string
  children: Child
  /** Read out after the text and not shown, so that links with the same text can be told apart. */
  hiddenText?: string | undefined
  /** For links on a dark ground. */
  inverse?: boolean | undefined
  download?: boolean | undefined
}

/** A link in running text. */
export function Link({ href, children, hiddenText, inverse, download }: LinkProps) {
  return (
    <a class={inverse ? 'govuk-link govuk-link--inverse' : 'govuk-link'} href={safeHref(href)} download={download}>
      {children}
      {hiddenText ? <span class="govuk-visually-hidden"> {hiddenText}</span> : null}
    </a>
  )
}
