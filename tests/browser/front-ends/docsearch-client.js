/** Points the client that DocSearch has inside it at the host of the page. */
export function useThisHost(client) {
  const host = { url: location.host, protocol: location.protocol.slice(0, -1), accept: 'readWrite' }
  client.transporter.hosts.splice(0, Infinity, host, { ...host })
  return client
}
