import { type Board, type BoardLine, BoardQuery } from '../../../schemas/board.ts'
import { theOther } from '../../domain/actor.ts'
import { boardFor } from '../../exchange/board.ts'
import { authoritiesFor } from '../../exchange/directory.ts'
import { Button } from '../components/button.tsx'
import { classes } from '../components/classes.ts'
import { Link } from '../components/link.tsx'
import { Reference } from '../components/reference.tsx'
import { Select } from '../components/select.tsx'
import { Tag } from '../components/tag.tsx'
import { childWords, councilsOf, leadsWords, meetingWords, openWords, timeWords } from './board-words.ts'
import { groundWords, holderWords } from './dispute-words.ts'
import { refusalPage } from './fault.tsx'
import type { CouncilNames } from './names.ts'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'
import { urgencyTags } from './words.ts'

export type BoardProps = {
  viewer: Viewer
  board: Board
  /** The duty telephone of each council, by its id, where it is at hand. */
  telephones?: ReadonlyMap<string, string> | undefined
}

const title = 'Disputes'

/** The sections in their order: what only the reader’s own decision moves comes first. */
const sections: readonly { section: BoardLine['section']; heading: string; none: string }[] = [
  { section: 'yours', heading: 'Yours to decide', none: 'Nothing waits for your decision.' },
  { section: 'theirs', heading: 'Waiting on the other authority', none: 'Nothing waits on another authority.' },
  { section: 'elsewhere', heading: 'With somebody else here', none: 'Nothing waits for somebody else here.' },
]

/** A manager’s board: every open dispute of the reader’s authority, by whose turn it is (R8.3, R8.4, R8.5). */
export function BoardPage({ viewer, board, telephones }: BoardProps) {
  const { lines, with: other, councils, more } = board
  return (
    <Shell title={title} viewer={viewer} place="disputes">
      <h1 class="govuk-heading-l">{title}</h1>
      {councils.length === 0 && other === undefined ? null : <Filter board={board} />}
      {more ? (
        <p class="govuk-body">These are the {lines.length} most urgent. Choose a council to see the rest.</p>
      ) : null}
      {lines.length === 0 ? (
        <p class="govuk-body">
          {other
            ? `No dispute with ${other.name} is open.`
            : 'No dispute is open. Each one stands here from the day it is raised.'}
        </p>
      ) : (
        sections.map((one) => <Section {...one} board={board} telephones={telephones} />)
      )}
      {councils.length === 0 ? null : <Papers board={board} />}
    </Shell>
  )
}

function Filter({ board: { with: other, councils } }: { board: Board }) {
  const choices = other && !councils.some(({ id }) => id === other.id) ? [...councils, other] : councils
  return (
    <form method="get" action="/disputes" class="baton-filter">
      <Select
        name="with"
        label="With which council"
        value={other?.id ?? ''}
        items={[{ value: '', text: 'Any council' }, ...choices.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

type Shown = Pick<BoardProps, 'board' | 'telephones'>

function Section({ section, heading, none, ...shown }: (typeof sections)[number] & Shown) {
  const lines = shown.board.lines.filter((line) => line.section === section)
  return (
    <section aria-labelledby={section}>
      <h2 class="govuk-heading-m" id={section}>
        {heading} ({lines.length})
      </h2>
      {lines.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <ul class="baton-list">
          {lines.map((line) => (
            <OneLine line={line} {...shown} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneLine({ line, board, telephones }: Shown & { line: BoardLine }) {
  const { authority, on } = board
  const { dispute, side, other, urgency, due } = line
  const tag = urgencyTags[urgency]
  const councils = councilsOf(line, authority.name)
  const pressing = line.time !== 'later'
  const late = due?.left !== undefined && due.on < on
  return (
    <li class="baton-list__line">
      <div>
        <h3 class="baton-list__title">
          <a class="govuk-link" href={`/transfers/${line.id}`}>
            <Reference>{line.reference}</Reference>
          </a>
        </h3>
        <p class="baton-list__words">{side === 'receiver' ? `From ${other.name}` : `To ${other.name}`}</p>
        {line.children.map((child) => (
          <p class="baton-list__words">{childWords(child)}</p>
        ))}
        {tag && urgency !== 'routine' ? (
          <div class="baton-tags">
            <Tag colour={tag.colour}>{tag.text}</Tag>
          </div>
        ) : null}
      </div>
      <div>
        <p class="baton-list__words">{groundWords(dispute)}</p>
        <p class="baton-list__words">
          Raised by {councils[dispute.raisedBy]}. {openWords(line)}
        </p>
        <p class="baton-list__words">
          Leading today: <strong>{leadsWords(line.children, councils)}</strong>
        </p>
      </div>
      <div>
        <Holder line={line} councils={councils} desk={telephones?.get(other.id)} />
        <p class={classes('baton-list__words', pressing && 'baton-list__words--late')}>{timeWords(line)}</p>
        {meetingWords(line, on).map((words) => (
          <p class={classes('baton-list__words', late && 'baton-list__words--late')}>{words}</p>
        ))}
      </div>
    </li>
  )
}

/** Who holds the rung where it stands: here, or where the other side is to decide, there, with the number to call (R8.4). */
function Holder({ line, councils, desk }: { line: BoardLine; councils: CouncilNames; desk: string | undefined }) {
  const { dispute, section } = line
  const theirs = section === 'theirs'
  const side = theirs ? theOther(line.side) : line.side
  const held = dispute.ladder.find(({ rung }) => rung === dispute.rung)
  if (held === undefined) return null
  return (
    <>
      <p class="baton-list__words">
        At: <strong>{held[side].title}</strong>
        {theirs ? ` of ${councils[side]}` : ''}
      </p>
      <p class="baton-list__words">{holderWords(held, side, dispute.ladder, theirs ? desk : undefined)}</p>
      {theirs && desk && held[side].by !== 'desk' ? <p class="baton-list__words">Duty telephone: {desk}</p> : null}
    </>
  )
}

/** Leads to the positions side by side, council by council. */
function Papers({ board: { with: other, councils } }: { board: Board }) {
  const shown = other ? councils.filter(({ id }) => id === other.id) : councils
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="papers">
      <h2 class="govuk-heading-m" id="papers">
        For a meeting with the other council
      </h2>
      <p class="govuk-body">
        Both sides’ positions and decisions, to be printed. That you opened them is on record for each dispute.
      </p>
      <ul class="govuk-list">
        {shown.map(({ id, name }) => (
          <li>
            <Link href={`/disputes/papers?with=${id}`}>Positions in the disputes with {name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** GET /disputes. What cannot be read in the address narrows nothing. */
export async function showBoard(c: Ctx): Promise<Response> {
  const [deps, actor] = [c.get('deps'), c.get('actor')]
  const asked = BoardQuery.safeParse({ with: c.req.query('with') || undefined }).data?.with
  const [read, authorities] = await Promise.all([boardFor(deps, actor, asked), authoritiesFor(deps, actor)])
  if ('refused' in read) return refusalPage(c, read.refused)
  const viewer = viewerOf(c.get('session')) ?? { name: actor.name, council: '', csrf: '' }
  const telephones = new Map(authorities.map(({ id, dutyTelephone }) => [id, dutyTelephone]))
  return c.html(<BoardPage viewer={viewer} board={read.found} telephones={telephones} />)
}
