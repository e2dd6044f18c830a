/** Headers of every answer: a browser guesses no type, and tells other sites no more of an address than its origin. */
export const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const

/** Headers of pages that others wrote: their scripts and styles may be anything, but no other site may frame them. */
export const siteHeaders = {
  ...safeHeaders,
  'Content-Security-Policy': "base-uri 'self'; frame-ancestors 'self'",
} as const
