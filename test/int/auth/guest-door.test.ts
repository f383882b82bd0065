import { beforeEach, expect, test } from 'vitest'
import { deskOf, deskStands } from '../../../src/auth/guest-door.ts'
import { anExchange, parties } from '../../support/exchange.ts'
import { deskEmail, deskTestedAt, setDesk } from '../../support/guest-desk.ts'

const x = await anExchange()
await setDesk(x.admin)
const { id } = await x.sent({ receiver: parties.third })
const carrowdale = parties.third
const desk = { authority: carrowdale, name: 'Carrowdale County Council', email: deskEmail, testedAt: deskTestedAt }

beforeEach(async () => {
  await x.admin`update authority set on_exchange = false where id = ${carrowdale}`
  await x.admin`update guest_desk set confirmed_at = set_at, tested_at = ${deskTestedAt} where authority = ${carrowdale}`
})
const both = async () => [await deskOf(x.deps, id), await deskStands(x.deps, carrowdale, deskTestedAt)]

test('a link leads to the desk that it was sent to (R9.4)', async () => expect(await both()).toEqual([desk, true]))

test('a transfer between authorities on the exchange has no such link, and an id of nothing has none', async () => {
  const { id: ordinary } = await x.sent()
  expect(await deskOf(x.deps, ordinary)).toBeUndefined()
  expect(await deskOf(x.deps, '019a0c3e-0000-7000-8000-000000000000')).toBeUndefined()
})

test('nor has a draft, of which the desk was told nothing', async () => {
  const draft = await x.drafted({ receiver: carrowdale })
  await x.admin`delete from notice where transfer = ${draft.id} and authority = ${carrowdale}`
  expect(await deskOf(x.deps, draft.id)).toBeUndefined()
})

test('a desk that has not answered for its address lets nobody in, nor keeps anybody', async () => {
  await x.admin`update guest_desk set tested_at = null where authority = ${carrowdale}`
  expect(await both()).toEqual([undefined, false])
})

test('one that was set anew lets in, but keeps nobody who entered before', async () => {
  await x.admin`update guest_desk set tested_at = '2026-11-21T10:00:00Z' where authority = ${carrowdale}`
  expect(await both()).toEqual([{ ...desk, testedAt: '2026-11-21T10:00:00.000Z' }, false])
})

test('nobody is a guest of an authority that has joined the exchange', async () => {
  await x.admin`update authority set on_exchange = true where id = ${carrowdale}`
  expect(await both()).toEqual([undefined, false])
})
