/**
 * Writes the function that points the client inside DocSearch at an endpoint, as text: generators that write their
 * settings into pages write functions by their text, so it can hold no name from outside.
 *
 * The host stands twice, since the client waits longer for a second host; `transporter.hosts` is the array it reads.
 *
 * @param endpoint  as `https://search.example/path`, or empty for the origin of the page
 */
export function writeTransform(endpoint: string): (client: object) => object {
  const body = [
    `const url = new URL(${JSON.stringify(endpoint)} || location.origin)`,
    "const host = { url: url.host + url.pathname.replace(/\\/$/, ''), protocol: url.protocol.slice(0, -1), accept: 'readWrite' }",
    'client.transporter.hosts.splice(0, Infinity, host, { ...host })',
    'return client',
  ]
  return new Function('client', body.join('; ')) as (client: object) => object
}

/** What DocSearch must be told, though its value does not matter. */
export const docSearchNames = Object.freeze({ appId: 'hansou', apiKey: 'none', indexName: 'docs' })
