import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../cannot-start.ts'
import { tellClockStory } from './clock-story.ts'
import { tellDisputeStory } from './dispute-story.ts'
import { tellLateStory } from './late-story.ts'
import { newNarrator } from './narrator.ts'
import { tellSharingStory } from './sharing-story.ts'
import { setStage } from './stage.ts'
import { tellWholeStory } from './whole-story.ts'

/** Five stories over HTTP alone, as the councils’ case systems would; exits non-zero if any step came out differently. */
async function demo(json: boolean): Promise<number> {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const output = join(root, 'demo-output')
  const folder = mkdtempSync(join(tmpdir(), 'baton-demo-'))
  // Postgres may run as another user, who must be able to enter.
  chmodSync(folder, 0o755)
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const narrator = newNarrator((line) => console.log(line))
  try {
    narrator.heading('Bringing up an exchange of our own')
    const stage = await setStage(root, folder, output, narrator)
    try {
      const stories = [
        await tellWholeStory(stage),
        await tellDisputeStory(stage),
        await tellLateStory(stage),
        await tellSharingStory(stage),
        await tellClockStory(stage),
      ]
      const different = narrator.differences()
      console.log(
        `\n${narrator.steps()} steps, ${different.length} different from what is expected. The package is in demo-output/.`,
      )
      if (json) console.log(JSON.stringify({ ok: different.length === 0, steps: narrator.steps(), different, stories }))
      return different.length === 0 ? 0 : 1
    } finally {
      await stage.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  process.exit(await demo(process.argv.includes('--json')))
} catch (thrown) {
  console.error(thrown instanceof CannotStart ? thrown.message : thrown)
  process.exit(1)
}
