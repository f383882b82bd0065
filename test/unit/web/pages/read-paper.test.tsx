import { describe, expect, test } from 'vitest'
import type { StructuredPaper } from '../../../../schemas/documents/structured.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { ReadPaperPage } from '../../../../src/web/pages/read-paper.tsx'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../../support/papers.ts'
import { aboutAnUpload } from '../../../support/printed.ts'
import { aDraft, withNewPlan } from '../../../support/transfers.ts'

const fileId = '01998000-0000-7000-8000-0000000000fa'
const page = (paper: StructuredPaper) =>
  String(<ReadPaperPage opened={openedBy(aDraft())} paper={paper} id="01998000-0000-7000-8000-0000000000f9" />)

/** Every text that somebody wrote in a paper, however deep. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe.each([anAssessment(), aPlan(), someMinutes(), aSummary()])('a paper to be read: $kind', (paper) => {
  const words = textOf(page(paper))

  test('holds every sentence that was written', () => {
    for (const text of textsOf(paper).filter((one) => one.includes(' ')))
      expect(words).toContain(text.replace(/\s+/g, ' '))
  })

  test('calls children by name and dates by their words', () => {
    expect(words).toContain('Isolde Fenwick-Ashgrove')
    expect(words).not.toMatch(/\bc[12]\b|\b\d{4}-\d{2}-\d{2}\b/)
  })
})

describe('an uploaded paper', () => {
  const opened = openedBy(aDraft())
  const { title, datedOn, authoredBy, children, marks, originalCreatedAt, sourceSystem } = someMinutes()
  const about = { title, datedOn, authoredBy, children, marks, originalCreatedAt, sourceSystem }
  const id = opened.view.content?.papers.find(({ slot }) => slot === 'minutes')?.id ?? ''
  const words = textOf(String(<ReadPaperPage opened={opened} paper={about} id={id} />))

  test('is called by the slot it stands in', () => expect(words).toContain('Minutes of the latest review'))

  test('keeps its own date and author, and where it was first kept (R3.11)', () => {
    for (const said of ['2 November 2026', 'Barnaby Oakhanger', '3 November 2026 at 9:12am', 'Marlbrook case system'])
      expect(words).toContain(said)
  })
})

describe('a paper in the package', () => {
  const about = aboutAnUpload()
  const at = (t: Transfer, version: number) => {
    const opened = openedBy(t)
    const line = opened.view.content?.papers.find((one) => one.slot === 'plan' && one.version === version)
    for (const file of line?.files ?? []) file.file = fileId
    return String(<ReadPaperPage opened={opened} paper={about} id={line?.id ?? ''} />)
  }

  test('leads to its files beside its data', () => {
    const hrefs = elements(at(withNewPlan(), 2), 'a').map((link) => link.get('href') ?? '')
    expect(hrefs.some((href) => href.endsWith(`/files/${fileId}`))).toBe(true)
    expect(hrefs.some((href) => href.endsWith('/json'))).toBe(true)
  })

  test('of which a later version is here says so, and leads to it (R2.2)', () => {
    const t = withNewPlan()
    const said = 'A later version is in this package: the second version of the plan, dated 25 November 2026'
    expect(textOf(at(t, 1))).toContain(said)
    expect(elements(at(t, 1), 'a').map((link) => link.get('href')?.split('/').at(-1))).toContain(t.papers.at(-1)?.id)
    expect(textOf(at(t, 2))).not.toContain('later version')
    expect(textOf(at(t, 2))).toContain('Child in Need plan, second version')
  })
})

describe('what asks for care (R3.10)', () => {
  test('stands above everything else', () => {
    const html = page(aPlan())
    expect(textOf(html)).toContain('Confidential address of Rowena, Isolde and Corin: keep from Lucan Thistlecombe')
    expect(html.indexOf('keep from Lucan')).toBeLessThan(html.indexOf('Dated'))
  })
})

test('the census factors are said in words', () => {
  expect(textOf(page(anAssessment()))).toContain('Domestic abuse of the child')
})

test('hostile text is words, not markup', () => {
  const html = page(aSummary({ history: '<img src=x>', title: '<b>T</b>' }))
  expect(html).not.toContain('<img')
  expect(html).not.toContain('<b>T')
})
