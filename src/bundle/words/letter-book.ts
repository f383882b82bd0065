import type { Letter } from '../../../schemas/letter.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import type { LetterPage, LetterPart } from '../book/letter-page.ts'

const hand = {
  head: { bold: true, size: 18 },
  heading: { bold: true, size: 15 },
  body: { bold: false, size: 12 },
  strong: { bold: true, size: 12 },
}
const between = 10
/** Where somebody signs. */
const signature = 32

const paragraph = (text: string, gap = between): LetterPart => ({ role: 'P', text, style: hand.body, gap })

/**
 * What a letter looks like on paper: whose it is, the day, to whom, what it says in letters of 12 points, and the reference at
 * its foot. Nothing beside the page tells a name: neither its title nor its subject.
 * @param at when it was written, RFC 3339
 */
export function letterPage(letter: Letter, { reference, at }: { reference: string; at: string }): LetterPage {
  const heading = `${letter.heading.charAt(0).toLowerCase()}${letter.heading.slice(1)}`
  return {
    title: `Letter about ${heading}`,
    ...{ subject: 'A letter to one person of a family', reference, at },
    parts: [
      { role: 'P', text: letter.from, style: hand.head, gap: 0 },
      { ...paragraph(`Telephone: ${letter.telephone}`, 0), ruled: true },
      paragraph(plainDate(letter.on), 20),
      paragraph(`Dear ${letter.to}`, 12),
      { role: 'H1', text: letter.heading, style: hand.heading, gap: 10 },
      { role: 'P', text: letter.about, style: hand.strong, gap: 2 },
      ...letter.paragraphs.map((text) => paragraph(text)),
      ...(letter.ownWords === undefined ? [] : [paragraph(letter.ownWords)]),
      ...letter.closing.map((text) => paragraph(text)),
      paragraph('Yours sincerely', 12),
      { role: 'P', text: letter.signOff, style: hand.strong, gap: signature },
    ],
    foot: `Our reference: ${reference}`,
  }
}
