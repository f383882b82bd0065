import { codesIn } from '../../schemas/census/census.ts'
import type { Child } from '../../schemas/family.ts'
import { laChildIdFault, upnFault } from '../../schemas/identifiers.ts'
import { type PackItem, type PackItems, packCensus } from '../../schemas/pack.ts'
import { londonDate } from './clock.ts'
import { leading } from './leads.ts'
import type { PaperSays } from './pack-papers.ts'
import type { ChildStanding, Transfer } from './transfer.ts'

/** A child of a pack; `planFrom` is the day from which the receiving authority’s own plan runs. */
export type PackRow = { child: Child; standing: ChildStanding; says: PaperSays; planFrom: string | undefined }

/**
 * The sender’s closed episode. CINclosureDate is the day from which the receiving authority led, not that of completion: a
 * case is closed when its authority no longer means to take any initiative (DfE guide 4.6), and whoever is responsible
 * reports the child, nobody else beside it (1.2.6), so one authority’s lead ends on the day that the other’s begins.
 */
export function closingItems({ child, standing, says, planFrom }: PackRow, t: Transfer): PackItems {
  const closed = ledFrom(standing, standing.ending?.on ?? '')
  const { LAchildID } = child
  const referred = says.CINreferralDate
  const PrimaryNeedCode = child.PrimaryNeedCode ?? says.PrimaryNeedCode
  // No activity after closure (rule 8565), and no plan beside the receiving authority’s own.
  const ended = [says.CINPlanEndDate, planFrom, closed].filter((day) => day !== undefined).sort()[0] ?? closed
  const began = child.CINPlanStartDate ?? says.CINPlanStartDate
  const planned =
    began !== undefined || t.papers.some(({ slot, children }) => slot === 'plan' && children.includes(child.id))
  return {
    ...(LAchildID !== undefined && laChildIdFault(LAchildID) === undefined ? { LAchildID } : {}),
    ...personOf(child),
    // An unborn child’s is always this one (guide 3.1).
    ...(isUnborn(child) ? { Ethnicity: 'NOBT' } : says.Ethnicity ? { Ethnicity: says.Ethnicity } : {}),
    ...(referred !== undefined && referred <= closed ? { CINreferralDate: referred } : {}),
    ...(says.ReferralSource ? { ReferralSource: says.ReferralSource } : {}),
    ...(PrimaryNeedCode ? { PrimaryNeedCode } : {}),
    ...{ CINclosureDate: closed, ReasonForClosure: 'RC5', ReferralNFA: '0' },
    // A plan cannot begin after it ended (rule 4011): such a date is asked for.
    ...(began !== undefined && began <= ended ? { CINPlanStartDate: began } : {}),
    ...(planned ? { CINPlanEndDate: ended } : {}),
  }
}

/** The receiver’s new episode: referred on the day of formal notification, by another authority (R7.4, DfE guide 4.1.1). */
export function openingItems({ child, says, planFrom }: PackRow, t: Transfer): PackItems {
  const PrimaryNeedCode = child.PrimaryNeedCode ?? says.PrimaryNeedCode
  return {
    // It has asked nobody yet: a child says their own ethnicity, or a carer where they are too young (guide 3.1).
    ...{ ...personOf(child), Ethnicity: 'NOBT' },
    ...(t.receiverTold ? { CINreferralDate: londonDate(t.receiverTold) } : {}),
    ...{ ReferralSource: '5C', ReferralNFA: '0' },
    ...(PrimaryNeedCode ? { PrimaryNeedCode } : {}),
    ...(planFrom ? { CINPlanStartDate: planFrom } : {}),
  }
}

/** An identifier is a fact of the child, whoever holds it; a date of birth makes an expected one history (guide 2.6). */
function personOf(child: Child): PackItems {
  const { UPN, PersonBirthDate, ExpectedPersonBirthDate } = child
  // The census knows no other than these since 2025; of an unborn child it is always unknown (rule 8750).
  const Sex = isUnborn(child) || child.Sex === 'I' ? 'U' : child.Sex
  return {
    ...(UPN !== undefined && upnFault(UPN) === undefined ? { UPN } : {}),
    ...(PersonBirthDate ? { PersonBirthDate } : ExpectedPersonBirthDate ? { ExpectedPersonBirthDate } : {}),
    ...(Sex ? { Sex } : {}),
  }
}

const isUnborn = (child: Child) => child.PersonBirthDate === undefined && child.ExpectedPersonBirthDate !== undefined

/** The first day of the time, up to a day, in which the receiving authority led without a break (R8.1). */
function ledFrom(standing: ChildStanding, until: string): string {
  const days = [...new Set(standing.leads.map(({ from }) => from))].filter((day) => day <= until).sort()
  const before = days.findLastIndex((day) => leading(standing, day) !== 'receiver')
  return days[before + 1] ?? until
}

const asked = ['LAchildID', 'Sex', 'Ethnicity', 'CINreferralDate', 'ReferralSource', 'PrimaryNeedCode'] as const

/** What the census refuses a record for want of: rules 8500, 4180, 4220, 8600, 8866, 8610 and, of a plan that ended, 4010. */
export function lackingOf(items: PackItems): PackItem[] {
  const plan = items.CINPlanEndDate !== undefined && items.CINPlanStartDate === undefined
  const lacks = asked.filter((item) => {
    const value = items[item]
    return value === undefined || !isSound(item, value)
  })
  return [...lacks, ...(plan ? (['CINPlanStartDate'] as const) : [])]
}

/** Whether the census would take it: what is kept may be from before it was asked for so. */
function isSound(item: (typeof asked)[number], value: string): boolean {
  if (item === 'LAchildID') return laChildIdFault(value) === undefined
  return item === 'CINreferralDate' || codesIn(item, packCensus).includes(value)
}
