import { beforeAll, describe, expect, test } from 'vitest'
import { councils } from '../../../src/local/councils.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aFamily, aWholeDraft } from '../../../src/local/demo/family.ts'
import { MARK } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { untilDelivered } from '../../support/everything-written.ts'
import { type Expected, invalid, refused } from '../../support/refusing.ts'

const exchange = await anEdgeExchange()
const receiver = exchange.brackwater.council.id
const [, , carrowdale] = councils
const whole = (more: object = {}) => ({ ...aWholeDraft(receiver, daysAgo(3)), ...more })
const json = (value: unknown) => JSON.stringify(value)
const child = (more: object) => whole({ family: { ...aFamily(), children: [{ ...aFamily().children[0], ...more }] } })

let token = ''
let draft = ''
let theirs = ''
beforeAll(async () => {
  token = await exchange.aldermere.token()
  draft = (await (await exchange.aldermere.a()).post('/v1/transfers', whole())).body.id
  theirs = (await (await exchange.dunmoor.a()).post('/v1/transfers', whole())).body.id
  await untilDelivered(exchange)
})

const malformed = { status: 400, code: 'malformed-json' }
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const withNul = Buffer.from(json({ ...whole(), note: MARK }).replace(MARK, '\0'))
const stream = (bytes: Uint8Array) => new Response(bytes).body ?? undefined
/** The same text with one byte that stands for a letter in Latin-1 and for nothing in UTF-8. */
const notUtf8 = () =>
  Buffer.from(json(child({ name: 'Zo#' })).replaceAll('#', '\u00a7')).map((byte) => (byte === 0xc2 ? 0xeb : byte))

describe('a draft that cannot be taken leaves nothing behind', () => {
  const cases: [string, () => string | Uint8Array | ReadableStream<Uint8Array> | undefined, Expected][] = [
    ['JSON that breaks off', () => `{"receiver": "${MARK}`, malformed],
    ['no body', () => undefined, malformed],
    ['an empty body', () => '', malformed],
    ['words', () => MARK, malformed],
    ['a NUL between the fields', () => withNul, malformed],
    ['bytes that are no UTF-8', notUtf8, malformed],
    ['UTF-16', () => Buffer.from(json(whole()), 'utf16le'), malformed],
    ['a list', () => '[]', invalid('')],
    ['a list of drafts', () => json([whole()]), invalid('')],
    ['a number', () => '7', invalid('')],
    ['null', () => 'null', invalid('')],
    ['a text', () => json(MARK), invalid('')],
    ['true', () => 'true', invalid('')],
    ['nothing in it', () => '{}', invalid('/receiver', '/family')],
    ['numbers for texts', () => json(child({ name: 7 })), invalid('/family/children/0/name')],
    ['a text for a list', () => json(whole({ papers: MARK })), invalid('/papers')],
    ['null for a family', () => json(whole({ family: null })), invalid('/family')],
    ['"yes" for send', () => json(whole({ send: 'yes' })), invalid('/send')],
    ['an authority that is no UUID', () => json(whole({ receiver: MARK })), invalid('/receiver')],
    [
      'a date that does not exist',
      () => json(child({ PersonBirthDate: '2026-02-30' })),
      invalid('/family/children/0/PersonBirthDate'),
    ],
    ['a field that nobody knows', () => json(whole({ [MARK]: MARK })), invalid('')],
    ['a field that is misspelt', () => json(child({ birthDay: MARK })), invalid('/family/children/0/birthDay')],
    ['a field with a slash and a tilde', () => json(child({ [`${MARK}/~`]: 1 })), invalid('/family/children/0')],
    ['a text that is too long', () => json(child({ name: MARK.repeat(30) })), invalid('/family/children/0/name')],
    ['a NUL in a text', () => json(child({ name: `${MARK}\0` })), invalid('/family/children/0/name')],
    [
      'half a surrogate pair in a text',
      () => json(child({ name: `${MARK}\ud800` })),
      invalid('/family/children/0/name'),
    ],
    ['a NUL in a field’s name', () => json(whole({ [`${MARK}\0`]: 1 })), invalid('')],
    ['half a surrogate pair in a field’s name', () => json(whole({ [`${MARK}\udfff`]: 1 })), invalid('')],
    ['__proto__', () => json(whole()).replace('{', `{"__proto__":{"send":"${MARK}"},`), invalid('')],
    [
      'constructor',
      () => json(whole()).replace('{', `{"constructor":{"prototype":"${MARK}"},`),
      invalid('/constructor'),
    ],
    [
      '__proto__ in a child',
      () => json(child({})).replace('"name"', `"__proto__":{"a":1},"name"`),
      invalid('/family/children/0'),
    ],
    ['the same field twice', () => json(whole()).replace('{', `{"receiver":"${theirs}",`), malformed],
    [
      'the same field twice, once escaped',
      () => json(whole()).replace('{', `{"\\u0072eceiver":"${theirs}",`),
      malformed,
    ],
    ['objects in objects, 10,000 deep', () => deep(10_000), invalid('/receiver', '/family', '/a')],
    [
      'lists in lists, 10,000 deep',
      () => json(whole({ papers: 0 })).replace('"papers":0', `"papers":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      invalid('/papers/0'),
    ],
    ['100,000 levels that are never closed', () => '['.repeat(100_000), malformed],
    [
      'a number too large for a number',
      () => json(child({ name: 0 })).replace('"name":0', '"name":1e999'),
      invalid('/family/children/0/name'),
    ],
    [
      'two children of one id',
      () => json(whole({ family: { ...aFamily(), children: [aFamily().children[0], aFamily().children[0]] } })),
      invalid('/family/children/1/id'),
    ],
    [
      'more than 4 MB whose length is not said',
      () => stream(Buffer.alloc(4_200_000, ' ')),
      { status: 413, code: 'body-too-large' },
    ],
    [
      'itself as the receiver',
      () => json(whole({ receiver: exchange.aldermere.council.id })),
      { status: 422, code: 'same-authority' },
    ],
    [
      'a receiver that does not exist',
      () => json(whole({ receiver: draft })),
      { status: 422, code: 'unknown-authority' },
    ],
    [
      'a receiver that is not on the exchange',
      () => json(whole({ receiver: carrowdale?.id, send: true })),
      { status: 422, code: 'receiver-not-on-exchange' },
    ],
    [
      'a paper that names no upload',
      () =>
        json(
          whole({
            papers: [
              {
                slot: 'other',
                reason: MARK,
                files: [theirs],
                about: {
                  title: MARK,
                  datedOn: '2026-11-05',
                  children: ['c1'],
                  marks: [],
                  authoredBy: { name: MARK, role: MARK },
                },
              },
            ],
          }),
        ),
      { status: 422, code: 'no-such-file' },
    ],
  ]
  test.each(cases)('%s', async (_, body, expected) => {
    await refused(exchange, token, '/v1/transfers', { body: body() }, expected)
  })

  test('more than 4 MB, refused before a byte of it is read', async () => {
    const asking = { headers: { 'content-length': '4200000' }, headOnly: true }
    await refused(exchange, token, '/v1/transfers', asking, { status: 413, code: 'body-too-large' })
  })

  test('says of a control character where it stands, and names unknown fields, but no name of anybody’s', async () => {
    const nul = await refused(
      exchange,
      token,
      '/v1/transfers',
      { body: json(child({ name: 'Zo\0' })) },
      invalid('/family/children/0/name'),
    )
    expect(nul.errors?.[0]?.detail).toBe(
      'Take out the control character (U+0000) at character 3: only line feeds and tabs are allowed',
    )
    const body = json(whole({ [MARK]: 1, bodyMap: 2, [`${MARK} Tidewell`]: 3 }))
    const three = await refused(exchange, token, '/v1/transfers', { body }, invalid('/bodyMap', ''))
    expect(three.errors?.map(({ detail }) => detail)).toEqual([
      'There is no such field; leave it out',
      '2 fields in it are not known; leave them out',
    ])
  })
})
