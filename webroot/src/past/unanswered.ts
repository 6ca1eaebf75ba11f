import { isAbsent, Refusal } from '../wire/question';

/** Why there is no answer, in words. */
export function whyUnanswered(failure: unknown): string {
  if (!(failure instanceof Refusal)) {
    const isLate = failure instanceof DOMException && failure.name === 'TimeoutError';
    return isLate ? 'The past takes too long to answer' : 'The server does not answer';
  }
  if (isAbsent(failure)) return 'This node cannot be asked for this of the past';
  switch (failure.status) {
    case 400:
      return 'This cannot be asked of the past';
    case 401:
    case 403:
      return 'The past is shown only to who has logged in';
    case 429:
    case 503:
      return 'Too many ask for the past now; try again in a moment';
    default:
      return 'The past cannot be asked for now';
  }
}
