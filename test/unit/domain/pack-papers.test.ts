import { expect, test } from 'vitest'
import { paperSays } from '../../../src/domain/pack-papers.ts'
import type { ReadPaper } from '../../../src/domain/staleness.ts'
import { paperId } from '../../support/acting.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'

const paper = (content: NonNullable<ReadPaper['content']>, version = 1): ReadPaper => ({
  ...{ id: paperId(version), version, datedOn: content.datedOn, children: content.children, content },
  slot: 'kind' in content ? content.kind : 'other',
})
const subject = (child: string, Ethnicity: 'WBRI' | 'MOTH') => ({ child, Ethnicity })
const episode = (CINreferralDate: string, more: object = {}) => ({ CINreferralDate, ...more })

test('the assessment tells each child’s ethnicity, and when the referral was made that led to it', () => {
  const papers = [
    paper(anAssessment({ CINreferralDate: '2026-08-03', subjects: [subject('c1', 'WBRI'), subject('c2', 'MOTH')] })),
  ]
  expect(paperSays(papers, 'c1')).toEqual({ Ethnicity: 'WBRI', CINreferralDate: '2026-08-03' })
  expect(paperSays(papers, 'c2')).toEqual({ Ethnicity: 'MOTH', CINreferralDate: '2026-08-03' })
})

test('the summary’s open episode tells of the referral; one that was closed does not, nor another child’s', () => {
  const episodes = [
    episode('2019-06-03', { ReferralSource: '5C', PrimaryNeedCode: 'N5', CINclosureDate: '2020-01-10' }),
    episode('2026-09-01', { ReferralSource: '2A', PrimaryNeedCode: 'N4' }),
    episode('2026-10-01', { child: 'c2', ReferralSource: '6' }),
  ]
  const papers = [
    paper(aSummary({ episodes: episodes as never })),
    paper(anAssessment({ CINreferralDate: '2026-08-03' })),
  ]
  expect(paperSays(papers, 'c1')).toEqual({
    ...{ CINreferralDate: '2026-09-01', ReferralSource: '2A', PrimaryNeedCode: 'N4' },
  })
  expect(paperSays(papers, 'c2')).toEqual({ CINreferralDate: '2026-10-01', ReferralSource: '6' })
})

test('the plan tells when it began, and when it ended if it did', () => {
  expect(paperSays([paper(aPlan({ CINPlanStartDate: '2026-10-05' }))], 'c1')).toEqual({
    CINPlanStartDate: '2026-10-05',
  })
  const ended = aPlan({ CINPlanStartDate: '2026-10-05', CINPlanEndDate: '2026-11-20' })
  expect(paperSays([paper(ended)], 'c1')).toMatchObject({ CINPlanEndDate: '2026-11-20' })
})

test('the latest paper for a child counts, and an upload or the minutes tell nothing', () => {
  const older = paper(aPlan({ CINPlanStartDate: '2026-03-02' }), 1)
  const newer = paper(aPlan({ CINPlanStartDate: '2026-10-05' }), 2)
  expect(paperSays([newer, older], 'c1')).toEqual({ CINPlanStartDate: '2026-10-05' })
  const { content: _unread, ...upload } = paper(aPlan(), 3)
  expect(paperSays([older, upload], 'c1')).toEqual({})
  expect(paperSays([paper(someMinutes())], 'c1')).toEqual({})
  expect(paperSays([paper(aPlan({ children: ['c2'] }))], 'c1')).toEqual({})
})
