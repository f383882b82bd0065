import { z } from 'zod'
import { AuthorityId, Role } from './authority.ts'
import { instant } from './dates.ts'
import { uuid } from './id.ts'
import { text } from './text.ts'

// How an authority is told, and whether it was (R9): nothing here tells of a child.

/** Whose mailbox may be set: every role but the auditor’s, who is told of nothing. */
export const MailboxRole = Role.exclude(['auditor']).meta({
  id: 'MailboxRole',
  description: 'Whose mailbox it is. That of `duty` serves every role that has none of its own.',
})
export type MailboxRole = z.infer<typeof MailboxRole>

const email = (title: string) =>
  z
    .email({ error: 'Give an email address, like name@example.gov.uk' })
    .max(254, 'Shorten this to 254 characters or fewer')
    .toLowerCase()
    .meta({ title, widget: 'text' })

const Deputy = z
  .strictObject({ name: text(200).meta({ title: 'Deputy’s name' }), email: email('Deputy’s email address') })
  .meta({ title: 'Deputy' })

export const SetMailbox = z
  .strictObject({
    email: email('Email address').meta({
      description: 'A mailbox that several people read, rather than a person’s own.',
    }),
    deputy: Deputy.optional().meta({
      description: 'Who is written to next, at the second address, if nobody acknowledges in time.',
    }),
  })
  .refine(({ email, deputy }) => deputy?.email !== email, {
    path: ['deputy', 'email'],
    error: 'Give the deputy another address than the first',
  })
  .meta({ id: 'SetMailbox', description: 'Where a role is written to, and the second address: its deputy’s (R9.1).' })
export type SetMailbox = z.infer<typeof SetMailbox>

export const Mailbox = z
  .strictObject({
    role: MailboxRole,
    email: z.string(),
    deputy: z.strictObject({ name: z.string(), email: z.string() }).optional(),
  })
  .meta({ id: 'Mailbox' })
export type Mailbox = z.infer<typeof Mailbox>

export const OwnWebhook = z
  .strictObject({
    url: z.string(),
    setAt: instant,
    failingSince: instant.optional().meta({ description: 'Since when nothing has reached it.' }),
    off: z
      .strictObject({ at: instant, why: z.string() })
      .optional()
      .meta({ description: 'It is called no more, and why; POST /v1/authority/webhook/on turns it on again.' }),
    secrets: z.array(z.strictObject({ madeAt: instant, until: instant.optional() })).meta({
      description: 'With which secrets messages are signed, newest first; the secrets themselves are not told again.',
    }),
  })
  .meta({ id: 'OwnWebhook' })
export type OwnWebhook = z.infer<typeof OwnWebhook>

export const OwnAuthority = z
  .strictObject({
    authority: AuthorityId,
    byEmail: z.boolean().meta({ description: 'Whether it is written to by email.' }),
    mailboxes: z.array(Mailbox).meta({
      description: 'By role. Without one of `duty` the exchange’s operator’s address of the duty desk serves.',
    }),
    webhook: OwnWebhook.optional(),
  })
  .meta({ id: 'OwnAuthority', description: 'How your own authority is told (R9.1).' })
export type OwnAuthority = z.infer<typeof OwnAuthority>

export const SetWebhook = z
  .strictObject({
    url: z
      .url({ error: 'Give a web address, like https://cases.example.gov.uk/baton' })
      .max(2048, 'Shorten this to 2,048 characters or fewer')
      .meta({
        title: 'Address of your case system',
        widget: 'text',
        description: 'It begins with https:// and a name.',
      }),
  })
  .meta({ id: 'SetWebhook' })
export type SetWebhook = z.infer<typeof SetWebhook>

const secret = z.string().meta({
  description: 'Told this once. Begins with whsec_; the rest is base64 (Standard Webhooks).',
})

export const WebhookSet = z
  .strictObject({ webhook: OwnWebhook, secret: secret.optional() })
  .meta({ id: 'WebhookSet', description: 'The webhook as it stands; with its secret where it is the first.' })
export type WebhookSet = z.infer<typeof WebhookSet>

export const ChangeSecret = z
  .strictObject({
    keepOldHours: z.int().min(0).max(168).default(24).meta({
      title: 'For how many hours the old secret is good as well',
      description: 'Messages are signed with both until then; 0 where the old one has become known.',
    }),
    replaces: instant.optional().meta({
      widget: 'none',
      description:
        'When the newest secret that you know of was made: where there is a newer, nothing is changed (412).',
    }),
  })
  .meta({ id: 'ChangeSecret' })
export type ChangeSecret = z.infer<typeof ChangeSecret>

export const SecretChanged = z.strictObject({ secret, webhook: OwnWebhook }).meta({ id: 'SecretChanged' })
export type SecretChanged = z.infer<typeof SecretChanged>

/** What came of a test message. */
export const WebhookTest = z
  .discriminatedUnion('delivered', [
    z.strictObject({ delivered: z.literal(true) }),
    z.strictObject({
      delivered: z.literal(false),
      fault: z.string().meta({ description: 'Stable: made for programs.' }),
      why: z.string().meta({ description: 'The same in words.' }),
    }),
  ])
  .meta({ id: 'WebhookTest' })
export type WebhookTest = z.infer<typeof WebhookTest>

export const SetByEmail = z.strictObject({ on: z.boolean() }).meta({ id: 'SetByEmail' })
export type SetByEmail = z.infer<typeof SetByEmail>

export const NoticeState = z.enum(['dead', 'waiting', 'unseen', 'untold', 'all'])
export type NoticeState = z.infer<typeof NoticeState>

export const NoticesQuery = z.strictObject({
  state: NoticeState.default('all').meta({
    description:
      'Dead: given up in some way. Waiting: still to go in some way. Unseen: nobody has acted on it. Untold: no way was left, and nobody has seen it.',
  }),
  after: z.coerce.number().int().min(1).max(2_000_000_000).optional().meta({
    description: 'The `next` of the answer before.',
  }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type NoticesQuery = z.infer<typeof NoticesQuery>

/** How a notice goes one way: taken by the mail service is not yet delivered. */
export const NoticeWay = z
  .strictObject({
    id: z.uuid().meta({ description: 'With this it is sent again.' }),
    channel: z.enum(['email', 'webhook', 'out-of-hours']),
    mailbox: Role,
    toSecond: z.literal(true).optional().meta({ description: 'To the second address: the deputy’s.' }),
    state: z.enum(['delivered', 'handed', 'waiting', 'dead']),
    at: instant.optional().meta({ description: 'Since when.' }),
    tries: z.int(),
    fault: z.string().optional().meta({ description: 'Of the last try; stable: made for programs.' }),
    why: z.string().optional().meta({ description: 'The same in words.' }),
    resentAt: instant.optional().meta({ description: 'When it was last sent again by hand.' }),
  })
  .meta({ id: 'NoticeWay' })
export type NoticeWay = z.infer<typeof NoticeWay>

export const Told = z
  .strictObject({
    id: z.uuid(),
    type: z.string(),
    happened: z.string().meta({ description: 'What happened, in words; nobody is named.' }),
    transfer: z.uuid(),
    reference: z.string(),
    seq: z.int(),
    at: instant,
    ways: z.array(NoticeWay).meta({ description: 'Beside the inbox, where it stands from the first.' }),
    seenAt: instant.optional(),
    untold: z.literal(true).optional().meta({ description: 'No way was left, and nobody has seen it.' }),
  })
  .meta({ id: 'Told', description: 'What your authority was told, and how that went (R9.3).' })
export type Told = z.infer<typeof Told>

export const Notices = z
  .strictObject({
    notices: z.array(Told).meta({ description: 'Newest first.' }),
    untold: z.int().meta({ description: 'Of how many things in all nobody was told.' }),
    next: z.int().optional().meta({ description: 'Give it as `after` for those before; left out at the end.' }),
  })
  .meta({ id: 'Notices' })
export type Notices = z.infer<typeof Notices>

export const NoticeParam = z.object({ id: uuid('Give the id of a notice’s way, a UUID from GET /v1/notices') })
