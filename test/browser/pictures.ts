import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openTheatre } from '../support/browser.ts'

/** Takes the pictures that the README shows, at desktop and phone width. */
const folder = fileURLToPath(new URL('./pictures', import.meta.url))
const theatre = await openTheatre()
try {
  for (const [name, viewport] of [
    ['desktop', { width: 1100, height: 1250 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    const page = await theatre.signedIn('Brackwater', 'Tom Hesketh', { viewport })
    await page.screenshot({ path: join(folder, `list-${name}.png`) })
    await page.locator('tr, li').filter({ hasText: 'In dispute' }).first().getByRole('link').first().click()
    await page.screenshot({ path: join(folder, `transfer-${name}.png`) })
  }
} finally {
  await theatre.stop()
}
