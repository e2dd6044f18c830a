import { HansouSearch } from './element.ts'

if (customElements.get('hansou-search') === undefined) customElements.define('hansou-search', HansouSearch)
