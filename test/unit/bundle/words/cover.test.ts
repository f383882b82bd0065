import { describe, expect, test } from 'vitest'
import { packageBook } from '../../../../src/bundle/words/package-book.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { linesOf, packageFacts } from '../../../support/printed.ts'
import { aDraft, aSent, doing } from '../../../support/transfers.ts'

const cover = (t: Transfer) => linesOf(packageBook(packageFacts(t)).cover)
const banner = (t: Transfer, title: string) =>
  packageBook(packageFacts(t)).cover.find((block) => block.kind === 'banner' && block.title === title)

describe('the cover sheet', () => {
  const said = cover(aSent())

  test('says what it is, as at when, from whom to whom, and who sent it', () => {
    expect(said).toContain('Reference\nBTN-7F3K-2QXM')
    expect(said).toContain('As at\n20 November 2026 at 3:00pm')
    expect(said).toContain('From\nMarlbrook County Council, duty desk 01632 960 100')
    expect(said).toContain('To\nThornwick Borough Council, duty desk 01632 960 101')
    expect(said).toContain('Sent\n20 November 2026 at 3:00pm, by Perpetua Quillfeather, social worker')
  })

  test('names the children with their dates of birth, and who has parental responsibility', () => {
    expect(said).toContain('Children\nIsolde Fenwick-Ashgrove, born 14 March 2017')
    expect(said).toContain('Parental responsibility\nRowena Fenwick-Ashgrove, Mother')
    expect(said).not.toContain('Lucan Thistlecombe, Former partner')
  })

  test('says of an unborn child when the birth is expected', () => {
    const t = aSent()
    const children = t.family.children.map(({ PersonBirthDate: _born, ...child }) => ({
      ...{ ...child, name: 'Baby Fenwick', ExpectedPersonBirthDate: '2027-01-05' },
    }))
    expect(cover({ ...t, family: { ...t.family, children } })).toContain(
      'Baby Fenwick, birth expected on 5 January 2027',
    )
  })

  test('says when the meeting is due and how that was counted (R6.4)', () => {
    expect(said).toContain('Meeting due by\nFriday 18 December 2026')
    expect(said).toContain('20 working days after Friday 20 November 2026, which is day 0.')
  })

  test('has the one verdict with its reasons, and the Caldicott status (R4.7, R4.8)', () => {
    expect(said).toContain('Verdict\nYes, the whole package')
    expect(said).toContain('Why\nEveryone whose yes we need said yes.')
    expect(said).toContain('Caldicott guardian\nNot needed')
  })

  test('says why Caldicott advice was considered and not needed (R4.8)', () => {
    const t = doing(aDraft({ permission: 'refused' }), aWorkerOf('sender', 'practice-lead'), 'decide-sharing')
    expect(cover(t)).toContain('Caldicott guardian\nConsidered, and not thought necessary: The risk is plain.')
  })

  test('says what whoever takes the papers must keep to (R4.4)', () => {
    const lead = aWorkerOf('sender', 'practice-lead')
    const t = doing(aDraft({ permission: 'refused' }), lead, 'decide-sharing', {
      conditions: ['Tell nobody the school.'],
    })
    expect(cover(t)).toContain('You must keep to\nTell nobody the school.')
    expect(said).not.toContain('You must keep to')
  })

  test('has the lawful basis beside the verdict, or says that none was recorded (R4.5)', () => {
    expect(cover(aDraft({ without: 'basis' }))).toContain('Lawful basis\nNot recorded')
    expect(said).toContain('Lawful basis\nUK GDPR Article 6: 6(1)(e) public task')
  })

  test('says where to see who leads today, and not who does (R8.7)', () => {
    expect(said).toContain('the first line of the transfer’s page in Baton says who leads today')
  })
})

describe('what must not be overlooked on the cover', () => {
  test.each([
    ['urgent', 'Urgent', 'urgent'],
    ['soon', 'Soon', 'care'],
  ] as const)('urgency: %s', (urgency, title, tone) => {
    expect(banner({ ...aSent(), urgency }, title)).toMatchObject({ tone })
    expect(banner({ ...aSent(), urgency: 'routine' }, title)).toBeUndefined()
  })

  test('which papers ask for care, and an address kept from somebody (R3.10)', () => {
    expect(banner(aSent(), 'Handle with care')).toMatchObject({
      lines: expect.arrayContaining([
        'Keep from Lucan Thistlecombe: the address they move to. It stands in “Family and move”.',
        'Social work assessment, first version: information about a third party.',
        'Child in Need plan, first version: a confidential address.',
      ]),
    })
  })

  test('a safe contact rule, to be read before anybody rings', () => {
    const t = aSent()
    const people = t.family.people.map((person) => ({ ...person, safeContact: 'Never by post.' }))
    expect(banner({ ...t, family: { ...t.family, people } }, 'Handle with care')).toMatchObject({
      lines: expect.arrayContaining([
        'Before you contact Rowena Fenwick-Ashgrove, read the safe contact rule in “Family and move”.',
      ]),
    })
  })

  test('what is withheld, by its slot and with the reason, never by its title (R4.7)', () => {
    const t = aSent({ permission: 'given-in-part', papers: ['plan', 'summary'] })
    expect(banner(t, 'Not in this package')).toMatchObject({
      lines: [
        'Social work assessment: withheld. Someone said yes to some of the papers only.',
        'Minutes of the latest review: withheld. Someone said yes to some of the papers only.',
      ],
    })
    expect(cover(t)).toContain('Papers that may go\nChild in Need plan\nSummary or case report')
    expect(JSON.stringify(packageBook(packageFacts(t)))).not.toContain('Child and family assessment: Fenwick-Ashgrove')
  })

  test('that it was sent in an emergency, until the reasons are recorded (R4.9)', () => {
    const lead = aWorkerOf('sender', 'practice-lead')
    const t = doing(aDraft({ without: ['permission', 'plan'] }), lead, 'send-in-emergency')
    expect(banner(t, 'Sent in an emergency')).toMatchObject({
      tone: 'urgent',
      lines: [
        'It went on a practice lead’s word, before everything was recorded.',
        'The reasons are to be recorded by the end of 24 November 2026.',
      ],
    })
    expect(banner(t, 'Not in this package')).toMatchObject({
      lines: ['Child in Need plan: not here yet. It was sent in an emergency.'],
    })
    expect(banner(doing(t, lead, 'decide-sharing'), 'Sent in an emergency')).toBeUndefined()
  })

  test('nothing, where nothing asks for it', () => {
    expect(banner(aSent(), 'Not in this package')).toBeUndefined()
  })
})
