import { expect, test } from 'vitest'
import { Request } from '../../../schemas/verbs/draft.ts'
import { openDraft, openRequest } from '../../../src/exchange/open.ts'
import { anExchange, aWholeDraft, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { aFamily } from '../../support/inputs.ts'

const x = await anExchange()
const toldOf = async (id: string) =>
  (await x.admin`select authority, kind, channel from notice where transfer = ${id} order by seq, channel`).map(
    ({ authority, kind, channel }) => `${authority === parties.sender ? 'sender' : 'receiver'} ${kind} ${channel}`,
  )

test('a package sent in one call tells the receiving authority of the package, once in each way', async () => {
  const { id, state } = await x.sent()
  expect(state).toBe('sent')
  const told = await toldOf(id)
  expect(told.filter((line) => line.startsWith('receiver'))).toEqual([
    'receiver TransferSent email',
    'receiver TransferSent inbox',
  ])
})

test('sent in one call or piece by piece, both sides are told the same', async () => {
  const whole = await x.sent()
  const { papers, permissions, move, residence, lawfulBasis } = aWholeDraft()
  const { id } = await x.drafted({
    papers: [],
    permissions: [],
    move: undefined,
    residence: undefined,
    lawfulBasis: undefined,
  })
  for (const one of permissions) await x.does(sender(), 'record-permission', id, one)
  await x.does(sender(), 'record-lawful-basis', id, lawfulBasis)
  for (const one of papers) await x.does(sender(), 'add-paper', id, one)
  await x.does(sender(), 'record-move', id, move)
  await x.does(sender(), 'report-residence', id, residence)
  await x.does(sender(), 'send', id)
  expect(await toldOf(id)).toEqual(await toldOf(whole.id))
})

test('a draft tells the receiving authority nothing', async () => {
  const { id } = await x.drafted()
  expect((await toldOf(id)).filter((line) => line.startsWith('receiver'))).toEqual([])
})

test('where one part is refused, no draft is opened', async () => {
  const before = await x.admin`select 1 from transfer`
  const outcome = await openDraft(x.deps, sender(), aWholeDraft({ send: true, move: undefined }))
  expect(outcome).toMatchObject({ refused: { code: 'move-not-considered' } })
  expect(await x.admin`select 1 from transfer`).toHaveLength(before.length)
})

test('a request is the sender’s to take up, and it alone is told', async () => {
  const asked = Request.parse({ sender: parties.sender, family: aFamily(), note: 'The school rang.' })
  const { id, state, side } = mustBeDone(await openRequest(x.deps, receiver(), asked))
  expect([state, side]).toEqual(['requested', 'receiver'])
  expect(await toldOf(id)).toEqual(['sender TransferRequested email', 'sender TransferRequested inbox'])
  expect((await x.does(sender(), 'begin', id)).state).toBe('draft')
})

test('an administrator opens nothing', async () => {
  const outcome = await openDraft(x.deps, sender('administrator'), aWholeDraft())
  expect(outcome).toMatchObject({ refused: { code: 'wrong-role' } })
})
