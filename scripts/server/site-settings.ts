import type { AppOptions } from '../../src/http/options.ts'
import type { SiteConfig } from '../index/options/site-config.ts'

/** What a `hansou.json` says of the search page and of addresses. */
export type SiteSettings = Pick<AppOptions, 'siteName' | 'siteUrl' | 'examples'>

/** The settings of a site for the app that serves it; what its configuration does not say is left to the defaults. */
export function settingsOf({ name, siteUrl, examples }: SiteConfig): SiteSettings {
  return {
    ...(name === undefined ? {} : { siteName: name }),
    ...(siteUrl === undefined ? {} : { siteUrl }),
    ...(examples === undefined ? {} : { examples }),
  }
}
