// node product/check.mjs URL: the clients that people use against the product's own API: a query, a mutation and a subscription each.
// DAV_USER, DAV_PASSWORD: who signs in.
import { randomUUID } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { parse } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { address, assert, check, runChecks } from '../lib/check.mjs';
import { checkTypes } from '../lib/types.mjs';

const url = address();
const authorization = `Basic ${Buffer.from(`${process.env.DAV_USER}:${process.env.DAV_PASSWORD}`).toString('base64')}`;
const headers = { authorization };
const socket = () =>
    createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { authorization } });

const ROOT = 'query Root { me { role person { personalSpace { root { id name } } } } }';
const MAKE =
    'mutation Make($input: CreateFolderInput!) { createFolder(input: $input) { folder { id name } errors { code message } logPosition } }';
const CHANGES = 'subscription Changes($of: ID!) { changes(of: { item: $of }) { position activity { verb item { name } } } }';

const ask = async (query, variables = {}) => {
    const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query, variables }),
    });
    return (await response.json()).data;
};
const rootId = async () => (await ask(ROOT)).me.person.personalSpace.root.id;
const newFolder = async () => ({ parent: await rootId(), name: `by a client ${randomUUID()}`, idempotencyKey: randomUUID() });

// Folders are made until the subscription, which begins at some moment after it was asked for, tells of one of them.
const hearsOfFolders = async (subscribe) => {
    const of = await rootId();
    const made = new Set();
    let heard;
    const told = new Promise((done, fail) => (heard = { done, fail }));
    const stop = subscribe(of, (name) => made.has(name) && heard.done(name), heard.fail);
    const making = (async () => {
        for (let ended = false; !ended; ended = await Promise.race([told.then(() => true), new Promise((r) => setTimeout(r, 250, false))])) {
            const input = await newFolder();
            made.add(input.name);
            await ask(MAKE, { input });
        }
    })();
    assert.ok(made.has(await told));
    stop();
    await making;
};

// --- Apollo Client ---
const apollo = (link = new HttpLink({ uri: url, headers })) =>
    new ApolloClient({ link, cache: new InMemoryCache(), devtools: { enabled: false } });
check('Apollo: query', async () => assert.ok((await apollo().query({ query: parse(ROOT) })).data.me.person.personalSpace.root.id));
check('Apollo: mutation', async () => {
    const input = await newFolder();
    const { data } = await apollo().mutate({ mutation: parse(MAKE), variables: { input } });
    assert.deepEqual([data.createFolder.folder.name, data.createFolder.errors], [input.name, []]);
});
check('Apollo: subscription over WebSocket', async () => {
    const ws = socket();
    await hearsOfFolders((of, next, error) => {
        const subscription = apollo(new GraphQLWsLink(ws))
            .subscribe({ query: parse(CHANGES), variables: { of } })
            .subscribe({ next: (r) => next(r.data?.changes.activity.item?.name), error });
        return () => subscription.unsubscribe();
    });
    await ws.dispose();
});

// --- urql ---
// It breaks off a finished request when the last subscriber goes; nobody listens to that in Node.
process.on('unhandledRejection', (error) => {
    if (error?.name !== 'AbortError') throw error;
});
const urql = (exchanges, more = {}) => new Client({ url, exchanges, preferGetMethod: false, fetchOptions: { headers }, ...more });
check('urql: query', async () =>
    assert.ok((await urql([cacheExchange, fetchExchange]).query(ROOT, {}).toPromise()).data.me.person.personalSpace.root.id),
);
check('urql: mutation, refused with a reason of its own', async () => {
    const { data } = await urql([fetchExchange])
        .mutation(MAKE, { input: { ...(await newFolder()), name: 'a/b' } })
        .toPromise();
    assert.equal(data.createFolder.folder, null);
    assert.equal(data.createFolder.errors.length, 1);
});
const urqlSubscription = (client) =>
    hearsOfFolders((of, next, error) => {
        const { unsubscribe } = client
            .subscription(CHANGES, { of })
            .subscribe((r) => (r.error ? error(r.error) : next(r.data.changes.activity.item?.name)));
        return unsubscribe;
    });
check('urql: subscription over WebSocket', async () => {
    const ws = socket();
    const forwardSubscription = (request) => ({
        subscribe: (sink) => ({ unsubscribe: ws.subscribe({ query: request.query ?? '', variables: request.variables }, sink) }),
    });
    await urqlSubscription(urql([fetchExchange, subscriptionExchange({ forwardSubscription })]));
    await ws.dispose();
});
check('urql: subscription over SSE', () => urqlSubscription(urql([fetchExchange], { fetchSubscriptions: true })));

// --- graphql-codegen ---
const USE = `import type { RootQuery, MakeMutation, MakeMutationVariables, ChangesSubscription } from './types';
export const root = (q: RootQuery): string | undefined => q.me.person?.personalSpace?.root?.id;
export const input: MakeMutationVariables = { input: { parent: 'x', name: 'y' } };
export const made = (m: MakeMutation): string | undefined => m.createFolder.folder?.name;
export const at = (s: ChangesSubscription): number => s.changes.position;
// @ts-expect-error a folder has to stand somewhere
export const nowhere: MakeMutationVariables = { input: { name: 'y' } };
`;
check('graphql-codegen: types of a query, a mutation and a subscription, checked by the TypeScript compiler', () =>
    checkTypes(ask, [ROOT, MAKE, CHANGES].join('\n'), { Upload: 'Blob', Long: 'number', DateTime: 'string' }, USE),
);
await runChecks();
