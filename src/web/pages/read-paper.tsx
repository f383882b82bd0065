import { assessmentFactors } from '../../../schemas/documents/assessment-factors.ts'
import type { Mark, Paper } from '../../../schemas/documents/paper.ts'
import { readingOf } from '../../../schemas/documents/read.ts'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'
import { laterSaid, laterThan } from '../../domain/later-version.ts'
import type { Names } from '../../domain/names.ts'
import { kindOf, markReason, markSentence, paperName, sizeOf, slotTitles } from '../../domain/words.ts'
import { paperFor } from '../../exchange/paper.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { Parts, Said } from '../components/readable.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { refusalPage } from './fault.tsx'
import { LeadLine } from './lead.tsx'
import { Id, type Opened, openTransfer } from './opened.ts'
import { type Ctx, Shell } from './shell.tsx'

/** A paper to be read, or what an uploaded one says of itself: what asks for care first, then what it is, then its sections in their order (R3.10). */
export function ReadPaperPage({ opened, paper, id }: { opened: Opened; paper: StructuredPaper | Paper; id: string }) {
  const { view, viewer } = opened
  const papers = view.content?.papers ?? []
  const line = papers.find((one) => one.id === id)
  const kind = 'kind' in paper ? paper.kind : 'other'
  const { about, sections } = readingOf(paper)
  const names = new Map([...opened.names, ...assessmentFactors])
  return (
    <Shell
      title={paper.title}
      viewer={viewer}
      back={{ href: `/transfers/${view.id}#package`, text: `Transfer ${view.reference}` }}
    >
      <LeadLine {...opened} />
      <div class="govuk-grid-row">
        <article class="govuk-grid-column-two-thirds baton-paper">
          <span class="govuk-caption-l">{line ? paperName(line) : slotTitles[kind]}</span>
          <h1 class="govuk-heading-l">{paper.title}</h1>
          {paper.marks.map((mark) => (
            <WarningText hiddenText="Handle with care">{markWords(mark, names)}</WarningText>
          ))}
          {line ? <Later line={line} papers={papers} names={names} here={`/transfers/${view.id}/papers`} /> : null}
          <Parts parts={about} names={names} />
          {sections.map(({ title, said }) => (
            <section>
              <h2 class="govuk-heading-m">{title}</h2>
              <div class="govuk-body baton-paper__words">
                <Said said={said} names={names} />
              </div>
            </section>
          ))}
          <ul class="govuk-list">
            {line?.files.map(({ file, name, mediaType, bytes }) =>
              file ? (
                <li>
                  <Link href={`/transfers/${view.id}/files/${file}`} download>
                    Download {name}
                  </Link>{' '}
                  ({kindOf(mediaType)}, {sizeOf(bytes)})
                </li>
              ) : null,
            )}
            <li>
              <Link href={`/transfers/${view.id}/papers/${id}/json`} download>
                Download as JSON
              </Link>
            </li>
          </ul>
        </article>
      </div>
    </Shell>
  )
}

type Line = NonNullable<Opened['view']['content']>['papers'][number]

/** Says of a paper that another has followed it, and where that is read (R2.2). */
function Later({ line, papers, names, here }: { line: Line; papers: readonly Line[]; names: Names; here: string }) {
  const later = laterThan(line, papers)
  if (later.length === 0) return null
  return (
    <InsetText>
      {later.map((one) => (
        <p class="govuk-body">
          A later version is in this package:{' '}
          <Link href={`${here}/${one.paper.id}`}>{laterSaid(one, line, names)}</Link>
        </p>
      ))}
    </InsetText>
  )
}

const markWords = (mark: Mark, names: Names) => [markSentence(mark, names), markReason(mark)].filter(Boolean).join('. ')

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
