import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createDataProvider } from './data-provider.js';

interface Sent {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

const sent: Sent[] = [];
let answer: (call: Sent) => { status?: number; body: unknown };
const realFetch = globalThis.fetch;

beforeEach(() => {
  sent.length = 0;
  globalThis.fetch = jest.fn(async (_url: unknown, init?: RequestInit) => {
    const call = { ...JSON.parse(String(init?.body)), headers: init?.headers } as Sent;
    sent.push(call);
    const { status = 200, body } = answer(call);
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const accounts = (ids: string[], endCursor: string | null) => ({
  body: {
    data: {
      accounts: {
        edges: ids.map((id) => ({ cursor: id, node: { id } })),
        pageInfo: { endCursor, hasNextPage: endCursor !== null, hasPreviousPage: false, startCursor: null },
        countUpTo1001: 1001,
      },
    },
  },
});

describe('the data provider', () => {
  it('turns cursors into partial pagination', async () => {
    answer = ({ variables }) =>
      variables.after === 'c2' ? accounts(['3'], null) : accounts(['1', '2'], 'c2');
    const provider = createDataProvider();
    const list = (page: number) =>
      provider.getList('accounts', {
        pagination: { page, perPage: 2 },
        filter: { q: 'arnaud', school: 'uai-1' },
      });

    expect(await list(1)).toEqual({
      data: [{ id: '1' }, { id: '2' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      meta: { countUpTo1001: 1001 },
    });
    expect(await list(2)).toMatchObject({
      data: [{ id: '3' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect(sent.map((call) => call.variables)).toEqual([
      { filter: { search: 'arnaud', school: 'uai-1' }, first: 2, after: null },
      { filter: { search: 'arnaud', school: 'uai-1' }, first: 2, after: 'c2' },
    ]);
  });

  it('tells how many mails failed, whichever state is shown', async () => {
    const pageInfo = { endCursor: null, hasNextPage: false, hasPreviousPage: false, startCursor: null };
    answer = () => ({ body: { data: { mails: { edges: [], pageInfo, failed: 2 } } } });
    const filter = { state: 'SENT' };
    expect(await createDataProvider().getList('mails', { filter })).toMatchObject({ meta: { failed: 2 } });
    expect(sent[0]?.variables).toEqual({ state: 'SENT', first: 25, after: null });
  });

  it('says which channel it is, and asks for a preflight', async () => {
    answer = () => accounts([], null);
    await createDataProvider().getList('accounts', {});
    expect(sent[0]?.headers).toMatchObject({
      'x-loge-channel': 'dashboard',
      'apollo-require-preflight': 'true',
      'content-type': 'application/json',
    });
  });

  it("keeps the server's error code, and makes an absent record NOT_FOUND", async () => {
    answer = () => ({ body: { data: null, errors: [{ extensions: { code: 'TOO_MANY_ATTEMPTS' } }] } });
    await expect(createDataProvider().getList('imports', {})).rejects.toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
    });
    answer = () => ({ body: { data: { account: null } } });
    await expect(createDataProvider().getOne('accounts', { id: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('calls an unreachable server by its name', async () => {
    globalThis.fetch = jest.fn(() => Promise.reject(new TypeError('fetch failed')));
    await expect(createDataProvider().getList('imports', {})).rejects.toMatchObject({ code: 'NETWORK' });
  });

  it('changes nothing: changes are commands', async () => {
    await expect(createDataProvider().delete('accounts', { id: '1' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
