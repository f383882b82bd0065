/** SHA-256 in lower-case hex. Of the check's own: it runs in browsers, and takes nothing from the exchange's database. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // Nothing here is shared memory, which the browser's types would refuse.
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
