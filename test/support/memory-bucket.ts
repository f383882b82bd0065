/** As much of an R2 bucket as the exchange uses, in memory; `objects` shows what lies in it. */
export function memoryBucket(objects: Map<string, Uint8Array>): R2Bucket {
  const bucket = {
    put: async (key: string, body: BodyInit) => {
      objects.set(key, new Uint8Array(await new Response(body).arrayBuffer()))
    },
    get: async (key: string) => {
      const bytes = objects.get(key)
      return bytes ? { body: new Response(bytes).body } : null
    },
    delete: async (key: string) => {
      objects.delete(key)
    },
  }
  // The rest of R2's interface is nobody's here.
  return bucket as unknown as R2Bucket
}
