import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { safeHref } from './link.tsx'

export interface PageStep {
  href: string
  /** In place of "Previous" or "Next". */
  text?: Child | undefined
  /** What lies there, on a line of its own. */
  label?: string | undefined
}

export interface PageNumber {
  number: number | string
  href: string
  current?: boolean | undefined
}

export interface PaginationProps {
  previous?: PageStep | undefined
  next?: PageStep | undefined
  /** Numbered pages; `gap` prints an ellipsis. */
  pages?: (PageNumber | 'gap')[] | undefined
  /** Names the navigation for people who cannot see it. */
  label?: string | undefined
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ way }: { way: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[way]} />
    </svg>
  )
}

function Step({ step, way, block }: { step: PageStep; way: 'prev' | 'next'; block: boolean }) {
  const plain = (
    <>
      {way === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  )
  return (
    <div class={`govuk-pagination__${way}`}>
      <a class="govuk-link govuk-pagination__link" href={safeHref(step.href)} rel={way}>
        {block || way === 'prev' ? <Arrow way={way} /> : null}
        <span
          class={classes(
            'govuk-pagination__link-title',
            block && !step.label && 'govuk-pagination__link-title--decorated',
          )}
        >
          {step.text ?? plain}
        </span>
        {step.label && block ? (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{step.label}</span>
          </>
        ) : null}
        {!block && way === 'next' ? <Arrow way={way} /> : null}
      </a>
    </div>
  )
}

/** The way through a list that does not fit one page. */
export function Pagination({ previous, next, pages, label = 'Pagination' }: PaginationProps) {
  const block = !pages && (previous !== undefined || next !== undefined)
  return (
    <nav class={classes('govuk-pagination', block && 'govuk-pagination--block')} aria-label={label}>
      {previous ? <Step step={previous} way="prev" block={block} /> : null}
      {pages ? (
        <ul class="govuk-pagination__list">
          {pages.map((page) =>
            page === 'gap' ? (
              <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
            ) : (
              <li class={classes('govuk-pagination__item', page.current && 'govuk-pagination__item--current')}>
                <a
                  class="govuk-link govuk-pagination__link"
                  href={safeHref(page.href)}
                  aria-label={`Page ${page.number}`}
                  aria-current={page.current ? 'page' : undefined}
                >
                  {page.number}
                </a>
              </li>
            ),
          )}
        </ul>
      ) : null}
      {next ? <Step step={next} way="next" block={block} /> : null}
    </nav>
  )
}
