import { type Positions, PositionsQuery } from '../../../schemas/board.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { positionsFor } from '../../exchange/positions.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { Reference } from '../components/reference.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { DisputePaper } from './board-paper.tsx'
import { notFoundPage, refusalPage } from './fault.tsx'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'

export type PapersProps = {
  viewer: Viewer
  found: Positions
  /** The one transfer that it is about, where it is about one. */
  id?: string | undefined
}

/** Both sides’ positions in one view: it is also what is printed for a meeting of both councils’ directors (R8.2, R8.3, R8.4). */
export function BoardPapersPage({ viewer, found, id }: PapersProps) {
  const { authority, with: other, on, names, disputes, closed, more } = found
  const between = other ? `between ${authority.name} and ${other.name}` : `of ${authority.name}`
  const title = `${id === undefined ? 'Disputes' : 'Dispute'} ${between}, as at ${plainDate(on)}`
  const back = other ? `/disputes?with=${other.id}` : '/disputes'
  return (
    <Shell title={title} viewer={viewer} back={{ href: back, text: 'Disputes' }}>
      <div class="baton-board-papers">
        <p class="baton-board-papers__mark">Official-sensitive: for the meeting, then destroy</p>
        <h1 class="govuk-heading-l">{title}</h1>
        <div class="baton-board-papers__screen">
          <p class="govuk-body">
            Print this page with your browser: each dispute begins on a page of its own. That you opened these positions
            is on record for each dispute.
          </p>
          <Naming found={found} id={id} />
        </div>
        {names ? (
          <WarningText>The children are named here. Take it to nobody outside the case team.</WarningText>
        ) : (
          <InsetText>
            Nobody of the family is named. In what was written, names on record were replaced: [child c1]. Read it
            through before you hand it out.
          </InsetText>
        )}
        {more ? (
          <p class="govuk-body">These are the {disputes.length + closed.length} most urgent. There are more.</p>
        ) : null}
        {disputes.length === 0 && closed.length === 0 ? <p class="govuk-body">No dispute is open.</p> : null}
        {disputes.map((paper) => (
          <DisputePaper paper={paper} ours={authority.name} on={on} />
        ))}
        <Closed closed={closed} />
      </div>
    </Shell>
  )
}

function Naming({ found: { names, with: other }, id }: Pick<PapersProps, 'found' | 'id'>) {
  const query = new URLSearchParams({
    ...(other ? { with: other.id } : {}),
    ...(id ? { id } : {}),
    ...(names ? {} : { names: 'yes' }),
  })
  return (
    <p class="govuk-body">
      <Link href={query.size === 0 ? '/disputes/papers' : `/disputes/papers?${query}`}>
        {names ? 'Show it without names' : 'Show the children’s names'}
      </Link>
    </p>
  )
}

/** Disputes that are not shown, because their papers are not open to the reader (R2.7, R1.4). */
function Closed({ closed }: Pick<Positions, 'closed'>) {
  if (closed.length === 0) return null
  return (
    <section class="baton-board-papers__closed" aria-labelledby="closed">
      <h2 class="govuk-heading-m" id="closed">
        Not shown
      </h2>
      <p class="govuk-body">
        The papers of these are not open to you: your authority has not acknowledged them, or you know the family.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {closed.map(({ id, reference }) => (
          <li>
            <Link href={`/transfers/${id}`}>
              <Reference>{reference}</Reference>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** GET /disputes/papers. An address that cannot be read opens nothing: each reading is on record. */
export async function showBoardPapers(c: Ctx): Promise<Response> {
  const [deps, actor] = [c.get('deps'), c.get('actor')]
  const { with: other, id, names } = c.req.query()
  const given = { ...(other ? { with: other } : {}), ...(id ? { id } : {}), ...(names ? { names } : {}) }
  const asked = PositionsQuery.safeParse(given).data
  if (asked === undefined) return notFoundPage(c)
  const read = await positionsFor(deps, actor, { ...asked, names: asked.names === 'yes' })
  if ('refused' in read) return refusalPage(c, read.refused)
  const viewer = viewerOf(c.get('session')) ?? { name: actor.name, council: '', csrf: '' }
  return c.html(<BoardPapersPage viewer={viewer} found={read.found} id={asked.id} />)
}
