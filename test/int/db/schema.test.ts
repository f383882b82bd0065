import { expect, test } from 'vitest'
import { anExchange } from '../../support/exchange.ts'

const { admin } = await anExchange()
const roles = ['baton_party', 'baton_clock', 'baton_door', 'baton_operator'] as const

/** What each role may do with each table: `all` columns, or those named. What is not here is not granted. */
const granted: Record<(typeof roles)[number], Record<string, Record<string, 'all' | string>>> = {
  baton_party: {
    authority: {
      SELECT:
        'id name nation gss_code dfe_code on_exchange duty_telephone has_webhook out_of_hours_telephone ' +
        'has_out_of_hours has_guest_desk by_email',
      UPDATE: 'by_email',
    },
    mailbox: { SELECT: 'all', INSERT: 'all', UPDATE: 'all', DELETE: 'all' },
    webhook: { SELECT: 'all', INSERT: 'all', UPDATE: 'all', DELETE: 'all' },
    webhook_secret: { SELECT: 'all', INSERT: 'all', UPDATE: 'until', DELETE: 'all' },
    transfer: {
      SELECT: 'all',
      INSERT: 'all',
      UPDATE:
        'state version urgency resident_on due_on next_alert_at rung receiver_told_at sent_at acknowledged_at head ' +
        'updated_at sealed_label sealed_snapshot waits_for calendar',
    },
    practice: { SELECT: 'all', INSERT: 'all' },
    ladder_rung: { SELECT: 'all', INSERT: 'all', UPDATE: 'all', DELETE: 'all' },
    dispute_end: { SELECT: 'all', INSERT: 'all' },
    first_meeting: { SELECT: 'all', INSERT: 'all' },
    // What was published is suppressed already; only the clock publishes (R8).
    published_figures: { SELECT: 'all' },
    data_key: { SELECT: 'all', INSERT: 'all' },
    // Its own digests it writes, and reads not even those (R5.2).
    move_index: { SELECT: 'transfer key_version', INSERT: 'all', DELETE: 'all' },
    event: { SELECT: 'all', INSERT: 'all' },
    paper: { SELECT: 'all', INSERT: 'all', UPDATE: 'shared_at' },
    file: { SELECT: 'all', INSERT: 'all', UPDATE: 'state bytes shared_at sealed' },
    notice: {
      SELECT: 'all',
      INSERT: 'id transfer reference seq kind authority channel mailbox to_second to_deputy feed head made_at due_at',
      // That its own were seen, and that one is to go again (R9.1, R9.3).
      UPDATE: 'due_at leased_until tries handed_at mail_id dead_at seen_at untold_at noted_at resent_at resent_by',
    },
    read: { SELECT: 'all', INSERT: 'all' },
    idempotency: { SELECT: 'all', INSERT: 'all', UPDATE: 'sealed_answer' },
  },
  baton_clock: {
    authority: {
      SELECT:
        'id name nation duty_email out_of_hours_email on_exchange has_webhook has_guest_desk by_email duty_telephone ' +
        'out_of_hours_telephone',
    },
    mailbox: { SELECT: 'all' },
    dispute_end: { SELECT: 'all' },
    first_meeting: { SELECT: 'all' },
    published_figures: { SELECT: 'all', INSERT: 'all' },
    webhook: { SELECT: 'all', UPDATE: 'failing_since off_at off_why reported_at' },
    webhook_secret: { SELECT: 'all', DELETE: 'all' },
    // The desk’s own answer, and the codes of its guests (R9.4).
    guest_desk: { SELECT: 'authority email confirmed_at test_hash test_sent_at tested_at', UPDATE: 'tested_at' },
    guest_code: { SELECT: 'all', INSERT: 'all', UPDATE: 'tries used_at', DELETE: 'all' },
    transfer: {
      SELECT: 'id reference sender receiver state next_alert_at resident_on due_on calendar',
      UPDATE: 'next_alert_at',
    },
    bank_holidays: { SELECT: 'all', INSERT: 'all' },
    calendar_check: { SELECT: 'all', INSERT: 'all', UPDATE: 'tried_at came sound_at' },
    move_index: { SELECT: 'transfer key_version sender' },
    contact: { SELECT: 'all', UPDATE: 'noted_at disclosed_at' },
    file: { SELECT: 'id transfer state added_at', DELETE: 'all' },
    notice: {
      SELECT: 'all',
      UPDATE:
        'due_at leased_until tries delivered_at dead_at last_fault handed_at mail_id to_second untold_at noted_at ' +
        'channel resent_at',
    },
    idempotency: { SELECT: 'made_at', DELETE: 'all' },
    used_assertion: { SELECT: 'expires_at', DELETE: 'all' },
  },
  baton_door: {
    authority: { SELECT: 'id name on_exchange client_id jwks oidc_issuer oidc_client' },
    used_assertion: { SELECT: 'all', INSERT: 'all' },
    bank_holidays: { SELECT: 'all' },
    calendar_check: { SELECT: 'all' },
  },
  // The desks of guests and what could not be delivered: no transfer (R9.4).
  baton_operator: {
    authority: { SELECT: 'id name nation on_exchange duty_telephone has_webhook has_guest_desk by_email' },
    webhook: { SELECT: 'authority set_at failing_since off_at off_why reported_at' },
    guest_desk: { SELECT: 'all', INSERT: 'all', UPDATE: 'all', DELETE: 'all' },
    notice: { SELECT: 'all' },
  },
}

const tablesOf = async () =>
  (
    await admin`select relname as name from pg_class where relkind in ('r', 'p', 'v', 'm')
  and relnamespace = 'public'::regnamespace order by 1`
  ).map(({ name }) => name as string)

async function grantsOf(role: string) {
  const found: Record<string, Record<string, string>> = {}
  for (const table of await tablesOf()) {
    const columns =
      await admin`select attname as name, has_column_privilege(${role}, attrelid, attnum, 'SELECT') as "SELECT",
        has_column_privilege(${role}, attrelid, attnum, 'INSERT') as "INSERT",
        has_column_privilege(${role}, attrelid, attnum, 'UPDATE') as "UPDATE",
        has_column_privilege(${role}, attrelid, attnum, 'REFERENCES') as "REFERENCES"
      from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`
    const [whole] = await admin`select has_table_privilege(${role}, ${table}, 'DELETE') as "DELETE",
      has_table_privilege(${role}, ${table}, 'TRUNCATE') as "TRUNCATE", has_table_privilege(${role}, ${table}, 'TRIGGER') as "TRIGGER"`
    const held: Record<string, string> = {}
    for (const what of ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) {
      const names = columns.filter((column) => column[what] === true).map(({ name }) => name)
      if (names.length > 0) held[what] = names.length === columns.length ? 'all' : names.join(' ')
    }
    for (const what of ['DELETE', 'TRUNCATE', 'TRIGGER']) if (whole?.[what] === true) held[what] = 'all'
    if (Object.keys(held).length > 0) found[table] = held
  }
  return found
}

/** The same grants, with the columns in order of name. */
const inOrder = (grants: Record<string, Record<string, string>>) =>
  Object.entries(grants).flatMap(([table, held]) =>
    Object.entries(held).map(([what, names]) => `${what} on ${table}: ${names.split(' ').sort().join(' ')}`),
  )

test.each(roles)('%s holds the grants of the table above and no other', async (role) => {
  expect(inOrder(await grantsOf(role)).sort()).toEqual(inOrder(granted[role]).sort())
})

test('row-level security is on, and forced, on every table', async () => {
  const tables = await admin`select relname, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`
  expect(tables.length).toBeGreaterThan(10)
  expect(tables.filter(({ enabled, forced }) => !(enabled && forced))).toEqual([])
})

test.each([...roles, 'baton'])('%s is no superuser and passes no row-level security', async (role) => {
  const [found] = await admin`select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = ${role}`
  expect(found).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: role === 'baton' })
})

test('a role is taken, never inherited, not even by the login that takes it', async () => {
  expect(await admin`select 1 from pg_auth_members where member::regrole::text like 'baton\\_%'`).toHaveLength(0)
  const held = await admin`select inherit_option as inherits from pg_auth_members where member = 'baton'::regrole`
  expect(held.length).toBeGreaterThanOrEqual(3)
  expect(held.filter(({ inherits }) => inherits)).toEqual([])
})

test('the clock is granted no sealed column of a transfer', async () => {
  const sealed =
    await admin`select relname as table, attname as column from pg_attribute join pg_class c on c.oid = attrelid
    where relname in ('transfer', 'event', 'paper', 'file', 'data_key') and relnamespace = 'public'::regnamespace
      and attnum > 0 and format_type(atttypid, null) = 'bytea'`
  expect(sealed.map(({ table, column }) => `${table}.${column}`).sort()).toEqual([
    'data_key.wrapped',
    'event.sealed',
    'file.sealed',
    'paper.sealed',
    'transfer.sealed_label',
    'transfer.sealed_snapshot',
  ])
  for (const { table, column } of sealed) {
    const [held] = await admin`select has_column_privilege('baton_clock', ${table}, ${column}, 'SELECT') as may`
    expect(held).toEqual({ may: false })
  }
})

/** The functions that see more than whoever calls them: a party may call them, and nobody else. */
const functions = [
  'baton_next_feed(uuid)',
  'baton_earlier_moves(uuid,json,date,integer)',
  'baton_ask_contact(uuid,json,text,uuid,timestamp with time zone)',
  'baton_answer_contact(uuid,boolean,timestamp with time zone)',
]

/** What keeps in the directory how an authority can be told; nobody may call them. */
const triggers = ['baton_told_as_guest()', 'baton_told_by_webhook()']

test.each(functions)('only a party may call %s', async (signature) => {
  const found = await admin`select role, has_function_privilege(role, ${signature}, 'EXECUTE') as may
    from unnest(${[...roles]}::text[]) role`
  expect(found.filter(({ may }) => may).map(({ role }) => role)).toEqual(['baton_party'])
})

test('no other function runs as its owner, and those say where they look things up', async () => {
  const found = await admin`select oid::regprocedure::text as name, proconfig as settings from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace`
  expect(found.map(({ name }) => name).sort()).toEqual([...functions, ...triggers].sort())
  expect(found.filter(({ settings }) => !settings?.includes('search_path=pg_catalog, public, pg_temp'))).toEqual([])
})
