/** What is wrong with an identifier: a stable word, what it is, and how to mend it. None of it repeats the value. */
export type IdentifierFault = { code: string; what: string; words: string }

const fault = (
  code: string,
  what: string,
  mend = 'check it against the record that it came from, or leave it out',
) => ({
  ...{ code, what, words: `${what}: ${mend}` },
})

const nhsForm = fault('nhs-number-form', 'An NHS number is ten digits without spaces')
const nhsCheck = fault('nhs-number-check-digit', 'This NHS number has a wrong check digit')
const nhsRange = fault('nhs-number-not-issued', 'This NHS number is of a range that is not issued to patients')

/**
 * What is wrong with an NHS number: ten digits, of which the last is 11 less the remainder by 11 of the first nine weighted
 * 10 to 2; 11 stands as 0, and a remainder that would give 10 is never issued. Source: NHS Data Dictionary, NHS NUMBER.
 */
export function nhsNumberFault(value: string): IdentifierFault | undefined {
  if (!/^[0-9]{10}$/.test(value)) return nhsForm
  const digits = [...value].map(Number)
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0)
  return (11 - (sum % 11)) % 11 === digits[9] ? undefined : nhsCheck
}

// From and to, both within: never issued to a patient anywhere in these islands. 9… is used by tests and examples.
const neverIssued = [
  ['0000000000', '0099999999'],
  ['3113000000', '3199999999'],
  ['5000000000', '5999999999'],
  ['8600000000', '9999999999'],
] as const

/** Whether a sound NHS number lies where none is issued to patients: no error, because tests and examples do. */
export function nhsNumberNotIssued(value: string): IdentifierFault | undefined {
  const there = nhsNumberFault(value) === undefined && neverIssued.some(([from, to]) => from <= value && value <= to)
  return there ? nhsRange : undefined
}

// In the order of their values, 0 to 22: I, O and S are left out because they look like digits.
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const upnForm = fault(
  'upn-form',
  'A UPN is a capital letter, eleven digits, then a digit or a capital letter; no letter is I, O or S',
)
const upnCheck = fault('upn-check-letter', 'This UPN has a wrong check letter at its beginning')
const laForm = fault(
  'la-child-id-form',
  'A child’s id in the census is at most 20 letters and digits',
  'leave out spaces, hyphens and slashes',
)

/**
 * What is wrong with a unique pupil number: its first letter is the remainder by 23 of the other twelve characters weighted
 * 2 to 13, a last letter (a temporary UPN) standing for its place among the letters. Source: DfE, unique pupil numbers;
 * children in need census rules 1510, 1540 and 1550. Whether the local authority of characters 2 to 4 exists is not asked.
 */
export function upnFault(value: string): IdentifierFault | undefined {
  if (!/^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$/.test(value)) return upnForm
  const worth = (character: string) => (/\d/.test(character) ? Number(character) : letters.indexOf(character))
  const sum = [...value.slice(1)].reduce((total, character, at) => total + worth(character) * (at + 2), 0)
  return letters[sum % 23] === value[0] ? undefined : upnCheck
}

/**
 * What is wrong with a local authority’s child id: letters and digits, at most 20 of them (10 to the census of 2024).
 * Source: DfE children in need census, rules 1570 and 1580 of 2024 to 2025.
 */
export function laChildIdFault(value: string): IdentifierFault | undefined {
  return /^[A-Za-z0-9]{1,20}$/.test(value) ? undefined : laForm
}

/** A child as far as its identifiers go. */
export type Identified = {
  NHSNumber?: string | undefined
  UPN?: string | undefined
  LAchildID?: string | undefined
}

/** What the receiver is warned of in a child’s identifiers, whenever they were accepted: on receipt nothing is refused. */
export function identifierWarnings(child: Identified): { field: keyof Identified; words: string }[] {
  const { NHSNumber: nhs, UPN: upn, LAchildID: own } = child
  const found = [
    ['NHSNumber', nhs === undefined ? undefined : (nhsNumberFault(nhs) ?? nhsNumberNotIssued(nhs))],
    ['UPN', upn === undefined ? undefined : upnFault(upn)],
    ['LAchildID', own === undefined ? undefined : laChildIdFault(own)],
  ] as const
  return found.flatMap(([field, wrong]) =>
    wrong
      ? [{ field, words: `${wrong.what}: ask the sending council before you use it to find the child’s record` }]
      : [],
  )
}
