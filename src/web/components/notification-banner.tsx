import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export interface NotificationBannerProps {
  /** `success` tells what has just been done, and takes the focus. */
  kind?: 'important' | 'success' | undefined
  title?: Child | undefined
  /** Needed when a page has two banners. */
  titleId?: string | undefined
  titleLevel?: 2 | 3 | undefined
  /** One sentence in the banner's own style. */
  text?: string | undefined
  /** In place of `text`: paragraphs, lists and links. */
  children?: Child | undefined
}

/** News about the page or what was just done. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.kind === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const Heading = `h${props.titleLevel ?? 2}` as const
  const landmark = { role: success ? 'alert' : 'region', 'aria-labelledby': titleId }
  return (
    <div
      class={classes('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      {...landmark}
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ?? <p class="govuk-notification-banner__heading">{props.text}</p>}
      </div>
    </div>
  )
}
