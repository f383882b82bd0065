import type { z } from 'zod'
import type { FamilyMember as FamilyMemberSchema, Worker as WorkerSchema } from '../documents/people.ts'

type FamilyMember = z.infer<typeof FamilyMemberSchema>
type Worker = z.infer<typeof WorkerSchema>

// Every person, council, school and street in the examples is made up.

/** The plain family’s worker and manager. */
export const plainWorker: Worker = {
  name: 'Tamsin Oatley',
  role: 'Social worker',
  organisation: 'Fernleigh County Council',
}
export const plainManager: Worker = {
  name: 'Gideon Marsh',
  role: 'Team manager',
  organisation: 'Fernleigh County Council',
}

/** The odd family’s worker, as fully as a worker can be described. */
export const oddWorker: Worker = {
  name: 'Dr Ffion-Haf O’Brambleby, née D’Arcy-Łukasiewicz',
  role: 'Advanced Practitioner (Children with Disabilities) & Lead Professional',
  organisation: 'Saint Quillon’s & the Isles Council (Children’s Directorate)',
  organisationType: 'local-authority',
  organisationIdentifier: [{ value: 'X99999999', system: 'https://register.example/made-up-councils' }],
  serviceType: 'social-care',
  telephone: '01632 960 001 (ext. 4) or 07700 900 001: not on Fridays',
  email: 'ffion-haf.obrambleby@saint-quillons.example',
  nameParts: {
    familyName: ['O’Brambleby', 'D’Arcy-Łukasiewicz'],
    givenName: ['Ffion-Haf', 'Ælfgifu'],
    preferredName: 'Ffi',
    use: 'official',
  },
  identifier: [{ value: 'SW000000', system: 'https://register.example/made-up-social-workers' }],
}
export const oddManager: Worker = { name: '王 小明 (Xiaoming Wang)', role: 'Service Manager, “Pod 7”' }
export const oddHealth: Worker = {
  name: 'Sister Mairéad Ní Bhrádaigh-Öztürk',
  role: 'Specialist health visitor',
  organisation: 'Quillon Community Health NHS Trust',
  organisationType: 'nhs-trust',
  serviceType: 'other-professional-support',
}

type Named = { id: string; name: string; born?: string; due?: string; note?: string }

/** A family of fourteen children, one of them not yet born, whose names stand in as many scripts as their records do. */
export const oddChildren: readonly Named[] = [
  { id: 'c1', name: 'Siân Gwenllïan ap Rhŵydd-Thistledown', born: '2009-02-28' },
  { id: 'c2', name: 'Żółcisława Brzęczykiewicz-Thistledown', born: '2010-12-31' },
  { id: 'c3', name: 'نجمہ سحر تھسلڈاؤن', born: '2012-02-29', note: 'Urdu; the school writes Najma.' },
  { id: 'c4', name: 'سَلْمى بنت نَدى الشَّوْكي', born: '2013-04-01' },
  { id: 'c5', name: 'נֹעָה פרח־בר', born: '2014-03-31' },
  { id: 'c6', name: 'ਗੁਰਲੀਨ ਕੌਰ ਥਿਸਲਡਾਊਨ', born: '2015-10-25' },
  { id: 'c7', name: 'মৌসুমী কাঁটাফুল', born: '2016-08-09' },
  { id: 'c8', name: 'કેતકી કાંટાળા', born: '2017-01-01' },
  { id: 'c9', name: 'தேன்மொழி முட்செடி', born: '2018-06-15' },
  { id: 'c10', name: 'ሰላማዊት እሾህ', born: '2019-11-30' },
  { id: 'c11', name: '蓟绒·小燕', born: '2020-02-29' },
  { id: 'c12', name: 'Ελένη Γαϊδουράγκαθου-Πάπας', born: '2022-05-05' },
  { id: 'c13', name: 'Светлана Чертополохова', born: '2024-09-17' },
  { id: 'c14', name: 'Baby Thistledown (unborn)', due: '2026-12-24', note: 'Known at home as “Bump”.' },
]
export const oddIds = oddChildren.map(({ id }) => id)

/** The same children as members of the household. */
export const oddHousehold: FamilyMember[] = [
  ...oddChildren.map(({ id, name, born, due, note }) => ({
    ...{ name, relationship: due ? 'Unborn child' : 'Child', child: id },
    ...(born ? { birthDate: born } : {}),
    ...(due ? { expectedBirthDate: due } : {}),
    ...(note ? { note } : {}),
  })),
  {
    name: 'Perpetua “Pip” Thistledown-Brzęczykiewicz',
    relationship: 'Mother of all but Ελένη; step-mother of Ελένη',
    relationshipCode: 'MTH',
    birthDate: '1990-01-01',
    birthDateAccuracy: 'UUA',
    parentalResponsibility: true,
    note: 'Deaf; British Sign Language first, English in writing second.\nDoes not open brown envelopes: text first.',
    nameParts: {
      familyName: ['Thistledown', 'Brzęczykiewicz'],
      givenName: ['Perpetua', 'Maria', 'del Mar'],
      preferredName: 'Pip',
      use: 'usual',
    },
    identifier: [{ value: 'P-0000-17', system: 'Saint Quillon’s case system' }],
    genderCode: '2',
    sexCode: '2',
    ethnicityCode: '17',
    religion: 'Quaker, “on and off”',
    telephone: '07700 900 017 (text only)',
    email: 'pip@thistledown.example',
  },
  {
    name: 'Zebulon Thistledown',
    relationship: 'Great-great-grandfather; still holds the tenancy',
    relationshipCode: 'EXT',
    birthDate: '1900-01-01',
    birthDateAccuracy: 'UUE',
    isDeceased: true,
    deceasedDate: '1999-12-31',
    parentalResponsibility: false,
    address: 'Formerly: The Old Signal Box, Platform 0, Nether Quillon',
  },
]

/** What is repeated month by month in a long file, as case notes are. */
export const monthly = (months: number, words: (month: number) => string) =>
  Array.from({ length: months }, (_, at) => words(at + 1)).join('\n\n')
