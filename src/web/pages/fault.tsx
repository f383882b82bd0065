import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { FormRefused } from '../../auth/require.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { Link } from '../components/link.tsx'
import { saidPlainly } from './refusal-words.ts'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'

/** A page that says one thing and the way on. */
export function PlainPage({
  title,
  viewer,
  before,
  children,
}: {
  title: string
  viewer?: Viewer | undefined
  /** The first line, where the page is about a transfer. */
  before?: Child | undefined
  children: Child
}) {
  return (
    <Shell title={title} viewer={viewer}>
      {before}
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Shell>
  )
}

const toStart = (
  <p class="govuk-body">
    <Link href="/">Go to the start page</Link>
  </p>
)

/** 500: something broke on our side. */
export function faultPage(c: Context): Response | Promise<Response> {
  const request: unknown = c.get('requestId')
  return c.html(
    <PlainPage title="Sorry, there is a problem with the service">
      <p class="govuk-body">
        Something went wrong on our side. Look at the transfer before you try again: what you did may not be on record.
      </p>
      <p class="govuk-body">If a child may be at risk of significant harm, telephone now. Do not wait for this page.</p>
      {typeof request === 'string' ? (
        <p class="govuk-body">
          If it goes on, tell whoever runs Baton for you this number: <span class="baton-reference">{request}</span>
        </p>
      ) : null}
      <p class="govuk-body">
        <Link href="/transfers">Go to your transfers</Link>
      </p>
    </PlainPage>,
    500,
  )
}

/** 404: there is nothing at this address, or nothing for this reader; it does not say which. */
export function notFoundPage(c: Context): Response | Promise<Response> {
  return c.html(
    <PlainPage title="Page not found">
      <p class="govuk-body">
        If you typed the address, check that it is right. If you copied it, check that it is whole.
      </p>
      <p class="govuk-body">You see only the transfers of the council that you are signed in to.</p>
      {toStart}
    </PlainPage>,
    404,
  )
}

/** A refusal that leaves nothing to show but itself: its sentence and what mends it. */
export function refusalPage(c: Ctx, refusal: Refusal): Response | Promise<Response> {
  const { title, mend } = saidPlainly(refusal, new Map())
  return c.html(
    <PlainPage title={title} viewer={viewerOf(c.get('session'))}>
      <p class="govuk-body">{mend}</p>
      <p class="govuk-body">
        <Link href="/transfers">Go to your transfers</Link>
      </p>
    </PlainPage>,
    refusal.code.startsWith('no-such-') ? 404 : 403,
  )
}

/** A form that did not come from one of our own pages within this session. */
export function formRefusedPage(c: Ctx, why: FormRefused): Response | Promise<Response> {
  return c.html(
    <PlainPage title="This form could not be taken" viewer={viewerOf(c.get('session'))}>
      <p class="govuk-body">
        {why.refused === 'no-token'
          ? 'The page was opened before you last signed in.'
          : 'It did not come from a page of Baton that you had open.'}{' '}
        Nothing was recorded.
      </p>
      <p class="govuk-body">
        Go back, copy what you wrote, and <Link href="/transfers">open the transfer again</Link>.
      </p>
    </PlainPage>,
    403,
  )
}

/** 413: more than a form may carry. */
export function tooLargePage(c: Ctx): Response | Promise<Response> {
  return c.html(
    <PlainPage title="That is too large" viewer={viewerOf(c.get('session'))}>
      <p class="govuk-body">A file may have 20 MB at most. Nothing was recorded.</p>
      <p class="govuk-body">Split the file, or scan it at a lower resolution, and add it again.</p>
    </PlainPage>,
    413,
  )
}
