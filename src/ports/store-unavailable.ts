/**
 * What any store rejects with while what lies behind it cannot be reached or takes nothing: no bug, and over when it
 * is back. The message gives the reason, the cause is the error that was met.
 */
export class StoreUnavailable extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
    this.name = 'StoreUnavailable';
  }
}
