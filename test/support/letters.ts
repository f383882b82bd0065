import type { Letter } from '../../schemas/letter.ts'
import type { Facts } from '../../src/domain/decision.ts'
import { letterFor } from '../../src/domain/letter.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import type { Change, ChildStanding, Transfer } from '../../src/domain/transfer.ts'
import { anAcknowledged } from './transfers.ts'

export type LetterFacts = Pick<Facts, 'side' | 'on' | 'councils' | 'kept'>

/** Councils as the demonstration calls them. */
export const demoCouncils: Facts['councils'] = {
  sender: { name: 'Aldermere Council', telephone: '01632 960101' },
  receiver: { name: 'Brackwater Borough Council', telephone: '01632 960202' },
}
/** As long as the longest that there are. */
export const longCouncils: Facts['councils'] = {
  sender: { name: 'Royal Borough of Northern Aldermere and Southern Thornwick-under-Edge', telephone: '01632 960101' },
  receiver: {
    name: 'Bishop’s Brackwater, Christleigh and Upper Whittingham Metropolitan Council',
    telephone: '01632 960202',
  },
}

/** Every change of responsibility that a letter may be about. */
export const changes: readonly Change['what'][] = [
  ...(['sent', 'accepted', 'shared', 'interim', 'returned', 'withdrawn'] as const),
  ...(['moved-on', 'stepped-up', 'service-declined'] as const),
]

type More = Partial<LetterFacts> & { ownWords?: string }

function answered(t: Transfer, person: string, { ownWords, ...f }: More) {
  const own = ownWords === undefined ? {} : { ownWords }
  return letterFor(t, { person, ...own }, { side: 'sender', on: '2026-11-23', councils: demoCouncils, ...f })
}

/** The letter to a person, by the transferring authority unless it is said. */
export function written(t: Transfer, person = 'p1', more: More = {}): Letter {
  const answer = answered(t, person, more)
  if ('refused' in answer) throw new Error(answer.refused.code)
  return answer.letter
}

/** Why there is no letter to them; undefined where there is one. */
export function unwritten(t: Transfer, person = 'p1', more: More = {}): Refusal | undefined {
  const answer = answered(t, person, more)
  return 'refused' in answer ? answer.refused : undefined
}

/** The same with people of whom something else is recorded. */
export const withPeople = (
  t: Transfer,
  change: (person: Transfer['family']['people'][number]) => object,
): Transfer => ({
  ...t,
  family: { ...t.family, people: t.family.people.map((person) => ({ ...person, ...change(person) })) },
})

/** A letter was said to be safe for p2, the former partner from whom the new address is kept. */
export const safeToWrite = (t: Transfer): Transfer =>
  withPeople(t, ({ id }) => (id === 'p2' ? { tellBy: 'letter' } : {}))

/** Who leads: the transferring authority still, the receiving one, or that one from a day to come. */
export const theirs: ChildStanding['leads'] = [{ side: 'sender', from: '2026-11-16' }]
export const ours: ChildStanding['leads'] = [...theirs, { side: 'receiver', from: '2026-11-23' }]
export const soon: ChildStanding['leads'] = [...theirs, { side: 'receiver', from: '2026-12-01' }]

const acknowledged = anAcknowledged()

/** A transfer in which this changed last, its children led as it is said. */
export function once(what: Change['what'], leads: ChildStanding['leads'], children = ['c1', 'c2']): Transfer {
  const change: Change = { what, children, seq: 20, on: '2026-11-23', by: 'sender', told: [] }
  return {
    ...acknowledged,
    children: Object.fromEntries(['c1', 'c2', ...children].map((id) => [id, { leads }])),
    change,
  }
}

/** A letter about a move, complete. */
export const aLetter = (overrides: Partial<Letter> = {}): Letter => ({
  ...{ on: '2026-11-23', from: 'Aldermere Council', telephone: '01632 960101', to: 'Rowena Fenwick-Ashgrove' },
  ...{ heading: 'Who is responsible now', about: 'About Isolde Fenwick-Ashgrove' },
  paragraphs: ['We are responsible for helping them now.'],
  closing: ['Please call us on 01632 960101 if you want to talk about this.'],
  signOff: 'Children’s social care, Aldermere Council',
  ...overrides,
})

/** All that a letter says in sentences, but for the authority’s own words. */
export const bodyOf = ({ paragraphs, closing }: Letter): string => [...paragraphs, ...closing].join('\n')

/** Everything that stands in a letter. */
export const wholeOf = (letter: Letter): string => Object.values(letter).flat().join('\n')

/** Something that a council might add, in each script that letters are set in. */
export const inScripts = {
  English: 'We will come to see you next week, and we will bring the letter from the school.',
  Arabic: 'سنأتي لزيارتكم الأسبوع المقبل وسنحضر معنا الرسالة من المدرسة',
  Hebrew: 'נבוא לבקר אתכם בשבוע הבא ונביא את המכתב מבית הספר',
  Hindi: 'हम अगले सप्ताह आपसे मिलने आएंगे और स्कूल से पत्र लाएंगे',
  Bengali: 'আমরা আগামী সপ্তাহে আপনার সাথে দেখা করতে আসব এবং স্কুল থেকে চিঠি আনব',
  Panjabi: 'ਅਸੀਂ ਅਗਲੇ ਹਫ਼ਤੇ ਤੁਹਾਨੂੰ ਮਿਲਣ ਆਵਾਂਗੇ ਅਤੇ ਸਕੂਲ ਤੋਂ ਚਿੱਠੀ ਲਿਆਵਾਂਗੇ',
  Gujarati: 'અમે આવતા અઠવાડિયે તમને મળવા આવીશું અને શાળામાંથી પત્ર લાવીશું',
  Tamil: 'அடுத்த வாரம் உங்களைப் பார்க்க வருவோம், பள்ளியிலிருந்து கடிதம் கொண்டு வருவோம்',
  Tigrinya: 'በሚቀጥለው ሳምንት ልንጎበኛችሁ እንመጣለን እና ከትምህርት ቤት ደብዳቤ እናመጣለን',
  Russian: 'Мы приедем к вам на следующей неделе и привезём письмо из школы.',
  Greek: 'Θα έρθουμε να σας δούμε την επόμενη εβδομάδα και θα φέρουμε το γράμμα.',
  Polish: 'Przyjdziemy do Państwa w przyszłym tygodniu i przyniesiemy list ze szkoły.',
  Chinese: '我们下周会来看你并带来学校的信',
} as const
