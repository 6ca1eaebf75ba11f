/** The server does not know who it is, or does not any more. */
export const WHO_ARE_YOU: ReadonlySet<number> = new Set([4002, 4003, 4004]);

/** Why a connection has ended, by the code that it ended with. */
export function closingWords(code: number | null): string {
  switch (code) {
    case 1001:
      return 'The server is being stopped or restarted.';
    case 1008:
      return 'The server refused us: too many messages.';
    case 4002:
    case 4003:
      return 'The login has ended.';
    case 4004:
      return 'The server lets this name in no more.';
    case 4000:
      return 'The connection is too slow for all of this view.';
    default:
      return 'The server cannot be reached.';
  }
}
