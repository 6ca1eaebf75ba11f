/** What time it is for the server, guessed from the times that its messages carry. */
export interface ServerClock {
  /**
   * Unix ms; this machine's own time before the first message. It runs backwards only when it was
   * seconds wrong.
   */
  now(): number;
}
