import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedBoard } from '../src/wire/FeedBoard';

const SERVER = new URL('http://sky.test/');

let board: FeedBoard;
const shown = () => board.feeds.value.map(({ name, phase }) => `${name} ${phase}`);

function feed(name: string, phase: string) {
  return { name, phase, problem: null, lastSuccessMs: 1, statesPerSecond: 2.5, aircraft: 3 };
}

beforeEach(() => {
  board = new FeedBoard();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('FeedBoard', () => {
  it('knows each feed from the node that runs it', () => {
    board.hear({ node: 'a', feeds: [feed('roof', 'STANDBY'), feed('world', 'FAILING')] }, 0);
    board.hear({ node: 'b', feeds: [feed('roof', 'RUNNING'), feed('world', 'STANDBY')] }, 100);
    expect(shown()).toEqual(['roof RUNNING', 'world FAILING']);
    board.hear({ node: 'b', feeds: [feed('roof', 'STANDBY')] }, 200);
    expect(shown()).toEqual(['roof STANDBY', 'world FAILING']);
  });

  it('knows what the nodes do, once one has said so', () => {
    expect(board.roles.value).toBeNull();
    board.hear({ node: 'a', roles: ['poller', 'bridge'], feeds: [] }, 0);
    board.hear({ node: 'b', roles: ['bridge', 'detector', 7], feeds: [] }, 0);
    expect([...(board.roles.value ?? [])]).toEqual(['poller', 'bridge', 'detector']);
    board.hear({ node: 'a', roles: ['poller', 'bridge'], feeds: [] }, 10_001);
    expect([...(board.roles.value ?? [])]).toEqual(['poller', 'bridge']);
  });

  it('forgets nodes that are silent', () => {
    board.hear({ node: 'a', feeds: [feed('roof', 'RUNNING')] }, 0);
    board.hear({ node: 'b', feeds: [feed('garden', 'RUNNING')] }, 5_000);
    board.forget(10_000);
    expect(shown()).toHaveLength(2);
    board.forget(10_001);
    expect(shown()).toEqual(['garden RUNNING']);
  });

  it('leaves out what makes no sense', () => {
    for (const nonsense of [null, 'x', {}, { node: 'a', feeds: 1 }]) board.hear(nonsense, 0);
    const problem = { toString: () => 'x' };
    board.hear(
      { node: 'a', feeds: [null, feed('roof', 'FLYING'), { ...feed('b', 'FAILING'), problem }] },
      0,
    );
    expect(shown()).toEqual(['b FAILING']);
    expect(board.feeds.value[0].problem).toBeNull();
  });

  it('asks now and then where it is not told', async () => {
    const fetch = vi.fn(() =>
      Promise.resolve(
        Response.json({ t: 1, nodes: [{ node: 'a', feeds: [feed('roof', 'PAUSED')] }] }),
      ),
    );
    vi.stubGlobal('fetch', fetch);
    await board.ask(SERVER, 0);
    await board.ask(SERVER, 4_000);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(shown()).toEqual(['roof PAUSED']);
    fetch.mockRejectedValue(new TypeError('no network'));
    await board.ask(SERVER, 5_000);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(shown()).toEqual(['roof PAUSED']);
  });
});
