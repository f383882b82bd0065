import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import type { ListLine } from '../../../schemas/list.ts'
import type { Standing, TransferView } from '../../../schemas/transfer.ts'
import type { Worker } from './case-system.ts'
import { daysAgo, today } from './days.ts'
import { aFamily, aWholeDraft } from './family.ts'
import type { Stage } from './stage.ts'

const reasons = 'The children would not be known to anybody in the new area.'
const conditions = ['Only the school’s safeguarding lead learns where the family lives.']

/** The family of the demonstration with numbers by which it is known again; they are of the range set aside for tests. */
function numbered() {
  const family = aFamily()
  const NHSNumbers = ['9990000018', '9990000026']
  return { ...family, children: family.children.map((child, at) => ({ ...child, NHSNumber: NHSNumbers[at] })) }
}

/** The family moves a second time, their mother says no, and the package still goes: lawfully, with conditions. */
export async function tellSharingStory(stage: Stage): Promise<{ reference: string; state: string }> {
  const { narrator: n, aldermere, brackwater, dunmarsh } = stage
  n.heading('The family has moved again, and their mother says no')
  await earlierMove(stage)

  const nell = await dunmarsh.a('social-worker')
  const drafted = await nell.post('/v1/transfers', {
    ...{ receiver: aldermere.council.id, family: numbered() },
    alert: {
      ...{ risk: 'Their father has found the new street.', address: '3 Fennel Court, Aldermere' },
      ...{ contact: 'Nell Farrow, 01632 960404', telephoned: true },
    },
  })
  n.expect('Dunmarsh raises an alert with the first thing it knows, before there is a package', drafted.status === 201)
  let t = drafted.body
  const path = `/v1/transfers/${t.id}`
  const duty = await aldermere.a('duty')
  const taken = await duty.does(t, 'acknowledge-alert')
  n.expect('Aldermere’s duty worker takes the alert; nothing else is open to them', taken.status === 200, taken)
  t = taken.body
  const content = (await duty.get<TransferView>(path)).body.content
  n.expect('The package is not', content === undefined, content)

  t = await prepares(nell, t, aWholeDraft(aldermere.council.id, daysAgo(1)))
  n.expect('She prepares the package; their mother says no to sharing it', t.state === 'draft')
  t = await considersTheMove(stage, nell, t)
  t = await decidesToShare(stage, nell, t)
  const sent = await nell.does(t, 'send')
  n.expect('Now Dunmarsh’s social worker may send it', sent.body.state === 'sent', sent)
  const record = await nell.get<{ record: { type: string; said: { manifest?: { jws: string } } }[] }>(`${path}/record`)
  const jws = record.body.record.find(({ type }) => type === 'TransferSent')?.said.manifest?.jws ?? ''
  const { verdict } = decodeJwt(jws) as { verdict?: { conditions?: string[] } }
  n.expect('The conditions are in the signed manifest', verdict?.conditions?.join() === conditions.join(), verdict)

  const written = await nell.does(sent.body, 'write-letter', { person: 'p1', ownWords: 'I will ring you on Monday.' })
  n.expect('She writes to their mother: who is responsible now, and who next', written.status === 200, written)
  const letter = await nell.bytes(`${path}/letters/${written.body.version}.pdf`)
  writeFileSync(join(stage.output, `${t.reference}-letter.pdf`), letter)
  n.expect('The letter is one PDF', letter.subarray(0, 5).toString() === '%PDF-')
  const told = await nell.does(written.body, 'tell-family', {
    ...{ people: ['p1'], on: today(), how: 'letter', what: 'Who is responsible until Aldermere takes over.' },
  })
  n.expect('And records that it was posted', told.status === 200, told)
  n.expect('Brackwater has no part in it, and sees no such transfer', await isHidden(await brackwater.a('duty'), path))
  return { reference: t.reference, state: told.body.state }
}

/** Adds what a whole draft holds, part by part. */
async function prepares(nell: Worker, drafted: Standing, whole: ReturnType<typeof aWholeDraft>): Promise<Standing> {
  const refused = { of: 'p1', state: 'refused', askedBy: 'Nell Farrow, social worker', how: 'in-person' }
  const parts: [string, unknown][] = [
    ...(whole.papers ?? []).map((paper): [string, unknown] => ['add-paper', paper]),
    ['record-permission', refused],
    ['record-lawful-basis', whole.lawfulBasis],
    ['record-move', whole.move],
    ['report-residence', whole.residence],
  ]
  let t = drafted
  for (const [verb, input] of parts) t = (await nell.does(t, verb, input)).body
  return t
}

const isHidden = async (worker: Worker, path: string) => (await worker.get(path)).status === 404

/** Some weeks ago the same children moved from Aldermere to Brackwater. */
async function earlierMove({ narrator: n, aldermere, brackwater }: Stage): Promise<void> {
  const priya = await aldermere.a('social-worker')
  const whole = aWholeDraft(brackwater.council.id, daysAgo(70), { family: numbered(), send: true })
  const { body: sent } = await priya.post('/v1/transfers', whole)
  const lead = await brackwater.a('practice-lead')
  const { body: acknowledged } = await lead.does(sent, 'acknowledge')
  const accepted = await lead.does(acknowledged, 'accept', { leadsFrom: today(), worker: 'Tom Hesketh' })
  n.expect(
    'Two months ago the children moved from Aldermere to Brackwater, which took them on',
    accepted.status === 200,
  )
}

/** An earlier move is found by keyed hash; trafficking is considered; contact is asked for, agreed, and only then disclosed. */
async function considersTheMove(stage: Stage, nell: Worker, drafted: Standing): Promise<Standing> {
  const { narrator: n, brackwater, dunmarsh } = stage
  const path = `/v1/transfers/${drafted.id}`
  const lead = await dunmarsh.a('practice-lead')
  const moves = async () => (await lead.get<TransferView>(path)).body.content?.move.earlierMoves ?? []
  const [found] = await moves()
  n.expect(
    'Dunmarsh’s practice lead sees that an earlier move matches, and how many months ago; not whose',
    found?.months === 2 && found.contact === undefined && found.mine === undefined,
    found,
  )
  const tooSoon = await nell.does(drafted, 'send')
  n.expect(
    'The package does not go before trafficking and modern slavery are considered in writing',
    (tooSoon.body as { code?: string }).code === 'trafficking-not-considered',
    tooSoon,
  )
  const considered = await nell.does(drafted, 'record-move', {
    ...{ impact: 'A third school within a year.', urgency: 'urgent', movesInTwelveMonths: 1 },
    trafficking: 'Their mother chose both moves to be away from their father. No sign of control by others.',
  })
  const asked = await lead.does(considered.body, 'ask-contact', {
    match: found?.match,
    reasons: 'Two moves in a year.',
  })
  n.expect('The practice lead asks to be in contact about it', asked.status === 200, asked)
  const theirs = await brackwater.a('practice-lead')
  const waiting = async () =>
    (await theirs.get<{ transfers: ListLine[] }>('/v1/transfers?waits=me')).body.transfers.find(({ waits }) =>
      waits.includes('contact'),
    )
  await n.until(
    'It comes into the queue of Brackwater’s practice lead',
    90,
    async () => (await waiting()) !== undefined,
  )
  const earlier = (await theirs.get<TransferView>(`/v1/transfers/${(await waiting())?.id}`)).body
  const [wanted] = earlier.content?.move.contactsWanted ?? []
  const agreed = await theirs.does(earlier, 'answer-contact', {
    contact: wanted?.id,
    agree: true,
    reasons: 'We know them.',
  })
  n.expect('Who agrees', agreed.status === 200, agreed)
  await n.until('Only now does Dunmarsh learn that it is Brackwater', 90, async () => {
    const [known] = await moves()
    return known?.contact?.authority === brackwater.council.id
  })
  return (await lead.get<TransferView>(path)).body
}

/** Permission was refused: advice, a decision by somebody who did not prepare it, and conditions that travel. */
async function decidesToShare(stage: Stage, nell: Worker, drafted: Standing): Promise<Standing> {
  const { narrator: n, dunmarsh } = stage
  const lead = await dunmarsh.a('practice-lead')
  const no = await nell.does(drafted, 'send')
  n.expect('Their mother said no: the package does not go, and the reasons say why', no.status === 403, no)
  const asked = await lead.does(drafted, 'ask-advice', {
    of: 'caldicott-guardian',
    question: 'May all four papers go?',
  })
  const guardian = await dunmarsh.a('caldicott-guardian')
  const queue = await guardian.get<{ transfers: ListLine[] }>('/v1/transfers?waits=me')
  n.expect(
    'The Caldicott guardian finds the question in their own queue',
    queue.body.transfers.some(({ id, waits }) => id === drafted.id && waits.includes('advice')),
    queue,
  )
  const advised = await guardian.does(asked.body, 'answer-advice', {
    advice: 'share-with-conditions',
    conditions,
    reasons,
  })
  n.expect('And answers: share, with a condition', advised.status === 200, advised)
  const decided = await lead.does(advised.body, 'decide-sharing', { outcome: 'share', ground: 'risk-of-harm', reasons })
  n.expect('A practice lead who did not prepare it decides to share, with reasons', decided.status === 200, decided)
  return decided.body
}
