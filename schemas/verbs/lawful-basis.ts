import { z } from 'zod'

/**
 * A lawful basis and the days on which it may be relied on (R4.5). `from` is the day it came into force; where no day is
 * appointed yet nobody may rely on it, and a later release of this list will say from when.
 */
export type LawfulBasis = { label: string; from: string | 'not-appointed'; until?: string }

/** UK GDPR Article 6, as it applies to a local authority. Consent, 6(1)(a), is not among them: it is seldom free here (DfE 2024). */
export const article6 = {
  '6(1)(e)': { label: '6(1)(e) public task', from: '2018-05-25' },
  '6(1)(c)': { label: '6(1)(c) legal obligation', from: '2018-05-25' },
  '6(1)(d)': { label: '6(1)(d) vital interests', from: '2018-05-25' },
} as const satisfies Record<string, LawfulBasis>

/** UK GDPR Article 9, each with its condition in the Data Protection Act 2018. */
export const article9 = {
  '9(2)(g)': {
    label: '9(2)(g) substantial public interest: DPA 2018 Sch 1 para 18, safeguarding',
    from: '2018-05-25',
  },
  '9(2)(h)': { label: '9(2)(h) health or social care: DPA 2018 Sch 1 para 2', from: '2018-05-25' },
  '9(2)(b)': { label: '9(2)(b) social protection law: DPA 2018 Sch 1 para 1', from: '2018-05-25' },
  '9(2)(f)': { label: '9(2)(f) legal claims', from: '2018-05-25' },
} as const satisfies Record<string, LawfulBasis>

/** The duty or power under which the authority shares. */
export const duties = {
  'CA1989-s17': { label: 'Children Act 1989 s17: services for children in need', from: '1991-10-14' },
  'CA1989-s27': { label: 'Children Act 1989 s27: authorities help each other', from: '1991-10-14' },
  'CA1989-s47': { label: 'Children Act 1989 s47: duty to make enquiries', from: '1991-10-14' },
  'CA2004-s10': { label: 'Children Act 2004 s10: co-operation to improve well-being', from: '2005-04-01' },
  'CA2004-s11': { label: 'Children Act 2004 s11: safeguarding and promoting welfare', from: '2005-10-01' },
  // Inserted by the Children’s Wellbeing and Schools Act 2026 s4, which regulations have yet to bring into force.
  'CA2004-s16LA': { label: 'Children Act 2004 s16LA: duty to share information', from: 'not-appointed' },
} as const satisfies Record<string, LawfulBasis>

const labelsOf = (list: Record<string, LawfulBasis>) =>
  Object.fromEntries(
    Object.entries(list).map(([code, { label, from }]) => [
      code,
      from === 'not-appointed' ? `${label} (not in force yet)` : label,
    ]),
  )

const one = <K extends string>(list: Record<K, LawfulBasis>) => z.enum(Object.keys(list) as [K, ...K[]])

export const RecordLawfulBasis = z
  .strictObject({
    article6: one(article6).meta({ title: 'UK GDPR Article 6', labels: labelsOf(article6) }),
    article9: one(article9).meta({ title: 'UK GDPR Article 9', labels: labelsOf(article9) }),
    duty: one(duties)
      .optional()
      .meta({ title: 'The law under which you share', labels: labelsOf(duties) }),
  })
  .meta({
    description: 'Records the lawful basis, which stands beside permission and is never confused with it (R4.5).',
  })
