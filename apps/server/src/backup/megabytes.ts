const MB = 1024 * 1024;

/** For people: `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
