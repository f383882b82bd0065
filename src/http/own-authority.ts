import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  ChangeSecret,
  MailboxRole,
  OwnAuthority,
  SecretChanged,
  SetByEmail,
  SetMailbox,
  SetWebhook,
  WebhookSet,
  WebhookTest,
} from '../../schemas/telling.ts'
import { Nothing } from '../../schemas/verbs/draft.ts'
import { removeMailbox, setMailbox } from '../exchange/mailboxes.ts'
import type { Outcome } from '../exchange/outcome.ts'
import { ownAuthority, setByEmail } from '../exchange/own-authority.ts'
import { changeSecret, removeWebhook, setWebhook, testWebhook, turnOnWebhook } from '../exchange/webhook.ts'
import { actorOf, body, json, newRoutes, problems, readOf } from './contract.ts'
import { notDone, problem } from './problem.ts'

const tags = ['Authorities']
const administers = 'For an administrator. The same call again changes nothing more.'

export const ownAuthorityRoutes = newRoutes()

const answered = (c: Context, outcome: Outcome<object>): Response =>
  'done' in outcome ? c.json(outcome.done, 200) : notDone(c, outcome)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/authority', operationId: 'readOwnAuthority', tags },
    summary: 'How your own authority is told: its addresses by role, and its webhook (R9.1)',
    responses: { 200: json(OwnAuthority, 'As it stands; never a secret'), ...problems },
  }),
  async (c) => readOf(c, await ownAuthority(c.get('deps'), actorOf(c)), (found) => c.json(found, 200)) as never,
)

const RoleParam = z.object({ role: MailboxRole })

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'put', path: '/v1/authority/mailboxes/{role}', operationId: 'setMailbox', tags },
    summary: 'Set where a role is written to, and its deputy’s address, which is the second (R9.1)',
    description: administers,
    request: { params: RoleParam, body: body(SetMailbox) },
    responses: { 200: json(OwnAuthority, 'As it stands now'), ...problems },
  }),
  async (c) =>
    answered(c, await setMailbox(c.get('deps'), actorOf(c), c.req.valid('param').role, c.req.valid('json'))) as never,
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'delete', path: '/v1/authority/mailboxes/{role}', operationId: 'removeMailbox', tags },
    summary: 'Take a role’s own mailbox away: from then on the duty desk’s serves (R9.1)',
    description: administers,
    request: { params: RoleParam },
    responses: { 200: json(OwnAuthority, 'As it stands now'), ...problems },
  }),
  async (c) => answered(c, await removeMailbox(c.get('deps'), actorOf(c), c.req.valid('param').role)) as never,
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'put', path: '/v1/authority/email', operationId: 'setByEmail', tags },
    summary: 'Set whether your authority is written to by email; without it a webhook must be on (R9.3)',
    description: administers,
    request: { body: body(SetByEmail) },
    responses: { 200: json(OwnAuthority, 'As it stands now'), ...problems },
  }),
  async (c) => answered(c, await setByEmail(c.get('deps'), actorOf(c), c.req.valid('json').on)) as never,
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'put', path: '/v1/authority/webhook', operationId: 'setWebhook', tags },
    summary: 'Set where your case system is told; the first time its secret is answered, once (R9.1)',
    description: `${administers} Messages follow Standard Webhooks. The address is https, on port 443, by a name that leads to public addresses.`,
    request: { body: body(SetWebhook) },
    responses: { 200: json(WebhookSet, 'The webhook as it stands now'), ...problems },
  }),
  async (c) => answered(c, await setWebhook(c.get('deps'), actorOf(c), c.req.valid('json'))) as never,
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'delete', path: '/v1/authority/webhook', operationId: 'removeWebhook', tags },
    summary: 'Take the webhook away, with its secrets; not while your authority has no other way (R9.3)',
    description: administers,
    responses: { 200: json(OwnAuthority, 'As it stands now'), ...problems },
  }),
  async (c) => answered(c, await removeWebhook(c.get('deps'), actorOf(c))) as never,
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/authority/webhook/secrets', operationId: 'changeSecret', tags },
    summary: 'Make a new secret, answered once; those before it sign too for so many hours (R9.1)',
    description:
      'For an administrator. At most four are good at a time. Name in `replaces` the newest that you know of: where the answer was lost, the same call again is then a 412, and makes no further one.',
    request: { body: body(ChangeSecret) },
    responses: { 200: json(SecretChanged, 'The new secret'), ...problems },
  }),
  async (c) => {
    const outcome = await changeSecret(c.get('deps'), actorOf(c), c.req.valid('json'))
    if ('lost' in outcome)
      return problem(c, {
        ...{ status: 412, code: 'version-changed', rule: 'R9.1', title: 'A newer secret was made since' },
        detail: 'Read your authority’s webhook again, and name its newest secret in replaces.',
      }) as never
    return answered(c, outcome) as never
  },
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/authority/webhook/test', operationId: 'testWebhook', tags },
    summary: 'Send a message of the type Test to your case system now, and learn what came of it (R9.1)',
    description: 'For an administrator.',
    request: { body: body(Nothing) },
    responses: { 200: json(WebhookTest, 'Whether it arrived'), ...problems },
  }),
  async (c) => answered(c, await testWebhook(c.get('deps'), actorOf(c))) as never,
)

ownAuthorityRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/authority/webhook/on', operationId: 'turnOnWebhook', tags },
    summary: 'Turn the webhook on again, behind a test message that arrives; else it stays off (R9.3)',
    description: `${administers} What was given up meanwhile is sent again with POST /v1/notices/{id}/resend.`,
    request: { body: body(Nothing) },
    responses: {
      200: json(WebhookTest, 'Whether the test message arrived, and with it whether the webhook is on'),
      ...problems,
    },
  }),
  async (c) => answered(c, await turnOnWebhook(c.get('deps'), actorOf(c))) as never,
)
