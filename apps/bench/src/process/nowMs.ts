/** Milliseconds by a clock that all processes of a machine share, so that one may say when and another how long it took. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
