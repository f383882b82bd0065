/** Words that say what somebody is and not who: a role, an agency, a relation, everybody, nobody yet. None is a usual given name. */
const genericWords = new Set(
  [
    'social worker workers sw sws asw student assistant senior advanced principal practitioner practitioners practice lead leads',
    'manager managers team deputy acting head service services director chair chairperson clerk minute taker independent',
    'officer officers iro ichair coordinator co-ordinator advocate advocates key keyworker key-worker link duty support',
    'supporting outreach case holder allocated unallocated named new current receiving transferring former old next',
    'health visitor visitors hv midwife midwives midwifery nurse nurses nursing gp gps doctor doctors dr drs paediatrician',
    'paediatrics consultant therapist therapists therapy therapies speech language occupational salt slt ot physio',
    'physiotherapist psychologist psychology psychiatrist psychiatry counsellor counselling dentist dental optician clinic',
    'hospital surgery medical community primary secondary infant special mental physical camhs icb nhs a&e',
    'school schools education educational academy college nursery nurseries preschool pre-school playgroup childminder',
    'childminders teacher teachers teaching ta tas tutor form class year pastoral senco sendco sen send dsl safeguarding',
    'designated inclusion attendance welfare head-teacher headteacher ehc caseworker early help family families hub',
    'housing landlord tenancy homelessness police officer pc probation prison court courts legal solicitor solicitors cafcass',
    'youth justice offending yot yjs connexions adult adults children childrens child young person people disabilities',
    'disability domestic abuse violence idva isva marac drug drugs alcohol substance misuse recovery refuge charity voluntary',
    'sector council authority authorities local la las lado mash front door agency agencies partner partners partnership',
    'professional professionals multi-agency multiagency network core group panel meeting conference staff member members',
    'department departments organisation provider providers commissioner borough county city district',
    'mum mums mummy mother mothers mom dad dads daddy father fathers parent parents carer carers caregiver guardian guardians',
    'step stepmother stepfather stepdad stepmum stepparent partner boyfriend girlfriend husband wife ex ex-partner',
    'grandmother grandfather grandparent grandparents gran nan nana grandma grandad granddad maternal paternal aunt aunty',
    'auntie uncle brother brothers sister sisters sibling siblings cousin cousins relative relatives friend friends neighbour',
    'neighbours foster baby daughter son daughters sons girl boy household extended birth half',
    'all both each any anyone anybody everyone everybody someone somebody no nobody noone none other others everyones us we',
    'they them he she you i me our their his her its whoever whom who relevant appropriate involved concerned responsible',
    'attendees attending present tbc tba tbd tbd tobe be confirmed agreed allocated arranged decided identified appointed',
    'assigned found named advised known not unknown unclear n/a na nil as above see various multiple several joint jointly',
    'the a an this that these those via is are',
  ].flatMap((line) => line.split(' ')),
)

/** Words on which the name of an organisation ends: "Brackenfold Primary", "Lanternlight outreach service". */
const organisations = new Set(
  [
    'school primary secondary infants juniors academy college nursery preschool pre-school playgroup service services team',
    'council authority hospital surgery clinic centre hub trust agency partnership department charity police camhs refuge',
    'association project panel solicitors ltd',
  ].flatMap((line) => line.split(' ')),
)

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'rev', 'cllr', 'pc', 'dc', 'ds'])
/** Generic words that are surnames too. */
const surnames = new Set(['young', 'head', 'key', 'case', 'child', 'link', 'parent'])
const qualifiers = /\s(?:of|for|at|from|in|to)\s.*$/
const betweenPeople = /[,;:/|+&()[\]\n]|\s[-–—]+\s|\b(?:and|or|with|plus)\b/
const possessive = /^.*\p{L}(?:['’]s|s['’])(?!\p{L})/u

/**
 * Whether these words name a person, as R3.7 asks: not a role, an agency or a relation alone ("Social worker", "School",
 * "Isolde’s parents", "TBC"). What remains when those are taken away is held to be a name. It cannot know that a bare
 * proper name is an organisation’s.
 * @param role what the paper gives as the role or agency: words that only repeat it name nobody
 */
export function namesPerson(who: string | undefined, role?: string): boolean {
  const said = plain(who ?? '')
  if (said === '' || (role !== undefined && said === plain(role))) return false
  return said.replaceAll('n/a', ' ').split(betweenPeople).some(partNamesPerson)
}

const plain = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

function partNamesPerson(part: string): boolean {
  const own = part
    .trim()
    .replace(/^(?:for|to|by)\s/, '')
    .replace(qualifiers, '')
    .replace(possessive, '')
  const words = (own.match(/[\p{L}\p{M}\p{N}.'’-]+/gu) ?? [])
    .map((word) => word.replaceAll('.', '').replace(/^['’-]+|['’-]+$/gu, ''))
    .filter((word) => /\p{L}/u.test(word))
  if (words.some((word, at) => surnames.has(word) && titles.has(words[at - 1] ?? ''))) return true
  if (words.every((word) => genericWords.has(word))) return false
  return !organisations.has(words.at(-1) ?? '')
}
