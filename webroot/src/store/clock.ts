/** What time it is for the server, guessed from the times that its messages carry. */
export interface ServerClock {
  /** Unix ms; 0 ms before the first message is this machine's own time. Never runs backwards. */
  now(): number;
}
