import { type Role, Role as RoleSchema } from '../../schemas/authority.ts'
import { text } from '../../schemas/text.ts'

// An OpenID Connect subject may have 255 characters; a case system's own id needs fewer.
const id = text(255)
const name = text(200)
// Written without escapes of the form \s: a no-break space may stand in a name.
const SEVERAL_LINES = /[\t\n]/

/** What to mend in a worker's id, or undefined when it can stand in the record (R1.1). */
export const wrongWithWorker = (value: string, max = 255): string | undefined =>
  value.length > max ? `Shorten this to ${max} characters or fewer` : wrongWith(id, value)

/** What to mend in a worker's name, or undefined when it can stand in the record (R1.1). */
export const wrongWithName = (value: string): string | undefined => wrongWith(name, value)

/** The roles among these values, each once; what the exchange does not know is passed over (R1.1). */
export function rolesAmong(values: unknown): Role[] {
  if (!Array.isArray(values)) return []
  return RoleSchema.options.filter((role) => values.includes(role))
}

function wrongWith(schema: ReturnType<typeof text>, value: string): string | undefined {
  if (SEVERAL_LINES.test(value)) return 'Write this on one line, without tabs'
  return schema.safeParse(value).error?.issues[0]?.message
}
