/** As much of an R2 bucket as the exchange uses, in memory; `objects` shows what lies in it. */
export function memoryBucket(objects: Map<string, Uint8Array>): R2Bucket {
  const bytesOf = async (body: BodyInit) => new Uint8Array(await new Response(body).arrayBuffer())
  const bucket = {
    put: async (key: string, body: BodyInit) => {
      objects.set(key, await bytesOf(body))
    },
    get: async (key: string) => {
      const bytes = objects.get(key)
      return bytes ? { body: new Response(bytes).body } : null
    },
    head: async (key: string) => (objects.has(key) ? {} : null),
    delete: async (key: string) => {
      objects.delete(key)
    },
    // As R2 does: equal parts of 5 MiB at least but for the last, and nothing is there before the upload is complete.
    createMultipartUpload: async (key: string) => {
      const parts = new Map<number, Uint8Array>()
      return {
        uploadPart: async (partNumber: number, body: BodyInit) => {
          parts.set(partNumber, await bytesOf(body))
          return { partNumber, etag: `${partNumber}` }
        },
        complete: async (named: readonly { partNumber: number }[]) => {
          const whole = named.map(({ partNumber }) => parts.get(partNumber) ?? new Uint8Array())
          const [first] = whole
          const uneven = whole.slice(0, -1).some(({ length }) => length !== first?.length || length < 5 * 1024 * 1024)
          if (uneven) throw new Error('the parts of an upload are not equal, or too small')
          objects.set(key, new Uint8Array(Buffer.concat(whole)))
        },
        abort: async () => parts.clear(),
      }
    },
  }
  // The rest of R2's interface is nobody's here.
  return bucket as unknown as R2Bucket
}
