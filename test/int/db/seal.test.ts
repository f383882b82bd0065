import { expect, test } from 'vitest'
import { anExchange } from '../../support/exchange.ts'
import { aWholeStory, whatMustNotShow } from '../../support/whole-story.ts'

const x = await anExchange()

/** Every column of every table as a superuser reads it: sealed bytes too, as the text that they would be. */
async function everythingInTheDatabase(): Promise<string> {
  const tables = await x.admin`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`
  const texts: string[] = []
  for (const { name } of tables)
    for (const row of await x.admin`select * from ${x.admin(name)}`)
      for (const value of Object.values(row)) texts.push(asText(value))
  return texts.join('\n')
}

const asText = (value: unknown): string =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString('utf8')
    : value instanceof Date
      ? value.toISOString()
      : JSON.stringify(value)

test('after a whole story the database, read by its superuser, holds nobody’s name, birth date, postcode or words', async () => {
  const [id] = await aWholeStory(x)
  const secrets = whatMustNotShow()
  expect(secrets).toEqual(
    expect.arrayContaining(['Isolde Fenwick-Ashgrove', '2017-03-14', 'ZZ99 3VZ', 'W820001203001']),
  )
  const all = await everythingInTheDatabase()
  expect(all).toContain(id)
  expect(secrets.filter((one) => all.includes(one))).toEqual([])
})

test('a name in any column, sealed or not, would have been found', async () => {
  await x.admin`update authority set oidc_client = '2017-03-14' where name like 'Carrowdale%'`
  await x.admin`insert into webhook_secret (authority, made_at, sealed)
    select id, now(), ${Buffer.from('Isolde Fenwick-Ashgrove')} from authority where name like 'Carrowdale%'`
  const all = await everythingInTheDatabase()
  const found = whatMustNotShow().filter((one) => all.includes(one))
  expect(found).toEqual(expect.arrayContaining(['Isolde Fenwick-Ashgrove', 'Isolde', '2017-03-14']))
})
