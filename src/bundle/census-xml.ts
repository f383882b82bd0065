import Builder from 'fast-xml-builder'
import type { Filled, Pack, PackItem, PackItems } from '../../schemas/pack.ts'
import { lackingOf } from '../domain/pack-items.ts'
import { plainDate } from '../domain/plain-dates.ts'
import type { Refusal } from '../domain/refusal.ts'

const builder = new Builder({ format: true, ignoreAttributes: false, attributeNamePrefix: '@' })

/**
 * A pack as a document of the DfE’s children in need census, valid by its XML schema of the year that the pack names
 * (R7.4). It has no Header: it is records to be taken over, and no return.
 * @param filled what the authority’s own people fill in, by child; it stands in place of what the pack proposes
 * @returns the document, or what the census would refuse it for: items that are still missing, dates in no order
 */
export function censusXml(pack: Pack, filled: readonly Filled[]): { xml: string } | { refused: Refusal } {
  const strangers = filled.map(({ child }) => child).filter((id) => !pack.children.some(({ child }) => child === id))
  if (strangers.length > 0) return { refused: { code: 'no-such-child', rule: 'R2', children: strangers } }
  const rows = pack.children.map(({ child, items }) => ({ child, items: merged(items, filledFor(filled, child)) }))
  const lacking = rows.flatMap(({ child, items }) => lackingOf(items).map((item) => ({ child, item })))
  if (lacking.length > 0) return { refused: { code: 'pack-lacks', rule: 'R7.4', lacking } }
  for (const { child, items } of rows) {
    const wrong = outOfOrder(items, pack.asAt)
    // Where the caller gave it, so that the field can be found.
    const at = filled.findIndex((one) => one.child === child)
    if (wrong)
      return {
        refused: {
          ...{ code: 'date-impossible', rule: 'R7.4', why: wrong.why },
          field: at < 0 ? wrong.item : `children/${at}/${wrong.item}`,
        },
      }
  }
  const Child = rows.map(({ items }) => recordOf(items))
  return {
    xml: builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, Message: { Children: { Child } } }),
  }
}

const filledFor = (filled: readonly Filled[], child: string): PackItems => {
  const { child: _whose, ...items } = filled.find((one) => one.child === child) ?? {}
  return items
}

/** What was filled in goes before what was proposed; with a date of birth there is no expected one (rule 8525Q). */
function merged(proposed: PackItems, own: PackItems): PackItems {
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const { ExpectedPersonBirthDate, ...items }: PackItems = { ...proposed, ...given }
  return items.PersonBirthDate === undefined && ExpectedPersonBirthDate ? { ...items, ExpectedPersonBirthDate } : items
}

/** The first date that the census refuses beside another, and why (rules 8600, 8520, 8630, 4015, 4011, 8565). */
function outOfOrder(items: PackItems, today: string): { item: PackItem; why: string } | undefined {
  const { CINreferralDate = '', PersonBirthDate = '', CINPlanStartDate: began, CINPlanEndDate, CINclosureDate } = items
  const said = (what: string, date: string) => `it cannot be after ${what}, ${plainDate(date)}`
  const rules: [PackItem, string, string | undefined, string][] = [
    ['CINreferralDate', CINreferralDate, today, 'today'],
    ['PersonBirthDate', PersonBirthDate, today, 'today'],
    ['CINreferralDate', CINreferralDate, CINclosureDate, 'the day the case was closed'],
    ['CINreferralDate', CINreferralDate, began, 'the day the plan began'],
    ['CINPlanStartDate', began ?? '', CINPlanEndDate, 'the day the plan ended'],
  ]
  const broken = rules.find(([, date, limit]) => limit !== undefined && date > limit)
  return broken && { item: broken[0], why: said(broken[3], broken[2] ?? '') }
}

/** One child’s record, its elements in the schema’s order; what is undefined is left out. */
function recordOf(items: PackItems) {
  const { LAchildID, UPN, PersonBirthDate, ExpectedPersonBirthDate, Sex, Ethnicity } = items
  const { CINreferralDate, ReferralSource, PrimaryNeedCode, CINclosureDate, ReasonForClosure, ReferralNFA } = items
  const { CINPlanStartDate, CINPlanEndDate } = items
  const CINPlanDates = CINPlanStartDate === undefined ? undefined : { CINPlanStartDate, CINPlanEndDate }
  return {
    ChildIdentifiers: { LAchildID, UPN, PersonBirthDate, ExpectedPersonBirthDate, Sex },
    ChildCharacteristics: { Ethnicity },
    CINdetails: {
      ...{ CINreferralDate, ReferralSource, PrimaryNeedCode, CINclosureDate, ReasonForClosure },
      ...{ CINPlanDates, ReferralNFA },
    },
  }
}
