import { createHash } from 'node:crypto'

/** Gives Node the one part of workerd’s Web Crypto that the exchange uses and Node has not: a stream that is hashed. */
class DigestStream extends WritableStream<Uint8Array> {
  readonly digest: Promise<ArrayBuffer>
  constructor() {
    const hash = createHash('sha256')
    let told: (bytes: ArrayBuffer) => void = () => undefined
    const digest = new Promise<ArrayBuffer>((tell) => {
      told = tell
    })
    super({
      write: (chunk) => void hash.update(chunk),
      close: () => told(new Uint8Array(hash.digest()).buffer),
    })
    this.digest = digest
  }
}

Object.assign(crypto, { DigestStream })
