import { raw } from 'hono/html'
import { BackLink } from '../../src/web/components/back-link.tsx'
import { Button } from '../../src/web/components/button.tsx'
import { Details } from '../../src/web/components/details.tsx'
import { ErrorSummary } from '../../src/web/components/error-summary.tsx'
import { InsetText } from '../../src/web/components/inset-text.tsx'
import type { TextSize } from '../../src/web/components/label.tsx'
import { NotificationBanner } from '../../src/web/components/notification-banner.tsx'
import { Pagination } from '../../src/web/components/pagination.tsx'
import { Panel } from '../../src/web/components/panel.tsx'
import { PhaseBanner } from '../../src/web/components/phase-banner.tsx'
import { ServiceNavigation } from '../../src/web/components/service-navigation.tsx'
import { SummaryList } from '../../src/web/components/summary-list.tsx'
import { Table } from '../../src/web/components/table.tsx'
import { Tag, type TagColour } from '../../src/web/components/tag.tsx'
import { WarningText } from '../../src/web/components/warning-text.tsx'
import { FIELD_ADAPTERS } from './govuk-field-adapters.tsx'
import { type Adapter, after, level, unknownClass, words } from './govuk-fixtures.ts'

/** Every component that we take from GOV.UK Frontend. */
export const ADAPTERS: Record<string, Adapter> = {
  ...FIELD_ADAPTERS,
  'back-link': {
    supported: ['text', 'html', 'href'],
    render: (options) => <BackLink href={options.href ?? '#'}>{words(options)}</BackLink>,
    atLeast: 3,
  },
  button: {
    supported: [
      'text',
      'html',
      'href',
      'name',
      'value',
      'type',
      'id',
      'disabled',
      'classes',
      'isStartButton',
      'preventDoubleClick',
    ],
    render: (options) => {
      if (unknownClass(options.classes, /^govuk-button--(secondary|warning|inverse)$/)) return undefined
      return (
        <Button
          {...options}
          kind={after<'secondary' | 'warning' | 'inverse'>(options.classes, 'govuk-button--')}
          type={options.type as 'submit' | 'button' | undefined}
          value={options.value?.toString()}
          start={options.isStartButton}
        >
          {words(options)}
        </Button>
      )
    },
    atLeast: 20,
  },
  details: {
    supported: ['summaryText', 'summaryHtml', 'text', 'html', 'id', 'open'],
    render: (options) => (
      <Details
        summary={words({
          ...(options.summaryText ? { text: options.summaryText } : { html: options.summaryHtml ?? '' }),
        })}
        open={options.open}
        id={options.id}
      >
        {words(options)}
      </Details>
    ),
    atLeast: 6,
  },
  'error-summary': {
    supported: [
      'titleText',
      'titleHtml',
      'descriptionText',
      'descriptionHtml',
      'errorList.text',
      'errorList.html',
      'errorList.href',
    ],
    render: (options) =>
      options.titleHtml ? undefined : (
        <ErrorSummary
          title={options.titleText}
          description={options.descriptionHtml ? raw(options.descriptionHtml) : options.descriptionText}
          errors={(options.errorList ?? []).map((error) => ({ text: words(error), href: error.href }))}
        />
      ),
    atLeast: 11,
  },
  'inset-text': {
    supported: ['text', 'html', 'id'],
    render: (options) => <InsetText id={options.id}>{words(options)}</InsetText>,
    atLeast: 4,
  },
  'notification-banner': {
    supported: ['text', 'html', 'type', 'titleText', 'titleHtml', 'titleId', 'titleHeadingLevel'],
    render: (options) => {
      if (options.type !== undefined && options.type !== 'success') return undefined
      const title = options.titleHtml ? raw(options.titleHtml) : options.titleText
      const body = options.html ? raw(options.html) : undefined
      return (
        <NotificationBanner
          kind={options.type ? 'success' : 'important'}
          title={title}
          titleId={options.titleId}
          titleLevel={level<2 | 3>(options.titleHeadingLevel)}
          text={options.text?.toString()}
        >
          {body}
        </NotificationBanner>
      )
    },
    atLeast: 10,
  },
  pagination: {
    supported: [
      'previous.href',
      'previous.text',
      'previous.labelText',
      'next.href',
      'next.text',
      'next.labelText',
      'items.number',
      'items.href',
      'items.current',
      'items.ellipsis',
      'landmarkLabel',
    ],
    render: (options) => (
      <Pagination
        previous={
          options.previous && {
            href: options.previous.href,
            text: words(options.previous),
            label: options.previous.labelText,
          }
        }
        next={options.next && { href: options.next.href, text: words(options.next), label: options.next.labelText }}
        pages={options.items?.map((item) =>
          item.ellipsis ? 'gap' : { number: item.number ?? 0, href: item.href ?? '', current: item.current },
        )}
        label={options.landmarkLabel}
      />
    ),
    atLeast: 9,
  },
  panel: {
    supported: ['titleText', 'titleHtml', 'text', 'html', 'headingLevel'],
    render: (options) => (
      <Panel
        title={options.titleHtml ? raw(options.titleHtml) : options.titleText}
        headingLevel={level<1 | 2 | 3>(options.headingLevel)}
      >
        {words(options)}
      </Panel>
    ),
    atLeast: 5,
  },
  'phase-banner': {
    supported: ['tag.text', 'text', 'html'],
    render: (options) =>
      options.tag ? <PhaseBanner phase={String(options.tag.text)}>{words(options)}</PhaseBanner> : undefined,
    atLeast: 1,
  },
  'service-navigation': {
    supported: ['navigation.text', 'navigation.href', 'navigation.current', 'navigation.active'],
    render: (options) =>
      options.navigation?.length ? (
        <ServiceNavigation
          items={options.navigation.map((item) => ({
            text: String(item.text),
            href: item.href ?? '',
            current: item.current,
            active: item.active,
          }))}
        />
      ) : undefined,
    atLeast: 3,
  },
  'summary-list': {
    supported: [
      'rows.key.text',
      'rows.key.html',
      'rows.value.text',
      'rows.value.html',
      'rows.actions.items.href',
      'rows.actions.items.text',
      'rows.actions.items.html',
      'rows.actions.items.visuallyHiddenText',
      'classes',
      'card.title.text',
      'card.title.headingLevel',
      'card.actions.items.text',
      'card.actions.items.href',
    ],
    render: (options) => {
      if (!Array.isArray(options.rows) || unknownClass(options.classes, /--no-border$/)) return undefined
      const rows = options.rows.flatMap((row) => ('key' in row ? [row] : []))
      const actions = (given: NonNullable<(typeof rows)[number]['actions']> | undefined) =>
        given?.items.map((action) => ({
          text: words(action),
          href: action.href,
          hiddenText: action.visuallyHiddenText,
        }))
      const card = options.card && {
        title: String(options.card.title.text),
        headingLevel: level<2 | 3 | 4>(options.card.title.headingLevel),
        actions: actions(options.card.actions),
      }
      return (
        <SummaryList
          rows={rows.map((row) => ({ key: words(row.key), value: words(row.value), actions: actions(row.actions) }))}
          border={options.classes === undefined}
          card={card}
        />
      )
    },
    atLeast: 15,
  },
  table: {
    supported: [
      'rows.text',
      'rows.html',
      'rows.format',
      'rows.colspan',
      'rows.rowspan',
      'head.text',
      'head.html',
      'head.format',
      'caption',
      'captionClasses',
      'firstCellIsHeader',
      'classes',
    ],
    render: (options) => {
      if (!Array.isArray(options.rows) || unknownClass(options.classes, /^govuk-table--small-text-until-tablet$/))
        return undefined
      const cells = options.rows.flatMap((row) => (Array.isArray(row) ? [row] : []))
      return (
        <Table
          caption={options.caption}
          captionSize={after<TextSize>(options.captionClasses, 'govuk-table__caption--')}
          columns={options.head?.map((head) => ({ heading: words(head), numeric: head.format === 'numeric' }))}
          rows={cells.map((row) =>
            row.map(({ format, colspan, rowspan, ...text }) => ({
              content: words(text),
              numeric: format === 'numeric',
              colspan,
              rowspan,
            })),
          )}
          firstCellIsHeader={options.firstCellIsHeader}
          small={options.classes !== undefined}
        />
      )
    },
    atLeast: 10,
  },
  tag: {
    supported: ['text', 'html', 'classes'],
    render: (options) => <Tag colour={after<TagColour>(options.classes, 'govuk-tag--')}>{words(options)}</Tag>,
    atLeast: 11,
  },
  'warning-text': {
    supported: ['text', 'html', 'iconFallbackText'],
    render: (options) => <WarningText hiddenText={options.iconFallbackText}>{words(options)}</WarningText>,
    atLeast: 5,
  },
}
