import { HansouSearch } from './element.ts'

if (!customElements.get('hansou-search')) customElements.define('hansou-search', HansouSearch)
