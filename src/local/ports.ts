import { createServer, type Server } from 'node:net'
import { CannotStart, reason } from './cannot-start.ts'

/**
 * Starts a server on this machine only (127.0.0.1).
 * @param port 0 takes any free port
 * @param what who wants the port, for the sentence when it is taken
 * @returns the port it listens on
 * @throws CannotStart when the port is taken or not allowed
 */
export async function listen(server: Server, port: number, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotStart(portSentence(port, what, error))))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/**
 * The port that something else is about to listen on: the one asked for, proved free, or any free one.
 * @throws CannotStart when the port that was asked for is taken
 */
export async function portToUse(port: number | undefined, what: string): Promise<number> {
  const probe = createServer()
  const found = await listen(probe, port ?? 0, what)
  await new Promise((resolve) => probe.close(resolve))
  return found
}

function portSentence(port: number, what: string, error: NodeJS.ErrnoException): string {
  return error.code === 'EADDRINUSE'
    ? `Port ${port}, which ${what} needs, is taken by another program: stop that program or choose another port.`
    : `Port ${port} cannot be used for ${what} (${reason(error)}): choose another port.`
}
