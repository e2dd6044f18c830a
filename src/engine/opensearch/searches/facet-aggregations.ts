import { clusterFields, valueField } from '../../../format/cluster-index.ts'
import { dateOfDay } from '../../../format/doc-values/doc-values.ts'
import { compareValues } from '../../../format/doc-values/facet-values.ts'
import type { Retrieved } from '../../retriever.ts'
import type { ClusterIndex } from './search-limits.ts'
import type { ClusterResult, Search } from './searches.ts'

/** What is counted of all matches. */
export interface CountedMatches {
  readonly articles: number
  readonly facets: Retrieved['facets']
  readonly dates: Retrieved['dates']
}

/** Values that shards answer beyond those wanted, so that those of equal counts come in their own order. */
const valuesBeyond = 400

/**
 * Aggregations that count articles and their values among the matches of a search. Where every article is a passage,
 * these are counts of passages; else a script on each shard counts an article once: all of its passages are on one
 * shard.
 */
export function planAggregations(
  { fields, oneEach, articles }: ClusterIndex,
  facetValues: number,
): Search | null {
  const day = { field: clusterFields.day }
  const counted = facetValues > 0 ? fields.map((_, number) => valueField(number)) : []
  const dates = facetValues > 0 ? { earliest: { min: day }, latest: { max: day } } : {}
  if (!oneEach) return { ...dates, articles: countArticles(counted, articles, facetValues + valuesBeyond) }
  if (facetValues === 0) return null
  const terms = counted.map((field): [string, Search] => [
    field,
    { terms: { field, size: facetValues + valuesBeyond, shard_size: (facetValues + valuesBeyond) * 4 } },
  ])
  return { ...dates, ...Object.fromEntries(terms) }
}

// The scripts are not indented: their spaces would be bytes of the worker.
function countArticles(fields: readonly string[], articles: number, most: number): Search {
  return {
    scripted_metric: {
      params: { words: Math.ceil(articles / 64), fields, most },
      init_script:
        'state.seen = new long[params.words]; state.count = 0; state.values = []; for (f in params.fields) state.values.add(new HashMap())',
      map_script: `
int article = (int) doc['${clusterFields.article}'].value;
long[] seen = (long[]) state.seen;
long bit = 1L << (article & 63);
if ((seen[article >> 6] & bit) == 0) {
  seen[article >> 6] = seen[article >> 6] | bit;
  state.count++;
  for (int i = 0; i < params.fields.length; i++) {
    Map counts = state.values[i];
    for (def value : doc[params.fields[i]]) counts.put(value, 1 + (int) counts.getOrDefault(value, 0));
  }
}`,
      combine_script: "return ['count': state.count, 'values': state.values]",
      reduce_script: `
int count = 0;
List joined = [];
for (f in params.fields) joined.add(new HashMap());
for (part in states) {
  if (part == null) continue;
  count += part.count;
  for (int i = 0; i < joined.length; i++) {
    Map counts = joined[i];
    for (entry in part.values[i].entrySet())
      counts.put(entry.getKey(), (int) entry.getValue() + (int) counts.getOrDefault(entry.getKey(), 0));
  }
}
List values = [];
for (counts in joined) {
  List entries = new ArrayList(counts.entrySet());
  entries.sort((a, b) -> b.getValue() - a.getValue());
  List listed = [];
  for (int i = 0; i < entries.length && i < params.most; i++)
    listed.add([entries[i].getKey(), entries[i].getValue()]);
  values.add(listed);
}
return ['count': count, 'values': values]`,
    },
  }
}

/** Reads what `planAggregations` asked. */
export function readAggregations(
  { aggregations, total }: ClusterResult,
  { fields, oneEach }: ClusterIndex,
  facetValues: number,
): CountedMatches {
  const scripted = (aggregations.articles as { value?: ScriptedCounts } | undefined)?.value
  const counted =
    facetValues === 0
      ? []
      : fields.map((field, number): [string, Record<string, number>] => {
          const entries = oneEach
            ? readBuckets(aggregations[valueField(number)])
            : (scripted?.values[number] ?? [])
          return [field, Object.fromEntries(sortValues(entries).slice(0, facetValues))]
        })
  return {
    articles: oneEach ? total : (scripted?.count ?? 0),
    // By entries, since a field may have any name, `__proto__` too.
    facets: Object.fromEntries(counted),
    dates: readDates(aggregations),
  }
}

interface ScriptedCounts {
  readonly count: number
  readonly values: readonly (readonly (readonly [value: string, count: number])[])[]
}

function readBuckets(aggregation: unknown): (readonly [string, number])[] {
  const { buckets = [] } = (aggregation ?? {}) as {
    buckets?: readonly { readonly key: string; readonly doc_count: number }[]
  }
  return buckets.map(({ key, doc_count }) => [key, doc_count] as const)
}

/** Most frequent first; of equal counts in the order of values. */
function sortValues(entries: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  return [...entries].sort((a, b) => b[1] - a[1] || compareValues(a[0], b[0]))
}

function readDates({ earliest, latest }: ClusterResult['aggregations']): Retrieved['dates'] {
  const min = (earliest as { value?: number | null } | undefined)?.value ?? null
  const max = (latest as { value?: number | null } | undefined)?.value ?? null
  return min === null || max === null ? null : { min: dateOfDay(min), max: dateOfDay(max) }
}
