import { type Judged, readJudged } from '../anomalies/judged';

/** Who goes from one aircraft to the next need not be told of each. */
const PAUSE_MS = 400;
/** The server has no room for more followers now. */
const AGAIN_MS = 30_000;

/** Follows what is found of the updates of one aircraft, until the answer is called. */
export function followJudged(
  server: URL,
  icao24: string,
  tell: (judged: Judged) => void,
): () => void {
  const address = new URL('processed_flights/sse', server);
  address.searchParams.set('icao24', icao24);
  let source: EventSource | undefined;
  let timer = setTimeout(open, PAUSE_MS);
  return () => {
    clearTimeout(timer);
    source?.close();
  };

  function open(): void {
    const opened = new EventSource(address);
    source = opened;
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      tell(readJudged(JSON.parse(data)));
    };
    opened.onerror = () => {
      // The browser itself tries again, unless it was refused.
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
    };
  }
}
