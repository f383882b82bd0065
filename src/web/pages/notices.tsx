import { NoticeState, type Notices, NoticesQuery, type NoticeWay, type Told } from '../../../schemas/telling.ts'
import { counted, plainTime } from '../../domain/plain-dates.ts'
import { noticesFor, resendNotice } from '../../exchange/notices.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Link } from '../components/link.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Reference } from '../components/reference.tsx'
import { Select } from '../components/select.tsx'
import { Tag } from '../components/tag.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { refusalPage } from './fault.tsx'
import { saidPlainly } from './refusal-words.ts'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'
import type { PageError } from './verb.tsx'
import { wayTags, wayWords } from './words.ts'

export type NoticesProps = {
  viewer: Viewer
  found: Notices
  query: NoticesQuery
  /** One has just been sent again. */
  resent?: boolean
  errors?: readonly PageError[]
}

const title = 'What we were told'
const states: Record<NoticesQuery['state'], string> = {
  all: 'All',
  dead: 'Not delivered',
  waiting: 'Still to go',
  unseen: 'Not yet seen',
  untold: 'Nobody was told',
}

/** What the reader’s authority was told, newest first, and how that went in each way; what failed is sent again here (R9.3). */
export function NoticesPage({ viewer, found, query, resent = false, errors = [] }: NoticesProps) {
  const { notices, untold, next } = found
  return (
    <Shell title={title} viewer={viewer} place="told" hasErrors={errors.length > 0}>
      {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
      {resent && errors.length === 0 ? <NotificationBanner kind="success" text="It is being sent again." /> : null}
      <h1 class="govuk-heading-l">{title}</h1>
      {untold > 0 ? (
        <WarningText>
          Nobody was told of {counted(untold, 'thing')}: no email and no message arrived.{' '}
          {query.state === 'untold' ? null : <Link href="/notices?state=untold">Look at what it is</Link>}
        </WarningText>
      ) : null}
      <p class="govuk-body">
        Delivered is not yet seen: somebody must open the transfer and act on it.{' '}
        <Link href="/telling">How we are told</Link>
      </p>
      <form method="get" action="/notices" class="baton-filter">
        <Select
          name="state"
          label="Show"
          value={query.state}
          items={NoticeState.options
            .map((value) => ({ value, text: states[value] }))
            .sort((a, b) => Number(b.value === 'all') - Number(a.value === 'all'))}
        />
        <Button kind="secondary">Show</Button>
      </form>
      {notices.length === 0 ? (
        <p class="govuk-body">
          {query.state === 'all' ? 'What your authority is told will stand here.' : 'There is nothing of this kind.'}
        </p>
      ) : (
        <ul class="baton-list">
          {notices.map((told) => (
            <OneNotice {...{ told, viewer, query }} />
          ))}
        </ul>
      )}
      {next || query.after ? (
        <Pagination
          {...(query.after ? { previous: { href: address(query.state), text: 'Back to the newest' } } : {})}
          {...(next ? { next: { href: address(query.state, next), text: 'Older' } } : {})}
        />
      ) : null}
    </Shell>
  )
}

const address = (state: NoticesQuery['state'], after?: number): string =>
  `/notices?state=${state}${after === undefined ? '' : `&after=${after}`}`

type OneProps = { viewer: Viewer; query: NoticesQuery }

function OneNotice({ told, ...props }: OneProps & { told: Told }) {
  return (
    <li class="baton-list__line">
      <div>
        <h2 class="baton-list__title">
          <a class="govuk-link" href={`/transfers/${told.transfer}`}>
            <Reference>{told.reference}</Reference>
          </a>
        </h2>
        <p class="baton-list__words">{told.happened}</p>
      </div>
      <div>
        {told.ways.length === 0 ? <p class="baton-list__words">Told here in Baton only</p> : null}
        {told.ways.map((way) => (
          <OneWay {...props} way={way} about={told.reference} />
        ))}
      </div>
      <div>
        <p class="baton-list__words">{plainTime(told.at)}</p>
        {told.untold ? <p class="baton-list__words baton-list__words--late">Nobody was told</p> : null}
        <p class="baton-list__words">{told.seenAt ? `Seen on ${plainTime(told.seenAt)}` : 'Not yet seen'}</p>
      </div>
    </li>
  )
}

function OneWay({ way, about, viewer, query }: OneProps & { way: NoticeWay; about: string }) {
  const { text, colour } = wayTags[way.state]
  return (
    <div class="govuk-!-margin-bottom-2">
      <p class="baton-list__words">{wayWords(way)}</p>
      <div class="baton-tags">
        <Tag colour={colour}>{text}</Tag>
      </div>
      {way.at ? <p class="baton-list__words">{plainTime(way.at)}</p> : null}
      {way.resentAt ? <p class="baton-list__words">Sent again on {plainTime(way.resentAt)}</p> : null}
      {way.why ? (
        <p class="baton-list__words">
          {way.tries > 1 ? `Tried ${counted(way.tries, 'time')}. ` : ''}
          {way.why}
        </p>
      ) : null}
      {way.state === 'handed' ? <p class="baton-list__words">Taken by the mail service, not yet confirmed</p> : null}
      {way.state === 'dead' || way.state === 'handed' ? (
        <form method="post" action={`/notices/${way.id}/resend`}>
          <input type="hidden" name="csrf" value={viewer.csrf} />
          <input type="hidden" name="state" value={query.state} />
          <Button kind="secondary" preventDoubleClick>
            Send again<span class="govuk-visually-hidden"> {`${about}: ${wayWords(way)}`}</span>
          </Button>
        </form>
      ) : null}
    </div>
  )
}

async function show(c: Ctx, query: NoticesQuery, more: Partial<NoticesProps> = {}): Promise<Response> {
  const actor = c.get('actor')
  const read = await noticesFor(c.get('deps'), actor, query)
  if ('refused' in read) return refusalPage(c, read.refused)
  const viewer = viewerOf(c.get('session')) ?? { name: actor.name, council: '', csrf: '' }
  return c.html(<NoticesPage {...{ viewer, query }} found={read.found} {...more} />, more.errors ? 409 : 200)
}

/** GET /notices. What cannot be read in the address narrows nothing. */
export function showNotices(c: Ctx): Promise<Response> {
  const { state, after, resent } = c.req.query()
  const asked = { ...(state ? { state } : {}), ...(after ? { after } : {}) }
  return show(c, NoticesQuery.safeParse(asked).data ?? NoticesQuery.parse({}), { resent: resent === 'yes' })
}

/** POST /notices/:id/resend. */
export async function takeResend(c: Ctx): Promise<Response> {
  const state = NoticeState.safeParse((await c.req.formData()).get('state')).data ?? 'all'
  const id = c.req.param('id') ?? ''
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  const outcome = known
    ? await resendNotice(c.get('deps'), c.get('actor'), id)
    : { refused: { code: 'no-such-notice', rule: 'R9.3' } as const }
  if ('done' in outcome) return c.redirect(`${address(state)}&resent=yes`, 303)
  if (!('refused' in outcome)) throw new Error('a notice has no version that is lost')
  if (outcome.refused.code === 'no-such-notice' || outcome.refused.code === 'wrong-role')
    return refusalPage(c, outcome.refused)
  const { title: so, mend } = saidPlainly(outcome.refused, new Map())
  return show(c, NoticesQuery.parse({ state }), { errors: [{ text: `${so}. ${mend}` }] })
}
