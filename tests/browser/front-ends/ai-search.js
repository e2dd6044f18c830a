import '@cloudflare/ai-search-snippet/search'
