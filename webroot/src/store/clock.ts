/** What time the sky is shown at: the server's, guessed from its messages, or an instant of the past. */
export interface ServerClock {
  /**
   * Unix ms; this machine's own time before the first message. It runs backwards only when it was
   * seconds wrong, and while the past is played backwards.
   */
  now(): number;
  /** How many seconds pass in one: 1 live, 0 while the past stands still, less than 0 backwards. */
  readonly rate: number;
  /** Counts how often it went to another instant at once: nothing slides from there to here. */
  readonly leaps: number;
}
