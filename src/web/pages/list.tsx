import type { Authority } from '../../../schemas/authority.ts'
import { type ListLine, ListQuery } from '../../../schemas/list.ts'
import { londonDate } from '../../domain/clock.ts'
import { counted, daysLeft, plainDate } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import { states } from '../../domain/transfer.ts'
import { workingDaysBetween } from '../../domain/working-days.ts'
import { authoritiesFor } from '../../exchange/directory.ts'
import { inboxFor } from '../../exchange/inbox.ts'
import { untoldCount } from '../../exchange/notices.ts'
import { Button } from '../components/button.tsx'
import { classes } from '../components/classes.ts'
import { Input } from '../components/input.tsx'
import { Link } from '../components/link.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Reference } from '../components/reference.tsx'
import { Select } from '../components/select.tsx'
import { Tag } from '../components/tag.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { type Ways, waysFor } from './begin-ways.ts'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'
import { errandWords, rungWords, stateTags, urgencyTags } from './words.ts'

/** A line with how its due date stands today, where one runs. */
export type Line = ListLine & { due?: { left: number; today: string } }
export type ListProps = {
  viewer: Viewer
  lines: readonly Line[]
  query: Partial<ListQuery>
  next?: string | undefined
  /** Which ways to begin a transfer are open to the reader; none unless given. */
  ways?: Ways | undefined
  /** Of how many things nobody at the reader’s authority was told (R9.3). */
  untold?: number
}

const titles = {
  waiting: 'Waiting for you',
  all: 'Transfers',
  receiver: 'Transfers coming to us',
  sender: 'Transfers leaving us',
}
const nothingYet = {
  waiting:
    'Nothing waits for you now. What only somebody in your role can do, such as to decide, to advise or to take an alert, stands here until it is done.',
  all: 'Transfers to and from your authority will stand here, newest first, from the moment a draft is begun or another authority tells you of a family that moves to you.',
  receiver: 'Families that move to your area will stand here as soon as another authority tells you of them.',
  sender: 'Families that leave your area will stand here as soon as a draft is begun for them.',
}

/** The inbox: every transfer in and out, newest first; children are named only where the papers are open (R2.7). */
export function ListPage({ viewer, lines, query, next, ways, untold = 0 }: ListProps) {
  const place = query.waits ? 'waiting' : (query.side ?? 'all')
  const queue = place === 'waiting'
  return (
    <Shell title={titles[place]} viewer={viewer} place={place}>
      {untold > 0 && !viewer.guest ? (
        <WarningText>
          Nobody was told of {counted(untold, 'thing')}.{' '}
          <Link href="/notices?state=untold">See what did not arrive</Link>.
        </WarningText>
      ) : null}
      <h1 class="govuk-heading-l">{titles[place]}</h1>
      {queue && !viewer.disputes && !viewer.guest && lines.some(({ waits }) => waits.includes('dispute')) ? (
        <p class="govuk-body">
          You hold a rung in a dispute. <Link href="/disputes">See the board of disputes</Link>.
        </p>
      ) : null}
      {queue ? null : ways?.begin ? (
        <Button href="/transfers/begin">Begin a transfer</Button>
      ) : ways?.alert ? (
        <Button href="/transfers/begin/alert" kind="warning">
          Raise an urgent alert
        </Button>
      ) : null}
      {queue ? null : <Filter query={query} />}
      {lines.length === 0 ? (
        <p class="govuk-body">
          {query.state || query.reference || query.after
            ? 'No transfers here match what you chose.'
            : nothingYet[place]}
        </p>
      ) : (
        <ul class="baton-list">
          {lines.map((line) => (
            <OneLine line={line} />
          ))}
        </ul>
      )}
      {next || query.after ? (
        <Pagination
          {...(query.after ? { previous: { href: address(query), text: 'Back to the newest' } } : {})}
          {...(next ? { next: { href: address(query, next), text: 'Older transfers' } } : {})}
        />
      ) : null}
    </Shell>
  )
}

/** Narrows the list by reference and state. */
function Filter({ query }: { query: Partial<ListQuery> }) {
  return (
    <form method="get" action="/transfers" class="baton-filter">
      {query.side ? <input type="hidden" name="side" value={query.side} /> : null}
      <Input name="reference" label="Reference" value={query.reference ?? ''} width={10} spellcheck={false} />
      <Select
        name="state"
        label="State"
        value={query.state ?? ''}
        items={[
          { value: '', text: 'Any state' },
          ...states.map((state) => ({ value: state, text: stateTags[state].text })),
        ]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function address({ side, state, waits }: Partial<ListQuery>, after?: string): string {
  const query = new URLSearchParams({
    ...(waits ? { waits } : {}),
    ...(side ? { side } : {}),
    ...(state ? { state } : {}),
    ...(after ? { after } : {}),
  })
  return query.size === 0 ? '/transfers' : `/transfers?${query}`
}

function OneLine({ line }: { line: Line }) {
  const state = stateTags[line.state]
  const urgency = urgencyTags[line.urgency]
  return (
    <li class="baton-list__line">
      <div>
        <h2 class="baton-list__title">
          <a class="govuk-link" href={`/transfers/${line.id}`}>
            <Reference>{line.reference}</Reference>
          </a>
        </h2>
        {line.waits.map((errand) => (
          <p class={classes('baton-list__waits', errand === 'alert' && 'baton-list__waits--alert')}>
            {errandWords(errand)}
          </p>
        ))}
        <p class="baton-list__words">{line.side === 'receiver' ? `From ${line.other}` : `To ${line.other}`}</p>
        {line.names?.length ? <p class="baton-list__words">{listed(line.names, 'and')}</p> : null}
      </div>
      <div>
        <div class="baton-tags">
          <Tag colour={state.colour}>{state.text}</Tag>
          {urgency && line.urgency !== 'routine' ? <Tag colour={urgency.colour}>{urgency.text}</Tag> : null}
        </div>
        {line.rung === undefined ? null : (
          <p class="baton-list__words">In dispute, with the {rungWords[line.rung]?.toLowerCase()}</p>
        )}
      </div>
      <div>{line.dueOn ? <DueWords line={line} on={line.dueOn} /> : null}</div>
    </li>
  )
}

function DueWords({ line: { due, state }, on }: { line: Line; on: string }) {
  // Once accepted the meeting may have been held, which a line does not tell.
  const passed = due !== undefined && on < due.today
  const late = passed && state !== 'accepted'
  return (
    <>
      <p class="baton-list__words">Meeting due {plainDate(on)}</p>
      {due ? (
        <p class={classes('baton-list__words', late && 'baton-list__words--late')}>
          {passed && !late ? 'That date has passed' : daysLeft(due.left, on, due.today)}
        </p>
      ) : null}
    </>
  )
}

/** GET /transfers: the list, narrowed by side and state. What cannot be read in the address narrows nothing. */
export async function showList(c: Ctx): Promise<Response> {
  const [deps, actor, session] = [c.get('deps'), c.get('actor'), c.get('session')]
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''))
  const query = ListQuery.safeParse(given).data ?? ListQuery.parse({})
  const [{ lines, next }, authorities, untold] = await Promise.all([
    inboxFor(deps, actor, query),
    authoritiesFor(deps, actor),
    untoldCount(deps, actor),
  ])
  const today = londonDate(deps.now())
  const nationOf = (line: ListLine) => nationIn(authorities, line.side === 'receiver' ? actor.authority : line.other)
  const shown = lines.map((line): Line => {
    const over = line.state === 'completed' || line.state === 'ended'
    if (line.dueOn === undefined || over) return line
    return { ...line, due: { left: workingDaysBetween(deps.calendar(nationOf(line)), today, line.dueOn), today } }
  })
  const viewer = viewerOf(session) ?? { name: actor.name, council: '', csrf: '' }
  return c.html(<ListPage {...{ viewer, query, next, untold }} lines={shown} ways={waysFor(actor)} />)
}

// The receiving authority's nation decides which days count (R6.1).
const nationIn = (authorities: readonly Authority[], which: string): string =>
  authorities.find(({ id, name }) => id === which || name === which)?.nation ?? 'england'
