export { createFileStore } from '../server/file-store.ts'
export { type RunningServer, serveApp } from '../server/serve.ts'
