import { Assessment } from '../../../schemas/documents/assessment.ts'
import { assessmentFactors } from '../../../schemas/documents/assessment-factors.ts'
import { Minutes } from '../../../schemas/documents/minutes.ts'
import { type Mark, Paper } from '../../../schemas/documents/paper.ts'
import { Plan } from '../../../schemas/documents/plan.ts'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'
import { Summary } from '../../../schemas/documents/summary.ts'
import { paperFor } from '../../exchange/paper.ts'
import { Link } from '../components/link.tsx'
import { type Part, Parts, partsOf, Said } from '../components/readable.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { refusalPage } from './fault.tsx'
import { Id, type Opened, openTransfer } from './opened.ts'
import { type Ctx, Shell } from './shell.tsx'
import { slotTitles } from './words.ts'

const schemas = { assessment: Assessment, plan: Plan, minutes: Minutes, summary: Summary } as const
const ABOUT: readonly string[] = [
  ...['datedOn', 'updatedOn', 'authoredBy', 'children', 'originalCreatedAt', 'sourceSystem'],
]

/** A paper to be read, or what an uploaded one says of itself: what asks for care first, then what it is, then its sections in their order (R3.10). */
export function ReadPaperPage({ opened, paper, id }: { opened: Opened; paper: StructuredPaper | Paper; id: string }) {
  const { view, viewer } = opened
  const kind = 'kind' in paper ? paper.kind : 'other'
  const parts = partsOf('kind' in paper ? schemas[paper.kind] : Paper, paper).filter(
    ({ key }) => key !== 'title' && key !== 'marks',
  )
  const isAbout = ({ key, value }: Part) => ABOUT.includes(key) || (typeof value === 'string' && value.length <= 60)
  const names = new Map([...opened.names, ...assessmentFactors])
  return (
    <Shell
      title={paper.title}
      viewer={viewer}
      back={{ href: `/transfers/${view.id}#package`, text: `Transfer ${view.reference}` }}
    >
      <div class="govuk-grid-row">
        <article class="govuk-grid-column-two-thirds baton-paper">
          <span class="govuk-caption-l">{slotTitles[kind]}</span>
          <h1 class="govuk-heading-l">{paper.title}</h1>
          {paper.marks.map((mark) => (
            <WarningText hiddenText="Handle with care">{markWords(mark)}</WarningText>
          ))}
          <Parts parts={parts.filter(isAbout)} names={names} />
          {parts
            .filter((part) => !isAbout(part))
            .map((part) => (
              <section>
                <h2 class="govuk-heading-m">{part.title}</h2>
                <div class="govuk-body baton-paper__words">
                  <Said part={part} names={names} />
                </div>
              </section>
            ))}
          <p class="govuk-body">
            <Link href={`/transfers/${view.id}/papers/${id}/json`} download>
              Download as JSON
            </Link>
          </p>
        </article>
      </div>
    </Shell>
  )
}

function markWords(mark: Mark): string {
  if (mark.kind === 'third-party') return `About a third party: ${mark.who}${mark.note ? `. ${mark.note}` : ''}`
  const reason = mark.reason ? `. ${mark.reason}` : ''
  if (mark.kind === 'keep-from') return `Keep from ${mark.from}: ${mark.what}${reason}`
  return `Confidential address of ${mark.whose}: keep from ${mark.from}${reason}`
}

async function paperIn(c: Ctx) {
  const paper = Id.safeParse(c.req.param('paper'))
  const id = Id.safeParse(c.req.param('id'))
  if (!paper.success || !id.success) return { refused: { code: 'no-such-paper', rule: 'R3.1' } } as const
  return paperFor(c.get('deps'), c.get('actor'), id.data, paper.data)
}

/** GET /transfers/:id/papers/:paper. */
export async function showPaper(c: Ctx): Promise<Response> {
  const read = await paperIn(c)
  if ('refused' in read) return refusalPage(c, read.refused)
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  return c.html(<ReadPaperPage opened={opened} paper={read.found} id={c.req.param('paper') ?? ''} />)
}

/** GET /transfers/:id/papers/:paper/json: the same as data, to be filed. */
export async function downloadPaper(c: Ctx): Promise<Response> {
  const read = await paperIn(c)
  if ('refused' in read) return refusalPage(c, read.refused)
  return c.json(read.found, 200, {
    'content-disposition': `attachment; filename="${'kind' in read.found ? read.found.kind : 'other'}-${c.req.param('paper')}.json"`,
  })
}
