import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Assessment } from '../../../../schemas/documents/assessment.ts'
import { Minutes } from '../../../../schemas/documents/minutes.ts'
import { Plan } from '../../../../schemas/documents/plan.ts'
import type { StructuredPaper } from '../../../../schemas/documents/structured.ts'
import { Summary } from '../../../../schemas/documents/summary.ts'
import { assessments } from '../../../../schemas/examples/assessment.ts'
import { minutes } from '../../../../schemas/examples/minutes.ts'
import { oddChildren } from '../../../../schemas/examples/people.ts'
import { plans } from '../../../../schemas/examples/plan.ts'
import { summaries } from '../../../../schemas/examples/summary.ts'
import { printBook } from '../../../../src/bundle/book/print.ts'
import { paperBanners, paperBlocks } from '../../../../src/bundle/words/paper.ts'
import { aBook, aPart } from '../../../support/books.ts'
import { covering } from '../../../support/covering.ts'
import { arbitraryOf } from '../../../support/generated.ts'
import { allOf, bare, wordsOfPages } from '../../../support/reading-pdf.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

const kit = aTypeKit()
const names = new Map(oddChildren.map(({ id, name }) => [id, name]))
const schemas = { assessment: Assessment, plan: Plan, minutes: Minutes, summary: Summary } as const

/** Prints a paper, and gives what a reader that is not ours finds in the PDF, in its order. */
async function readBack(paper: StructuredPaper): Promise<string> {
  const part = aPart({
    title: paper.title,
    banners: paperBanners(paper.marks, names),
    blocks: paperBlocks(paper, names),
  })
  const { bytes } = await printBook(kit, aBook({ parts: [part] }), () => Promise.reject(new Error('no uploads')))
  return bare((await wordsOfPages(await allOf(bytes))).join(' '))
}

/** Every string of a structured paper that somebody wrote: not its codes, ids and dates, which are printed as words. */
function leaves(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /^(kind|child|children|person)$/.test(key) || codedOrDated(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, one]) => leaves(one, inner))
}
const codedOrDated = (text: string) =>
  /^\d{4}-\d{2}-\d{2}(T|$)|^[a-z0-9]+(-[a-z0-9]+)*$|^SEN-|^[0-9A-Z]{1,12}$/.test(text)

/** The pieces of a text that stand on a page in one go: a line’s end may fall at any blank, and a page’s foot lies between lines. */
const pieces = (text: string): string[] => text.split(/\s+/u).map(bare).filter(lettersOf)

/**
 * In scripts from the right the readers differ over marks, signs, and which of two directions within one word comes first:
 * what counts is each stretch of letters that run one way, in its order.
 */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const lettersOf = (text: string): string => text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '')
const stretches = (word: string): string[] =>
  [...lettersOf(word)].reduce<string[]>((all, letter) => {
    const last = all.at(-1)
    if (last !== undefined && fromRight.test(last) === fromRight.test(letter)) all[all.length - 1] = last + letter
    else all.push(letter)
    return all
  }, [])

/** The pieces of a text that the reader does not find. */
function lost(found: string, text: string): string[] {
  if (found.includes(bare(text))) return []
  const letters = lettersOf(found)
  return pieces(text).filter((piece) =>
    fromRight.test(piece) ? stretches(piece).some((stretch) => !letters.includes(stretch)) : !found.includes(piece),
  )
}

const strange =
  /[\ufb50-\ufdff\ufe70-\ufeff]|(?![\p{P}\p{N}\s])[^\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Gurmukhi}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Ethiopic}\p{Script=Han}\p{M}]/gu

/** The same paper in letters that a council meets: of the dead ones a reader makes what it will. */
const met = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(strange, 'x')
  if (Array.isArray(value)) return value.map(met)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, met(one)]))
}

const all = [...assessments, ...plans, ...minutes, ...summaries]

describe('a printed paper, read back by another reader', () => {
  test.each(all.map((paper) => [`${paper.kind}: ${paper.title}`, paper] as const))(
    '%s, loses no word',
    async (_, paper) => {
      const found = await readBack(paper)
      const said = leaves(paper)
      expect(said.length).toBeGreaterThan(15)
      expect(said.flatMap((text) => lost(found, text))).toEqual([])
    },
  )

  test.each(Object.entries(schemas))(
    'any %s loses no word',
    async (_, schema) => {
      await fc.assert(
        fc.asyncProperty(arbitraryOf(schema as z.ZodType, covering), async (generated) => {
          const paper = schema.parse(met(generated)) as StructuredPaper
          const found = await readBack(paper)
          expect(leaves(paper).flatMap((text) => lost(found, text))).toEqual([])
        }),
        { numRuns: 12, seed: 20261123, endOnFailure: true },
      )
    },
    120_000,
  )
})
