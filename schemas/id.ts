import { z } from 'zod'

/** An id as it is written everywhere here: a UUID in small letters, whatever letters it came in. */
export const uuid = (mend: string) => z.uuid({ error: mend }).toLowerCase()
