import type { Responsibility } from '../../../schemas/dispute.ts'
import type { Side } from '../../domain/actor.ts'
import { daysAfter } from '../../domain/days-after.ts'
import { type Names, namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { LeadBanner } from '../components/lead-banner.tsx'
import { Link } from '../components/link.tsx'
import { bothSides, dutySentences } from './dispute-words.ts'
import type { Opened } from './opened.ts'

type Called = Pick<Opened, 'view' | 'names' | 'councils'>
type LeadProps = Called & Pick<Opened, 'today'> & { responsibility: Responsibility }
type Child = Opened['view']['children'][number]
type Span = Responsibility['children'][number]['leads'][number]

/** The first line of the page: who leads today for each child, how long, and whose duty each side says it is (R8.1, R8.7). */
export function Lead(props: LeadProps) {
  const { view, names, councils } = props
  const sides = leadingSides(view)
  return (
    <>
      {sides.map((side) => {
        const children = view.children.filter(({ leads }) => leads === side)
        return (
          <LeadBanner council={councils[side]} disputed={children.some(({ id }) => isDisputed(view, id))}>
            {view.children.length > 1 || view.content ? (
              <div>
                For{' '}
                {namesIn(
                  children.map(({ id }) => id),
                  names,
                )}
                .
              </div>
            ) : null}
            {together(children, (child) => notesOf(child, props), names).map((note) => (
              <div>{note}</div>
            ))}
            {side === sides.at(-1) ? (
              <>
                {dutyOf(props, sides.length > 1).map((note) => (
                  <div>{note}</div>
                ))}
                <div>
                  <Link href={`/transfers/${view.id}/responsibility`}>How it came to this</Link>
                </div>
              </>
            ) : null}
          </LeadBanner>
        )
      })}
    </>
  )
}

/** The same in short, for the first line of every other page of a transfer (R8.1, R8.7). */
export function LeadLine({ view, names, councils }: Called) {
  const sides = leadingSides(view)
  const [only] = sides
  const forWhom = (side: Side) => {
    const ids = view.children.filter(({ leads }) => leads === side).map(({ id }) => id)
    return sides.length > 1 ? ` for ${namesIn(ids, names)}` : ''
  }
  const said = together(
    view.children,
    (child) => [...nextNote(child, councils), ...dutyNotes(child, view, councils)],
    names,
  )
  return (
    <p class={`baton-lead-line${view.dispute ? ' baton-lead-line--disputed' : ''}`}>
      {sides.map((side) => (
        <>
          {side === only ? 'Leading today: ' : '; '}
          <strong>{councils[side]}</strong>
          {forWhom(side)}
        </>
      ))}
      . {view.dispute ? 'Responsibility is in dispute. ' : ''}
      {said.join(' ')}
    </p>
  )
}

const leadingSides = ({ children }: Called['view']) =>
  bothSides.filter((side) => children.some(({ leads }) => leads === side))

const isDisputed = ({ dispute }: Called['view'], id: string): boolean => dispute?.children.includes(id) ?? false

// Any other begins with the name of a council.
const ours = /^(They|Responsibility|The transfer has)/

/** What is noted of children: once for all of whom it is true, and by name where it is true of some alone. */
function together(children: readonly Child[], notes: (child: Child) => string[], names: Names, all = ''): string[] {
  const found = new Map<string, string[]>()
  for (const child of children) for (const note of notes(child)) found.set(note, [...(found.get(note) ?? []), child.id])
  return [...found].map(([note, ids]) =>
    ids.length === children.length
      ? all + note
      : `${namesIn(ids, names)}: ${note.replace(ours, (word) => word.toLowerCase())}`,
  )
}

/** Whose duty each side says it is, once for all: two authorities may lead, and each speaks of every child. */
const dutyOf = ({ view, names, councils }: Called, apart: boolean): string[] =>
  together(view.children, (child) => dutyNotes(child, view, councils), names, apart ? 'For all the children: ' : '')

function notesOf(child: Child, { view, councils, today, responsibility }: LeadProps): string[] {
  const dispute = isDisputed(view, child.id)
    ? ['Responsibility is in dispute. The clock runs on, and safeguarding goes on as before.']
    : []
  if (child.ending) return ['The transfer has ended.']
  const spans = responsibility.children.find(({ id }) => id === child.id)?.leads ?? []
  const leads = leadNote(child, spans, { view, councils, today })
  return [...leads, ...sharedNote(child, { view, councils, today }), ...dispute]
}

function leadNote(child: Child, spans: readonly Span[], c: Pick<LeadProps, 'view' | 'councils' | 'today'>): string[] {
  const { view, councils, today } = c
  const now = spans.filter(({ from }) => from <= today).at(-1)
  const next = spans.find(({ from }) => from > today)
  if (next !== undefined) {
    const how = now?.why === 'interim' ? ' by an interim arrangement' : ''
    const until = plainDate(daysAfter(next.from, -1))
    return [`They lead${how} until ${until}; then, from ${plainDate(next.from)}, ${councils[next.side]} leads.`]
  }
  if (child.leads === 'receiver') return now ? [`They have led since ${plainDate(now.from)}.`] : []
  // Where it is shared or in dispute nothing may read as promised.
  if (child.sharedUntil !== undefined || isDisputed(view, child.id)) return []
  return [`They lead until ${councils.receiver} accepts responsibility and says from when it leads.`]
}

/** Who leads next, where that is known already. */
function nextNote({ next, ending }: Child, councils: Called['councils']): string[] {
  return next && !ending ? [`${councils[next.side]} leads from ${plainDate(next.from)}.`] : []
}

/** Until when it is shared; once that is over, how it is settled (R8.6). */
function sharedNote(child: Child, { view, councils, today }: Pick<LeadProps, 'view' | 'councils' | 'today'>): string[] {
  if (child.sharedUntil === undefined) return []
  const until = plainDate(child.sharedUntil)
  if (child.sharedUntil >= today) return [`Responsibility is shared until ${until}.`]
  const { sender, receiver } = councils
  const how = isDisputed(view, child.id)
    ? ''
    : ` To settle it, ${receiver} accepts responsibility, ${sender} withdraws, or either raises a dispute.`
  return [`Responsibility was shared until ${until}: who is responsible next is still to be settled.${how}`]
}

/** Whose duty each side says it is; that it has not said, only where that is in dispute. */
const dutyNotes = ({ id, duty }: Child, view: Called['view'], councils: Called['councils']): string[] =>
  dutySentences(duty, isDisputed(view, id), councils)
