/** One code of a census set: its words, the first census year that has it and the last. Left out: before 2017; still in use. */
export type CensusRow = readonly [code: string, words: string, years?: { readonly from?: number; readonly to?: number }]

// Source: Department for Education, children in need census, XML schemas of the census years 2017 to 2026 (a census year
// ends on 31 March) and the guide for 2023 to 2024, version 1.0, appendix B. Codes are facts; Open Government Licence v3.0.

export const PrimaryNeedCode = [
  ['N0', 'Not stated'],
  ['N1', 'Abuse or neglect', { to: 2025 }],
  ['N1', 'Abuse, neglect and exploitation', { from: 2026 }],
  ['N2', 'Child’s disability'],
  ['N3', 'Parental disability or illness'],
  ['N4', 'Family in acute stress'],
  ['N5', 'Family dysfunction'],
  ['N6', 'Socially unacceptable behaviour'],
  ['N7', 'Low income'],
  ['N8', 'Absent parenting'],
  ['N9', 'Cases other than children in need'],
] as const satisfies readonly CensusRow[]

export const ReferralSource = [
  ['1A', 'Family member, relative or carer'],
  ['1B', 'Acquaintance, including neighbours and child minders'],
  ['1C', 'The child'],
  ['1D', 'Another individual, including strangers'],
  ['2A', 'School'],
  ['2B', 'Education services'],
  ['3A', 'General practitioner'],
  ['3B', 'Health visitor'],
  ['3C', 'School nurse'],
  ['3D', 'Other primary health services'],
  ['3E', 'Accident and emergency department'],
  ['3F', 'Other health services, for example a hospice'],
  ['4', 'Local authority housing or housing association'],
  ['5A', 'Social care within the authority, for example for adults'],
  ['5B', 'Another department of the authority'],
  ['5C', 'Another local authority’s services'],
  ['5D', 'Early help within the authority', { from: 2023 }],
  ['6', 'Police'],
  ['7', 'Other legal agency: courts, probation, immigration, CAFCASS or prison'],
  ['8', 'Other, including children’s centres, independent agencies and voluntary organisations'],
  ['9', 'Anonymous'],
  ['10', 'Unknown'],
] as const satisfies readonly CensusRow[]

export const ReasonForClosure = [
  ['RC1', 'Adopted'],
  ['RC2', 'Died'],
  ['RC3', 'Child arrangements order'],
  ['RC4', 'Special guardianship order'],
  ['RC5', 'Transferred to services of another local authority'],
  ['RC6', 'Transferred to adult social care services'],
  ['RC7', 'Services ceased for any other reason, including child no longer in need'],
  ['RC8', 'Case closed after assessment, no further action'],
  ['RC9', 'Case closed after assessment, referred to early help', { from: 2023 }],
] as const satisfies readonly CensusRow[]

export const Disability = [
  ['NONE', 'No disability'],
  ['MOB', 'Mobility'],
  ['HAND', 'Hand function'],
  ['PC', 'Personal care'],
  ['INC', 'Incontinence'],
  ['COMM', 'Communication'],
  ['LD', 'Learning'],
  ['HEAR', 'Hearing'],
  ['VIS', 'Vision'],
  ['BEH', 'Behaviour'],
  ['CON', 'Consciousness'],
  ['AUT', 'Autism'],
  ['DDA', 'Other disability'],
] as const satisfies readonly CensusRow[]

export const Ethnicity = [
  ['WBRI', 'White British'],
  ['WIRI', 'White Irish'],
  ['WIRT', 'Traveller of Irish heritage'],
  ['WOTH', 'Any other White background'],
  ['WROM', 'Gypsy/Roma'],
  ['MWBC', 'White and Black Caribbean'],
  ['MWBA', 'White and Black African'],
  ['MWAS', 'White and Asian'],
  ['MOTH', 'Any other mixed background'],
  ['AIND', 'Indian'],
  ['APKN', 'Pakistani'],
  ['ABAN', 'Bangladeshi'],
  ['AOTH', 'Any other Asian background'],
  ['BCRB', 'Caribbean'],
  ['BAFR', 'African'],
  ['BOTH', 'Any other Black background'],
  ['CHNE', 'Chinese'],
  ['OOTH', 'Any other ethnic group'],
  ['REFU', 'Refused'],
  ['NOBT', 'Information not yet obtained'],
] as const satisfies readonly CensusRow[]

export const Sex = [
  ['M', 'Male', { from: 2025 }],
  ['F', 'Female', { from: 2025 }],
  ['U', 'Unknown', { from: 2025 }],
] as const satisfies readonly CensusRow[]

/** What the census asked before it asked `Sex`. */
export const GenderCurrent = [
  ['1', 'Male', { to: 2024 }],
  ['2', 'Female', { to: 2024 }],
  ['0', 'Not recorded or unborn', { to: 2024 }],
  ['9', 'Indeterminate', { to: 2024 }],
] as const satisfies readonly CensusRow[]
