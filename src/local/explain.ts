import { sharingExplained } from './explained-sharing.ts'

const topics: Record<string, () => string> = { sharing: sharingExplained }

const [topic, ...more] = process.argv.slice(2)
const explained = topic !== undefined && more.length === 0 && Object.hasOwn(topics, topic) ? topics[topic] : undefined
if (explained) console.log(explained())
else {
  console.error(`npm run explain -- TOPIC explains one of these topics: ${Object.keys(topics).join(', ')}.`)
  process.exitCode = 2
}
