import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readTable, sourceOf } from '../../../../src/bundle/verify/zip-table.ts'
import { bytesOf, zipped } from '../../../support/package-zip.ts'

const contents = new Map([
  ['one.txt', bytesOf('One.')],
  ['papers/zwei – ü.json', bytesOf('{}')],
  ['empty', bytesOf('')],
])
const zip = await zipped(contents)
const read = (bytes: Uint8Array | Blob) => readTable(sourceOf(bytes))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const faultsIn = async (bytes: Uint8Array) => {
  const table = await read(bytes)
  return table?.files.flatMap(({ faults }) => faults).concat(table.damage)
}

describe('a ZIP as the exchange writes it', () => {
  test('is read file by file, from bytes or from a file, with nothing wrong', async () => {
    for (const source of [zip, new Blob([zip])]) {
      const table = await read(source)
      expect(table?.files.map(({ name, bytes, faults }) => ({ name, bytes, faults }))).toEqual(
        [...contents].map(([name, content]) => ({ name, bytes: content.length, faults: [] })),
      )
      expect(table).toMatchObject({ damage: [], lost: false })
    }
  })

  test('leads to each file’s bytes', async () => {
    const { files = [] } = (await read(zip)) ?? {}
    for (const { name, start, bytes } of files) expect(zip.slice(start, start + bytes)).toEqual(contents.get(name))
  })

  test('is read though it is empty of files, and damaged', async () => {
    const nothing = await zipped([])
    expect(await read(nothing)).toMatchObject({ files: [], lost: true })
  })
})

describe('a ZIP with more or less in it than its files', () => {
  test('is found out by what stands before, after or between', async () => {
    const end = zip.length
    expect(await faultsIn(joined(zip, bytesOf('more')))).toContain('4 bytes follow the end of the ZIP')
    expect(await faultsIn(joined(bytesOf('before'), zip))).not.toEqual([])
    const comment = joined(zip.slice(0, end - 2), Uint8Array.of(4, 0), bytesOf('more'))
    expect(await faultsIn(comment)).toContain('The end of the ZIP’s table is damaged')
    const [first] = (await read(zip))?.files ?? []
    const after = (first?.start ?? 0) + (first?.bytes ?? 0) + 16
    expect(await faultsIn(joined(zip.slice(0, after), bytesOf('gap'), zip.slice(after)))).not.toEqual([])
  })

  test('is found out wherever it is cut off', async () => {
    for (let length = 0; length < zip.length; length++) {
      const table = await read(zip.slice(0, length))
      expect(table === undefined || table.lost || table.damage.length > 0, `cut at ${length}`).toBe(true)
    }
  })

  test('is found out by a name that stands twice, and by one that is no UTF-8', async () => {
    const twice = await zipped([...contents, ['one.txt', bytesOf('Two.')]])
    expect(await faultsIn(twice)).toEqual(['another file of the same name'])
    const at = zip.indexOf(0xc3)
    const odd = zip.map((byte) => (byte === 0xc3 ? 0xff : byte))
    expect(at).toBeGreaterThan(0)
    expect(await faultsIn(odd)).toEqual(['its name'])
  })

  test('tells a name with a byte order mark from one without', async () => {
    const table = await read(await zipped([['\ufeffone.txt', bytesOf('One.')]]))
    expect(table?.files.map(({ name }) => name)).toEqual(['\ufeffone.txt'])
  })
})

test('a ZIP that another program made is not taken for ours, compressed or not', async () => {
  for (const level of [0, 6] as const) {
    const theirs = zipSync(Object.fromEntries(contents), { level })
    expect(await faultsIn(theirs), `level ${level}`).not.toEqual([])
  }
})

test('what is no ZIP is none, whatever it is', async () => {
  for (const bytes of [
    bytesOf(''),
    bytesOf('PK'),
    bytesOf('%PDF-1.7'),
    new Uint8Array(100),
    bytesOf('x'.repeat(70_000)),
  ])
    expect(await read(bytes)).toBeUndefined()
})
