import { z } from 'zod'
import { date } from './dates.ts'
import { text } from './text.ts'

const paragraphs = z.array(text(4000)).max(12)

/** A letter as it was written, whole: what is printed is this and nothing looked up since (R5.5). */
export const Letter = z
  .strictObject({
    on: date('Date of the letter'),
    from: text(300).meta({ title: 'From' }),
    telephone: text(60).meta({ title: 'Telephone' }),
    to: text(200).meta({ title: 'To' }),
    heading: text(200).meta({ title: 'Heading' }),
    about: text(4800).meta({ title: 'About' }),
    paragraphs: paragraphs.meta({ title: 'What it says' }),
    ownWords: text(900).optional().meta({ title: 'The authority’s own words' }),
    closing: paragraphs.meta({ title: 'Whom to call' }),
    signOff: text(400).meta({ title: 'Signed' }),
  })
  .meta({ id: 'Letter', description: 'A letter to one person of the family: who is responsible, and whom to call.' })
export type Letter = z.infer<typeof Letter>
