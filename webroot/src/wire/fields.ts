/** What came as JSON, read without trusting it. */

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** NaN for what is no number. */
export function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
