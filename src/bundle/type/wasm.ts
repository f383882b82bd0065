type Call = (...values: number[]) => number

/** HarfBuzz at work: its memory and its functions by their C names. */
export type Wasm = {
  call: (name: string, ...values: number[]) => number
  /** A copy of the bytes in its memory; the caller frees what it no longer needs. */
  put: (bytes: Uint8Array) => number
  /** A view of its memory, good until the next call. */
  view: () => DataView<ArrayBuffer>
}

const page = 65_536

/**
 * Starts HarfBuzz. It asks its host for nothing but room, so the package's own loader, which compiles bytes and
 * fetches files (neither is allowed in a Worker), is not needed. Dropped with the book: nothing in it need be freed.
 */
export async function startWasm(module: WebAssembly.Module): Promise<Wasm> {
  const nothing = () => 0
  const stop = () => {
    throw new Error('HarfBuzz stopped')
  }
  let grow = (_bytes: number) => 0
  const instance = await WebAssembly.instantiate(module, {
    wasi_snapshot_preview1: { proc_exit: stop },
    env: {
      _abort_js: stop,
      _setitimer_js: nothing,
      _emscripten_runtime_keepalive_clear: nothing,
      emscripten_resize_heap: (bytes: number) => grow(bytes >>> 0),
    },
  })
  const memory = instance.exports.memory as WebAssembly.Memory
  grow = (bytes) => {
    const wanted = Math.max(bytes, memory.buffer.byteLength + 16 * page)
    memory.grow(Math.ceil((wanted - memory.buffer.byteLength) / page))
    return 1
  }
  const functions = instance.exports as unknown as Record<string, Call | undefined>
  const call = (name: string, ...values: number[]) => {
    const found = functions[name]
    if (!found) throw new Error(`HarfBuzz has no ${name}`)
    return found(...values) >>> 0
  }
  call('__wasm_call_ctors')
  return {
    call,
    put: (bytes) => {
      const at = call('malloc', bytes.length)
      if (at === 0) throw new Error('HarfBuzz has no room')
      new Uint8Array(memory.buffer, at, bytes.length).set(bytes)
      return at
    },
    view: () => new DataView(memory.buffer as ArrayBuffer),
  }
}
