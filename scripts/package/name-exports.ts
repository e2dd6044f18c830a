/**
 * Names what scripts export to each other as it is named within them: `export{fe,Q}` where the bundler wrote
 * `export{fe as t,Q as n}`, and `import{fe as e}` in the scripts that import it. A name fewer for each costs 2.5 bytes
 * less of the packed package, in both scripts.
 *
 * @param scripts  minified modules, by file name
 * @param shared  names of those whose exports only other scripts here import, and never as a whole
 * @param kept  exports that keep their names
 */
export function nameExports(
  scripts: ReadonlyMap<string, string>,
  shared: readonly string[],
  kept: readonly string[] = [],
): ReadonlyMap<string, string> {
  const renamed = new Map(scripts)
  for (const file of shared) {
    const names = new Map<string, string>()
    const script = renamed.get(file) ?? ''
    const exported = script.replace(/(?<=\bexport\{)[^}]*(?=\};?\s*$)/, (list) =>
      changePairs(list, (local, name) => {
        if (kept.includes(name)) return [local, name]
        names.set(name, local)
        return [local, local]
      }),
    )
    renamed.set(file, exported)
    for (const [importer, code] of renamed)
      renamed.set(
        importer,
        code.replace(/(?<=\b(?:import|export)\{)([^}]*)(?=\}from"\.\/([^"]*)")/g, (list, _, from) =>
          from === file ? changePairs(list, (name, as) => [names.get(name) ?? name, as]) : list,
        ),
      )
  }
  return renamed
}

/** Changes a list of `name as other`, where a name alone stands for itself. */
function changePairs(list: string, change: (name: string, as: string) => [string, string]): string {
  return list
    .split(',')
    .map((pair) => {
      const [name = '', as = name] = pair.split(' as ')
      const [newName, newAs] = change(name, as)
      return newName === newAs ? newName : `${newName} as ${newAs}`
    })
    .join()
}
