import { z } from 'zod'
import { AuthorityId } from './authority.ts'
import { date } from './dates.ts'
import { text } from './text.ts'

/** Which rung: 0 practice lead, 1 service manager, 2 head of service, 3 director. */
export const RungNumber = z.int().min(0).max(3).meta({
  id: 'RungNumber',
  description: '0 practice lead, 1 service manager, 2 head of service, 3 director.',
})

const holder = (who: string) =>
  z
    .strictObject({
      name: text(200).meta({ title: `${who}’s name` }),
      worker: text(200)
        .optional()
        .meta({
          title: `${who}’s account name at your sign-in`,
          description:
            'As whoever runs your sign-in knows them. With it they may act at this rung, whatever their role.',
        }),
    })
    .meta({ title: who })

export const SetRung = z
  .strictObject({
    title: text(80).meta({ title: 'What you call it' }),
    vacant: z
      .boolean()
      .default(false)
      .meta({ title: 'Nobody holds it', description: 'What comes to it then goes to the next rung above.' }),
    holder: holder('Holder').optional(),
    deputy: holder('Deputy').optional().meta({ description: 'Acts at this rung while the holder is away.' }),
    away: z
      .strictObject({
        from: date('First day away'),
        until: date('Last day away', 'Leave it out where it is not known.').optional(),
      })
      .refine(({ from, until }) => until === undefined || until >= from, {
        path: ['until'],
        error: 'Give a last day away that is not before the first',
      })
      .optional()
      .meta({ title: 'While the holder is away' }),
  })
  .refine(({ vacant, holder: one }) => !vacant || one === undefined, {
    path: ['holder'],
    error: 'Leave out the holder, or do not say that nobody holds it',
  })
  .refine(({ holder: one, deputy, away }) => one !== undefined || (deputy === undefined && away === undefined), {
    path: ['holder'],
    error: 'Name the holder, whose deputy or absence it is',
  })
  .refine(
    ({ holder: one, deputy }) =>
      deputy === undefined ||
      (deputy.name !== one?.name && (deputy.worker === undefined || deputy.worker !== one?.worker)),
    {
      path: ['deputy', 'name'],
      error: 'Name somebody else than the holder',
    },
  )
  .meta({ id: 'SetRung', description: 'A rung of your own authority’s ladder (R8.4).' })
export type SetRung = z.infer<typeof SetRung>

const Person = z.strictObject({ name: z.string(), worker: z.string().optional() })

export const Rung = z
  .strictObject({
    rung: RungNumber,
    role: z.string().meta({ description: 'Whoever has this role in your authority may act at it.' }),
    title: z.string(),
    vacant: z.literal(true).optional(),
    holder: Person.optional(),
    deputy: Person.optional(),
    away: z.strictObject({ from: z.iso.date(), until: z.iso.date().optional() }).optional(),
    heldBy: z
      .strictObject({
        rung: RungNumber,
        title: z.string(),
        by: z.enum(['role', 'holder', 'deputy']),
        name: z.string().optional(),
      })
      .meta({ description: 'Who holds it today: a rung that nobody holds goes up (R8.5).' }),
    days: z.int().meta({ description: 'Working days in which it is to decide (R8.5).' }),
    set: z.boolean().meta({ description: 'Whether your authority has set it; else it stands as the exchange has it.' }),
  })
  .meta({ id: 'Rung' })
export type Rung = z.infer<typeof Rung>

export const Ladder = z
  .strictObject({
    authority: AuthorityId,
    rungs: z.array(Rung).meta({
      description:
        'The lowest first; none of an authority that is not on the exchange: its duty desk is telephoned (R9.4).',
    }),
  })
  .meta({ id: 'Ladder', description: 'The ladder that a dispute climbs in your authority (R8.4).' })
export type Ladder = z.infer<typeof Ladder>
