import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const sources = fileURLToPath(new URL('.', import.meta.url))
const sourceFiles = ['pom.xml', 'java/DevelopmentNode.java', 'java/log4j2.properties'] as const

/** Class that a node is started with. */
export const mainClass = 'DevelopmentNode'

/** Where the programs and the data of development clusters are, inside the project. */
export const clusterFolder = fileURLToPath(new URL('../../dist/cluster/', import.meta.url))

/**
 * Says what is missing for a cluster on this machine: Java 17 (with its compiler) or Maven.
 *
 * @returns null where nothing is
 */
async function findMissingTool(): Promise<string | null> {
  for (const [command, argument] of [
    ['java', '-version'],
    ['javac', '-version'],
    ['mvn', '-version'],
  ] as const) {
    try {
      await run(command, [argument])
    } catch {
      return `${command} is not on the PATH; a development cluster needs Java 17 and Maven`
    }
  }
  return null
}

/**
 * Compiles the node program and has Maven fetch what it stands on, once for each version of the sources.
 *
 * @returns the class path to start `mainClass` with
 * @throws Error where a tool is missing or fails, with what it said
 */
export async function prepareNodeProgram(): Promise<string> {
  const missing = await findMissingTool()
  if (missing !== null) throw new Error(missing)
  const program = join(clusterFolder, `program-${hashSources()}`)
  const libraries = join(program, 'class-path.txt')
  if (!existsSync(libraries)) await compile(program)
  return `${join(program, 'classes')}:${readFileSync(libraries, 'utf8').trim()}`
}

async function compile(program: string): Promise<void> {
  mkdirSync(clusterFolder, { recursive: true })
  // Two starts at once compile apart; the first that is done stays.
  const scratch = mkdtempSync(join(clusterFolder, 'compiling-'))
  try {
    const libraries = join(scratch, 'class-path.txt')
    const classes = join(scratch, 'classes')
    const pom = join(sources, 'pom.xml')
    await run('mvn', [
      '--quiet',
      '--batch-mode',
      '--file',
      pom,
      'dependency:build-classpath',
      `-Dmdep.outputFile=${libraries}`,
    ]).catch(failed('Maven cannot fetch OpenSearch'))
    mkdirSync(classes)
    copyFileSync(join(sources, 'java/log4j2.properties'), join(classes, 'log4j2.properties'))
    const classPath = readFileSync(libraries, 'utf8').trim()
    await run('javac', [
      '--release',
      '17',
      '-cp',
      classPath,
      '-d',
      classes,
      join(sources, 'java/DevelopmentNode.java'),
    ]).catch(failed('the node program does not compile'))
    if (!existsSync(program)) renameSync(scratch, program)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function failed(what: string): (cause: Error & { stdout?: string; stderr?: string }) => never {
  return (cause) => {
    const said = `${cause.stdout ?? ''}${cause.stderr ?? ''}`.trim().slice(0, 2000)
    throw new Error(`${what}: ${said}`, { cause })
  }
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of sourceFiles) hash.update(readFileSync(join(sources, file)))
  return hash.digest('hex').slice(0, 12)
}
