import type { Block } from '../blocks/block.ts'
import type { FrontMatterValues } from './parse-values.ts'
import { asText, valueAt, withoutTags } from './value-forms.ts'

/** What the home page of a VitePress or VuePress site shows of its front matter: the hero and the features. */
export function readHomePage(values: FrontMatterValues): {
  readonly title: string | null
  readonly blocks: Block[]
} {
  const hero = values.get('hero')?.value
  const written = (key: string): string | null => asText(valueAt(hero, key)) || null
  const features = values.get('features')?.value
  const lines = [
    written('text') ?? asText(values.get('herotext')?.value),
    written('tagline') ?? asText(values.get('tagline')?.value),
    ...(Array.isArray(features) ? features.flatMap(readFeature) : []),
  ]
  return {
    title: written('name') ?? asText(values.get('herotext')?.value) ?? written('text'),
    blocks: lines.flatMap((raw): Block[] =>
      raw ? [{ kind: 'paragraph', form: 'plain', raw: withoutTags(raw), isTopLevel: false }] : [],
    ),
  }
}

function readFeature(feature: unknown): (string | null)[] {
  return ['title', 'details'].map((key) => asText(valueAt(feature, key)))
}
