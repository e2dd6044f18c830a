export { readSearchBox } from '../assets/bundle-search-box.ts'
export { createFileStore } from '../reader/file-store.ts'
export { type RunningServer, serveApp } from '../server/serve.ts'
