import { classes } from './classes.ts'
import { safeHref } from './link.tsx'

export interface NavigationItem {
  text: string
  href: string
  /** This is the page in sight. */
  current?: boolean | undefined
  /** The page in sight lies below this one. */
  active?: boolean | undefined
}

// The menu button stays hidden where no script takes charge of it.
const UNTIL_SCRIPT_RUNS = { hidden: true, 'aria-hidden': 'true' } as const

function Item({ item }: { item: NavigationItem }) {
  const marked = item.current || item.active
  return (
    <li class={classes('govuk-service-navigation__item', marked && 'govuk-service-navigation__item--active')}>
      <a
        class="govuk-service-navigation__link"
        href={safeHref(item.href)}
        aria-current={marked ? (item.current ? 'page' : 'true') : undefined}
      >
        {marked ? <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> : item.text}
      </a>
    </li>
  )
}

/** The main places of the service; behind a menu button on a narrow screen. */
export function ServiceNavigation({ items }: { items: NavigationItem[] }) {
  return (
    <div class="govuk-service-navigation" data-module="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
            {items.length > 1 ? (
              <button
                type="button"
                class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                aria-controls="navigation"
                {...UNTIL_SCRIPT_RUNS}
              >
                Menu
              </button>
            ) : null}
            <ul class="govuk-service-navigation__list" id="navigation">
              {items.map((item) => (
                <Item item={item} />
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}
