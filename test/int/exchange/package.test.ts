import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { verifyRendition } from '../../../src/bundle/manifest-signature.ts'
import { packageFor } from '../../../src/exchange/package.ts'
import { anExchange, receiver, sender } from '../../support/exchange.ts'
import { mustBeFound, opened, sha256, withALetter } from '../../support/prints.ts'

const x = await anExchange()

test('the ZIP holds the newest print, made there and then, with the line that names its hash', async () => {
  const { id, place } = await withALetter(x)
  const { zip } = mustBeFound(await packageFor(x.deps, receiver(), id))
  const entries = unzipSync(new Uint8Array(await new Response(zip).arrayBuffer()))
  const names = Object.keys(entries)
  expect(names.slice(0, 2)).toEqual(['HOW-TO-CHECK.txt', 'package.pdf'])
  expect(names.filter((name) => name.startsWith('papers/'))).toHaveLength(5)
  expect(names.filter((name) => name.startsWith('files/'))).toEqual([`files/${place.split('/')[1]}-letter.pdf`])
  expect(names.slice(-3)).toEqual(['signed/manifest-1.jws', 'signed/rendition.jws', 'signed/exchange-keys.json'])
  expect((await opened(x, id)).pdf.equals(entries['package.pdf'] ?? new Uint8Array())).toBe(true)
  const jws = Buffer.from(entries['signed/rendition.jws'] ?? []).toString()
  const { rendition } = await verifyRendition(jws, x.deps.signer.published)
  expect(rendition).toMatchObject({ sha256: sha256(entries['package.pdf'] ?? new Uint8Array()) })
})

test('once a later paper was sent it holds both manifests, and the print of the newest version alone', async () => {
  const { id } = await x.acknowledged()
  await opened(x, id)
  await x.does(sender(), 'send-addendum', id)
  const { zip } = mustBeFound(await packageFor(x.deps, receiver(), id))
  const entries = unzipSync(new Uint8Array(await new Response(zip).arrayBuffer()))
  expect(Object.keys(entries).filter((name) => name.startsWith('signed/'))).toEqual([
    ...['signed/manifest-1.jws', 'signed/manifest-2.jws', 'signed/rendition.jws', 'signed/exchange-keys.json'],
  ])
  const jws = Buffer.from(entries['signed/rendition.jws'] ?? []).toString()
  const { rendition } = await verifyRendition(jws, x.deps.signer.published)
  const pdf = entries['package.pdf'] ?? new Uint8Array()
  expect(rendition).toMatchObject({ version: 2, sha256: sha256(pdf), bytes: pdf.length })
})

test('a print that cannot be made does not keep the package from being filed', async () => {
  const { id } = await x.acknowledged()
  const noLetters = { ...x.deps, letters: () => Promise.reject(new Error('the fonts are gone')) }
  const { zip } = mustBeFound(await packageFor(noLetters, receiver(), id))
  const names = Object.keys(unzipSync(new Uint8Array(await new Response(zip).arrayBuffer())))
  expect(names).toContain('signed/manifest-1.jws')
  expect(names.filter((name) => /package\.pdf|rendition/.test(name))).toEqual([])
  expect(x.lines.at(-1)).toEqual({ code: 'PRINT_FAULT', transfer: id, fault: 'Error' })
  expect((await opened(x, id)).pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test('where a file is gone nothing is served, not the beginning of a ZIP', async () => {
  const { id, place } = await withALetter(x)
  x.objects.delete(place)
  await expect(packageFor(x.deps, receiver(), id)).rejects.toThrow('not where its row says')
})
