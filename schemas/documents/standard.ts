import { z } from 'zod'
import { SHORT, text } from '../text.ts'
import { nameUse } from './standard-codes.ts'

/** A field that takes one of the codes of a table, shown by its label. */
export function coded<K extends string | number>(table: Readonly<Record<K, string>>) {
  const codes = Object.keys(table) as `${K}`[]
  return z.enum(codes).meta({ labels: { ...table } })
}

/** Identifier, as the Person Standard has it: a value, and the system in which it is unique. */
const Identifier = z
  .strictObject({
    value: text(SHORT).meta({ title: 'Value', description: 'The identifier itself.' }),
    system: text(SHORT).meta({
      title: 'System',
      description: 'The address or name of the register in which it is unique.',
    }),
  })
  .meta({ id: 'Identifier', title: 'Identifier', description: 'A value, and the register in which it is unique.' })

/** How a person, a professional or an organisation is known elsewhere. */
export const identifier = z.array(Identifier).max(10).optional().meta({
  title: 'Identifiers',
  description: 'How they are known elsewhere: a registration, a case system’s id, an organisation’s code.',
})

/** Name, as the Person Standard has it, for a name whose parts are known; `name` stays the whole as people say it. */
export const NameParts = z
  .strictObject({
    familyName: z
      .array(text(SHORT))
      .min(1, 'Give at least one family name')
      .max(5)
      .meta({ title: 'Family name', description: 'Surname; one item for each part that is recorded on its own.' }),
    givenName: z
      .array(text(SHORT))
      .min(1, 'Give at least one given name')
      .max(10)
      .meta({ title: 'Given names', description: 'First name, then any middle names.' }),
    preferredName: text(SHORT)
      .optional()
      .meta({ title: 'Preferred name', description: 'The given name that they use, where it is another.' }),
    use: coded(nameUse)
      .optional()
      .meta({ title: 'Use', description: 'What this name is for: usual, official, maiden, nickname.' }),
  })
  .meta({ id: 'NameParts', title: 'Parts of a name', description: 'A name in the parts in which it is recorded.' })

/** Which parts of a date are accurate (A), estimated (E) or unknown (U), in the order day, month, year. */
export const dateAccuracy = z
  .string()
  .regex(/^[AEU]{3}$/, 'Give a letter each for day, month and year: A accurate, E estimated, U unknown')
  .optional()
  .meta({
    title: 'Date accuracy',
    description: 'A letter each for day, month and year: A accurate, E estimated, U unknown. “UUE” guesses the year.',
  })
