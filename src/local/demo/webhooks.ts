import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { listen } from '../ports.ts'
import { close, readBody } from '../requests.ts'

export type Hook = {
  id: string
  type: string
  data: { transfer: string; reference: string; link: string; head: string }
}

/** A council’s case system listening for webhooks. Only what its own secret verifies counts as received. */
export type WebhookListener = { url: string; received: Hook[]; refused: number; stop: () => Promise<void> }

/** Listens on loopback and verifies each webhook with the reference library of Standard Webhooks. */
export async function listenForWebhooks(secret: () => string): Promise<WebhookListener> {
  const listener: WebhookListener = { url: '', received: [], refused: 0, stop: () => close(server) }
  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers
    const headers = { 'webhook-id': `${id}`, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `${signature}` }
    try {
      const hook = new Webhook(secret()).verify(body, headers) as Omit<Hook, 'id'>
      listener.received.push({ id: headers['webhook-id'], ...hook })
      response.writeHead(204).end()
    } catch {
      listener.refused++
      response.writeHead(401).end()
    }
  })
  listener.url = `http://localhost:${await listen(server, 0, 'the webhook listener')}/hooks`
  return listener
}
