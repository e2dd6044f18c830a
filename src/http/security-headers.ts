/** Headers of every answer: a browser guesses no type, and tells other sites no more of an address than its origin. */
export const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const
