import type { DataKey } from '../db/seal.ts'
import { openStream } from '../db/sealed-stream.ts'
import type { Deps } from '../deps.ts'

/** Where a file lies: its transfer, its own id, and the transfer’s key, which opens it. */
export type Place = { transfer: string; file: string; key: DataKey }

/** The object’s place in R2: it tells nobody what lies there. */
export const objectKey = (transfer: string, file: string): string => `${transfer}/${file}`

/** What lies sealed in R2, opened as it streams. @throws Error when it is not there */
export async function storedFile(
  { files }: Pick<Deps, 'files'>,
  { transfer, file, key }: Place,
): Promise<ReadableStream<Uint8Array>> {
  const object = await files.get(objectKey(transfer, file))
  if (object === null) throw new Error('a stored file is not where its row says')
  return object.body.pipeThrough(openStream(key, file))
}

/** The same in one piece of its own length, so that it is held once. */
export async function wholeFile(deps: Pick<Deps, 'files'>, place: Place, length: number): Promise<Uint8Array> {
  const whole = new Uint8Array(length)
  const reader = (await storedFile(deps, place)).getReader()
  let end = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, end)
    end += part.value.length
  }
  return whole
}
