import { z } from 'zod'
import { PersonId } from '../family.ts'
import { text } from '../text.ts'

export const WriteLetter = z
  .strictObject({
    person: PersonId.meta({ title: 'Who is the letter to', choose: 'people' }),
    ownWords: text(900).optional().meta({
      title: 'Your own words',
      description: 'The letter says who is responsible now and next, and whom to call. Add what only you can say.',
      widget: 'long',
    }),
  })
  .meta({
    description:
      'Writes a letter of one page that tells one person of the family who is responsible, for you to print and send. Record that they were told once it is sent (R5.5).',
  })
