import { describe, expect, test } from 'vitest'
import type { Ladder } from '../../../schemas/ladder.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, url } = exchange
const simon = await aldermere.token('administrator')

const asks = (method: string, path: string, said?: object, token = simon) =>
  call(url, path, token, {
    ...{ method, headers: { 'content-type': 'application/json' } },
    ...(said ? { body: JSON.stringify(said) } : {}),
  })
const answered = async (method: string, path: string, said?: object, token?: string): Promise<Ladder> => {
  const called = await asks(method, path, said, token)
  expect({ path, status: called.status, text: called.text }).toMatchObject({ status: 200 })
  return called.json() as Ladder
}
const refused = async (method: string, path: string, said?: object, token?: string) => {
  const { status, code, errors } = aProblem(await asks(method, path, said, token))
  return [status, code, ...(errors ?? []).map(({ pointer }) => pointer)]
}

const rung = (at: number | string) => `/v1/authority/ladder/${at}`
const title = 'Head of Assessment'
const holder = { name: 'Perpetua Quillfeather', worker: 'p.quillfeather' }
const away = { from: '2026-11-20', until: '2026-12-04' }

describe('/v1/authority/ladder', () => {
  test('is set rung by rung, the same call again answered the same, and read by everybody of the authority', async () => {
    const first = await answered('PUT', rung(2), { title, holder, deputy: { name: 'Ambrose Tidewell' } })
    expect(first.rungs[2]).toMatchObject({ title, holder, set: true, heldBy: { rung: 2, by: 'holder' } })
    expect(await answered('PUT', rung(2), { title, holder, deputy: { name: 'Ambrose Tidewell' } })).toEqual(first)
    expect(await answered('GET', '/v1/authority/ladder', undefined, await aldermere.token())).toEqual(first)
    const { rungs } = await answered('DELETE', rung(2))
    expect(rungs[2]).toMatchObject({ title: 'Head of service', set: false, heldBy: { by: 'role' } })
    expect(await answered('DELETE', rung(2))).toMatchObject({ rungs })
  })

  test.each([
    ['no title', { holder }, ['/title']],
    ['a blank one', { title: ' ' }, ['/title']],
    ['a holder without a name', { title, holder: { worker: 'p.quillfeather' } }, ['/holder/name']],
    ['a holder of what nobody holds', { title, vacant: true, holder }, ['/holder']],
    ['a deputy of nobody', { title, deputy: holder }, ['/holder']],
    ['an absence of nobody', { title, away }, ['/holder']],
    ['no date', { title, holder, away: { from: '2026-02-30' } }, ['/away/from']],
    ['a way back before the way out', { title, holder, away: { from: away.until, until: away.from } }, ['/away/until']],
    ['a field that there is not', { title, telephone: '01632 960101' }, ['/telephone']],
  ])('names the field of %s', async (_, said, pointers) => {
    expect(await refused('PUT', rung(1), said)).toEqual([400, 'input-invalid', ...pointers])
  })

  test('has four rungs, and an address for no other', async () => {
    for (const at of ['4', '-1', '1.0', '%20', 'director', '0x1']) {
      expect([at, ...(await refused('PUT', rung(at), { title }))]).toEqual([at, 400, 'input-invalid', '/rung'])
      expect([at, ...(await refused('DELETE', rung(at)))]).toEqual([at, 400, 'input-invalid', '/rung'])
    }
  })

  test('keeps somebody at the last rung, and says at which field (R8.5)', async () => {
    expect(await refused('PUT', rung(3), { title, vacant: true })).toEqual([422, 'last-rung-held', '/vacant'])
    expect(await refused('PUT', rung(3), { title, holder, away })).toEqual([422, 'last-rung-held', '/deputy'])
  })

  test('is for an administrator to set (R1.3)', async () => {
    const director = await aldermere.token('director')
    expect(await refused('PUT', rung(0), { title }, director)).toEqual([403, 'wrong-role'])
    expect(await refused('DELETE', rung(0), undefined, director)).toEqual([403, 'wrong-role'])
  })
})

describe('/v1/authorities/{id}/ladder', () => {
  const of = (id: string) => `/v1/authorities/${id}/ladder`

  test('tells another authority the titles and names, never who they are to our sign-in', async () => {
    await answered('PUT', rung(1), { title, holder })
    const theirs = await asks('GET', of(aldermere.council.id), undefined, await brackwater.token())
    expect((theirs.json() as Ladder).rungs[1]).toMatchObject({ title, holder: { name: holder.name } })
    expect(theirs.text).not.toMatch(/worker|quillfeather"/)
    const own = await answered('GET', of(aldermere.council.id), undefined, await aldermere.token())
    expect(own.rungs[1]?.holder).toEqual(holder)
  })

  test('is a 404 where there is no such authority, and a 400 where the id is none', async () => {
    expect(await refused('GET', of('019a0c3e-5a00-7a1d-8e00-ffffffffffff'))).toEqual([404, 'unknown-authority'])
    expect(await refused('GET', of('aldermere'))).toEqual([400, 'input-invalid', '/id'])
  })
})
