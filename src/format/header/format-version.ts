/** Version of the byte layouts, 1–255; an index of another one is refused. */
export const formatVersion = 5
