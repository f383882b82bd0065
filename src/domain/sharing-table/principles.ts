/**
 * The seven golden rules, each in short: Department for Education, “Information sharing: advice for practitioners providing
 * safeguarding services”, May 2024 (Open Government Licence v3).
 */
export const goldenRules = {
  1: 'Protection from abuse and neglect takes priority over privacy.',
  2: 'Where practicable and safe, engage with the child and their carers: who, what, why.',
  3: 'Consent is not needed when a child is at risk or perceived risk of harm; a lawful basis is.',
  4: 'Seek advice promptly when uncertain: from a manager, safeguarding lead, data protection officer, Caldicott guardian or lawyer.',
  5: 'Protect the identities of anyone who might suffer harm if details reached an abuser.',
  6: 'Share only relevant and accurate information, with those with a role, only what they need; rarely a whole case file.',
  7: 'Record the reasons for the decision, whether or not you share.',
} as const

/** The eight Caldicott principles, by their titles: National Data Guardian, December 2020 (Open Government Licence v3). */
export const caldicottPrinciples = {
  1: 'Justify the purpose(s) for using confidential information.',
  2: 'Use confidential information only when it is necessary.',
  3: 'Use the minimum necessary confidential information.',
  4: 'Access to confidential information should be on a strict need-to-know basis.',
  5: 'Everyone with access to confidential information should be aware of their responsibilities.',
  6: 'Comply with the law.',
  7: 'The duty to share information for individual care is as important as the duty to protect patient confidentiality.',
  8: 'Inform patients and service users about how their confidential information is used.',
} as const

/** What stands beside a row: the rule it carries out, and the golden rules and Caldicott principles behind it. */
export type Grounds = {
  rule: string
  golden: readonly [keyof typeof goldenRules, ...(keyof typeof goldenRules)[]]
  caldicott: readonly [keyof typeof caldicottPrinciples, ...(keyof typeof caldicottPrinciples)[]]
}
