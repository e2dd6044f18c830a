import { escapeXml, xmlElement } from './xml.ts'

/** Longest `ShortName`, in code points. */
const maxNameLength = 16

/**
 * Describes the search of a site to browsers, which then offer it in their address bar, with suggestions.
 *
 * @param searchUrl  address of the search, as `https://search.example/`
 * @see https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch
 */
export function describeOpenSearch(siteName: string, searchUrl: string): string {
  const template = (type: string, relation: string, path: string): string =>
    `<Url type="${type}" rel="${relation}" template="${escapeXml(searchUrl + path)}{searchTerms}"/>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    xmlElement('ShortName', [...siteName].slice(0, maxNameLength).join('')),
    xmlElement('Description', `${siteName}：文章全文搜索`),
    '<InputEncoding>UTF-8</InputEncoding>',
    template('text/html', 'results', '?q='),
    template('application/x-suggestions+json', 'suggestions', 'api/opensearch?q='),
    template('application/rss+xml', 'results', 'api/search.xml?q='),
    '</OpenSearchDescription>',
  ].join('\n')
}
