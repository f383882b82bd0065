import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { Link } from './link.tsx'

export interface SummaryAction {
  text: Child
  href: string
  /** What the action is about, for people who hear the link without its row. */
  hiddenText?: string | undefined
}

export interface SummaryRow {
  key: Child
  value: Child
  actions?: SummaryAction[] | undefined
}

export interface SummaryCard {
  title: string
  headingLevel?: 2 | 3 | 4 | undefined
  actions?: SummaryAction[] | undefined
}

export interface SummaryListProps {
  rows: SummaryRow[]
  /** `false` leaves out the lines between rows. */
  border?: boolean | undefined
  /** Puts the list in a card with a title. */
  card?: SummaryCard | undefined
}

function Action({ action, about }: { action: SummaryAction; about: string | undefined }) {
  const hidden = [action.hiddenText, about && `(${about})`].filter(Boolean).join(' ')
  return (
    <Link href={action.href} hiddenText={hidden || undefined}>
      {action.text}
    </Link>
  )
}

function RowActions({ actions, about }: { actions: SummaryAction[]; about: string | undefined }) {
  const [only] = actions
  if (only === undefined) return null
  return (
    <dd class="govuk-summary-list__actions">
      {actions.length === 1 ? (
        <Action action={only} about={about} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {actions.map((action) => (
            <li class="govuk-summary-list__actions-list-item">
              <Action action={action} about={about} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

function CardActions({ actions, about }: { actions: SummaryAction[]; about: string }) {
  const [only] = actions
  if (only === undefined) return null
  if (actions.length === 1) {
    return (
      <div class="govuk-summary-card__actions">
        <Action action={only} about={about} />
      </div>
    )
  }
  return (
    <ul class="govuk-summary-card__actions">
      {actions.map((action) => (
        <li class="govuk-summary-card__action">
          <Action action={action} about={about} />
        </li>
      ))}
    </ul>
  )
}

/** Facts as keys and values, each row with its actions; in a card when it has a title of its own. */
export function SummaryList({ rows, border = true, card }: SummaryListProps) {
  const anyActions = rows.some((row) => (row.actions ?? []).length > 0)
  const list = (
    <dl class={classes('govuk-summary-list', !border && 'govuk-summary-list--no-border')}>
      {rows.map((row) => (
        <div
          class={classes(
            'govuk-summary-list__row',
            anyActions && !row.actions?.length && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          <RowActions actions={row.actions ?? []} about={card?.title} />
        </div>
      ))}
    </dl>
  )
  if (!card) return list
  const Heading = `h${card.headingLevel ?? 2}` as const
  return (
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <Heading class="govuk-summary-card__title">{card.title}</Heading>
        <CardActions actions={card.actions ?? []} about={card.title} />
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}
