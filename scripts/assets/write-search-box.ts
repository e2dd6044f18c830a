/** Writes the scripts of the search box into a folder, before wrangler serves or deploys it. */
import { writeSearchBox } from './bundle-search-box.ts'

await writeSearchBox(process.argv[2] ?? 'dist/site')
