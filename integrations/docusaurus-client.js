import { liteClient as createLiteClient } from 'algoliasearch/dist/lite/builds/browser.js'

/* global HANSOU_ENDPOINT */

/** The hosts of the search, whose address the plugin defines; twice, so that a slow answer is waited for. */
export function listHosts() {
  const endpoint = HANSOU_ENDPOINT
  const url = new URL(endpoint || (typeof location === 'undefined' ? 'http://localhost' : location.origin))
  const host = {
    url: url.host + url.pathname.replace(/\/$/, ''),
    protocol: url.protocol.slice(0, -1),
    accept: 'readWrite',
  }
  return [host, { ...host }]
}

/** Stands for Algolia's client on the page `/search`. */
export function liteClient(appId, apiKey, options) {
  return createLiteClient(appId, apiKey, { ...options, hosts: listHosts() })
}
