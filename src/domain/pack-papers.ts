import type { PackItems } from '../../schemas/pack.ts'
import { latestFor } from './later-version.ts'
import type { ReadPaper } from './staleness.ts'
import type { Slot } from './transfer.ts'

/** What papers may say of one child under the census’s names. */
export const paperItems = [
  ...(['Ethnicity', 'CINreferralDate', 'ReferralSource', 'PrimaryNeedCode'] as const),
  ...(['CINPlanStartDate', 'CINPlanEndDate'] as const),
]
export type PaperSays = { [K in (typeof paperItems)[number]]?: PackItems[K] }

/**
 * What the latest papers for a child say in census terms: the assessment’s particulars, the open episode of the summary
 * (R3.6), the plan’s dates. A referral date of the assessment stands in where the summary lists no open episode.
 * @param papers those that the asking side may read, with what they say
 */
export function paperSays(papers: readonly ReadPaper[], child: string): PaperSays {
  const of = <K extends Slot>(slot: K) => {
    const content = latestFor(papers, slot, child)?.content
    return content && 'kind' in content && content.kind === slot ? content : undefined
  }
  const [assessment, summary, plan] = [of('assessment'), of('summary'), of('plan')]
  const subject =
    assessment?.kind === 'assessment' ? assessment.subjects?.find((one) => one.child === child) : undefined
  const episode =
    summary?.kind === 'summary'
      ? summary.episodes
          ?.filter((one) => (one.child ?? child) === child && one.CINclosureDate === undefined)
          .sort((a, b) => (a.CINreferralDate < b.CINreferralDate ? -1 : 1))
          .at(-1)
      : undefined
  const found: PaperSays = {
    ...(assessment?.kind === 'assessment' ? { CINreferralDate: assessment.CINreferralDate } : {}),
    ...{ Ethnicity: subject?.Ethnicity },
    ...(episode ? { ...episode } : {}),
    ...(plan?.kind === 'plan' ? { ...plan } : {}),
  }
  return Object.fromEntries(paperItems.flatMap((item) => (found[item] === undefined ? [] : [[item, found[item]]])))
}
