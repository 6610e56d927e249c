import {
  AccountDocument,
  AccountsDocument,
  CampaignsDocument,
  CredentialsFilesDocument,
  EventDocument,
  ImportProgressDocument,
  ImportsDocument,
  MailsDocument,
  RoleHoldersDocument,
  SchoolDocument,
  SchoolsDocument,
} from '@loge/contracts/client';
import type { AccountFilter, MailState, Role } from '@loge/contracts/client';
import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'ra-core';
import { accountFilterOf } from '../accounts/account-filter.js';
import type { AccountSearchValues } from '../accounts/account-filter.js';
import { ApiError, ask } from '../api.js';
import { CursorBook } from './cursors.js';
import type { CursorPage, ReadPage } from './cursors.js';

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** What the page of a connection holds, for {@link CursorBook}. */
function pageOf<Node>({ edges, pageInfo }: Connection<Node>): CursorPage<Node> {
  return {
    nodes: edges.map((edge) => edge.node),
    endCursor: pageInfo.endCursor,
    hasNextPage: pageInfo.hasNextPage,
  };
}

/** The filters of lists, as the pages keep them in the URL. */
interface ListFilter {
  readonly q?: string;
  readonly school?: string;
  readonly class?: string;
  readonly profile?: AccountFilter['profile'];
  readonly status?: AccountFilter['status'];
  readonly state?: MailState;
  readonly role?: Role;
}

/** Figures of a whole list beside its page, for the answer above it. */
type Figures = Readonly<Record<string, number>>;

type ReadList = (filter: ListFilter, tell: (figures: Figures) => void) => ReadPage<RaRecord<string>>;

const lists: Readonly<Record<string, ReadList>> = {
  accounts: (values, tell) => async (first, after) => {
    // The page of accounts puts these into its filter.
    const filter = accountFilterOf(values as AccountSearchValues);
    const { accounts } = await ask(AccountsDocument, { filter, first, after });
    tell({ countUpTo1001: accounts.countUpTo1001 });
    return pageOf(accounts);
  },
  campaigns: () => async (first, after) => pageOf((await ask(CampaignsDocument, { first, after })).campaigns),
  credentialsFiles: (_, tell) => async (first, after) => {
    const { credentialsFiles } = await ask(CredentialsFilesDocument, { first, after });
    tell({ total: credentialsFiles.total });
    return pageOf(credentialsFiles);
  },
  imports: () => async (first, after) => pageOf((await ask(ImportsDocument, { first, after })).imports),
  mails:
    ({ state }, tell) =>
    async (first, after) => {
      const { mails } = await ask(MailsDocument, { state: state ?? null, first, after });
      tell({ failed: mails.failed });
      return pageOf(mails);
    },
  schools:
    ({ q }) =>
    async (first, after) =>
      pageOf((await ask(SchoolsDocument, { search: q ?? null, first, after })).schools),
  people:
    ({ q, role, school }) =>
    async (first, after) => {
      const filter = { search: q ?? null, role: role ?? null, school: school ?? null };
      return pageOf((await ask(RoleHoldersDocument, { ...filter, first, after })).roleHolders);
    },
};

const singles: Readonly<Record<string, (id: string) => Promise<RaRecord<string> | null>>> = {
  accounts: async (id) => (await ask(AccountDocument, { id })).account,
  imports: async (id) => (await ask(ImportProgressDocument, { id })).import,
  schools: async (id) => (await ask(SchoolDocument, { id })).school,
  register: async (id) => (await ask(EventDocument, { id })).event,
};

/**
 * react-admin's door to the API. Lists are cursor connections shown as numbered pages (partial pagination).
 * Nothing is changed through it: changes are commands, each with a mutation of its own.
 */
export function createDataProvider(book = new CursorBook()): DataProvider {
  const getOne = async (resource: string, id: string): Promise<RaRecord<string>> => {
    const read = singles[resource];
    if (!read) throw new ApiError('NOT_FOUND', {}, 404);
    const found = await read(id);
    if (!found) throw new ApiError('NOT_FOUND', {}, 404);
    return found;
  };
  const notHere = (): Promise<never> => Promise.reject(new ApiError('BAD_INPUT'));

  const getList = async (
    resource: string,
    params: GetListParams,
  ): Promise<GetListResult<RaRecord<string>>> => {
    const { page = 1, perPage = 25 } = params.pagination ?? {};
    const read = lists[resource];
    if (!read) throw new ApiError('NOT_FOUND', {}, 404);
    let meta: Figures | undefined;
    // The pages put nothing else into a list's filter.
    const readPage = read((params.filter ?? {}) as ListFilter, (figures) => (meta = figures));
    const key = JSON.stringify([resource, perPage, params.filter ?? {}]);
    const { nodes, hasNextPage } = await book.read(key, page, perPage, readPage);
    return {
      data: [...nodes],
      pageInfo: { hasNextPage, hasPreviousPage: page > 1 },
      ...(meta && { meta }),
    };
  };

  // react-admin lets the caller name the record type of each call; here the resource decides it.
  return {
    getList,
    getOne: async (resource: string, { id }: { id: string | number }) => ({
      data: await getOne(resource, String(id)),
    }),
    getMany: async (resource: string, { ids }: { ids: readonly (string | number)[] }) => ({
      data: await Promise.all(ids.map((id) => getOne(resource, String(id)))),
    }),
    getManyReference: notHere,
    create: notHere,
    update: notHere,
    updateMany: notHere,
    delete: notHere,
    deleteMany: notHere,
  } as DataProvider;
}
