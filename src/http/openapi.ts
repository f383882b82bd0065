import { api } from './api.ts'
import { openOperations } from './open-operations.ts'

for (const operation of openOperations) api.openAPIRegistry.registerPath(operation)

/** The OpenAPI 3.1 description of the JSON API, made from the very routes and schemas that answer. */
export function openApiDocument() {
  api.openAPIRegistry.registerComponent('securitySchemes', 'system', {
    type: 'oauth2',
    description: 'A case system signs in with private_key_jwt (RFC 7523) and names the worker for whom it acts (R1.1).',
    flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: {} } },
  })
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version: '1',
      description: 'The inter-authority transfer exchange for children in need in England.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ system: [] }],
  })
}
