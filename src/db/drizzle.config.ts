import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/db/{schema,telling-tables,dispute-tables}.ts',
  out: './drizzle',
})
