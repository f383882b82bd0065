import { z } from 'zod'
import { RungNumber } from './ladder.ts'
import { DisputeReason, Duty, Ground } from './verbs/dispute.ts'

const EitherSide = z.enum(['sender', 'receiver'])

/** Who holds a rung on one side: the rung’s title there, and the person where one is named. */
const Held = z
  .strictObject({
    title: z.string().meta({ description: 'What the rung is called there.' }),
    by: z.enum(['role', 'holder', 'deputy', 'desk']).meta({
      description:
        'Whoever has the role; the named holder; their deputy while they are away; or, not on the exchange, its duty desk.',
    }),
    name: z.string().optional(),
    standsInFor: z.string().optional().meta({ description: 'The holder who is away, where the deputy holds it.' }),
    rung: RungNumber.optional().meta({ description: 'Another rung, where nobody holds this one: it goes up (R8.5).' }),
  })
  .meta({ id: 'HeldRung' })

/** An open dispute as both sides see it: nothing here tells who the family is. */
export const DisputeStanding = z
  .strictObject({
    ground: Ground,
    code: DisputeReason.optional(),
    raisedBy: EitherSide,
    raisedOn: z.iso.date().optional(),
    children: z.array(z.string()),
    rung: RungNumber,
    openFrom: RungNumber.meta({
      description: 'The lowest rung that may still decide: time alone takes that from nobody.',
    }),
    since: z.iso.date(),
    passesOn: z.iso.date().meta({
      description:
        'The day on whose morning the rung’s time has passed: it climbs, or at the last rung both directors are reminded for the first time (R8.5).',
    }),
    goesTo: RungNumber.optional().meta({
      description: 'The rung to which you would bring it, where you hold one below the last (R8.4).',
    }),
    turn: z.enum(['sender', 'receiver', 'both']).meta({ description: 'Whose decision is awaited.' }),
    yourRung: RungNumber.optional().meta({ description: 'The highest open rung that you hold, if any.' }),
    yours: z.boolean().meta({ description: 'Whether you hold an open rung, and it is your side’s turn.' }),
    decided: z.array(EitherSide).meta({
      description:
        'Who has decided where it stands, for every child in it: where both have, it is to go up or to be settled.',
    }),
    positions: z.array(EitherSide).meta({ description: 'Who has stated a position.' }),
    advice: z
      .strictObject({ sender: z.iso.date().optional(), receiver: z.iso.date().optional() })
      .meta({ description: 'When each side last took legal advice; what it says is privileged (R8.3).' }),
    ladder: z
      .array(z.strictObject({ rung: RungNumber, days: z.int(), sender: Held, receiver: Held }))
      .meta({ description: 'Both sides’ rungs side by side, with who holds each today (R8.4).' }),
  })
  .meta({ id: 'DisputeStanding' })
export type DisputeStanding = z.infer<typeof DisputeStanding>

const Lead = z.strictObject({
  side: EitherSide,
  from: z.iso.date(),
  to: z.iso.date().optional().meta({ description: 'The day from which another leads; left out, it goes on.' }),
  why: z.string().optional(),
})
const Said = z.strictObject({ duty: Duty, from: z.iso.date(), to: z.iso.date().optional() })

/** Who led for each child and whose duty each side said it to be, from the beginning (R8.1). */
export const Responsibility = z
  .strictObject({
    children: z.array(
      z.strictObject({
        id: z.string(),
        leads: z.array(Lead).meta({ description: 'Spans that follow one another with no gap and no overlap.' }),
        duty: z.strictObject({ sender: z.array(Said), receiver: z.array(Said) }),
        sharedUntil: z.iso.date().optional(),
      }),
    ),
  })
  .meta({
    id: 'Responsibility',
    description: 'The ledger of who leads, and of each side’s statement of whose duty it is.',
  })
export type Responsibility = z.infer<typeof Responsibility>
