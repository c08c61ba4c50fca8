// node clients/check.mjs URL [WSURL]: Apollo Client, urql and graphql-codegen against a server of transport/schema.graphql.
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { address, assert, check, runChecks } from '../lib/check.mjs';
import { checkTypes } from '../lib/types.mjs';

const url = address();
const wsUrl = process.argv[3] ?? url.replace(/^http/, 'ws');
const HELLO = gql`
    query Hello {
        hello
    }
`;
const SET = gql`
    mutation Set($to: Int!) {
        setNumber(to: $to)
    }
`;
const DOWN = gql`
    subscription Down($from: Int!) {
        countdown(from: $from)
    }
`;

// --- Apollo Client ---
const apollo = (link = new HttpLink({ uri: url })) => new ApolloClient({ link, cache: new InMemoryCache(), devtools: { enabled: false } });
check('Apollo: query', async () => assert.deepEqual((await apollo().query({ query: HELLO })).data, { hello: 'world' }));
check('Apollo: mutation', async () =>
    assert.deepEqual((await apollo().mutate({ mutation: SET, variables: { to: 9 } })).data, { setNumber: 9 }),
);
check('Apollo: partial data with errors', async () => {
    const r = await apollo().query({
        query: gql`
            query P {
                hello
                fail
            }
        `,
        errorPolicy: 'all',
    });
    assert.deepEqual(r.data, { hello: 'world', fail: null });
    assert.match(r.error.message, /told to fail/);
});
check('Apollo: a request error', async () => {
    await assert.rejects(
        apollo().query({
            query: gql`
                query N {
                    nope
                }
            `,
        }),
    );
});
check('Apollo: subscription over WebSocket', async () => {
    const ws = createClient({ url: wsUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    const seen = [];
    await new Promise((done, fail) =>
        apollo(new GraphQLWsLink(ws))
            .subscribe({ query: DOWN, variables: { from: 2 } })
            .subscribe({ next: (r) => seen.push(r.data?.countdown), error: fail, complete: done }),
    );
    await ws.dispose();
    assert.deepEqual(seen, [2, 1, 0]);
});
check('Apollo: automatic persisted queries', async () => {
    let posts = 0;
    const link = ApolloLink.from([
        new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') }),
        new HttpLink({ uri: url, fetch: (...a) => (posts++, fetch(...a)) }),
    ]);
    const client = apollo(link);
    const query = gql(`query Apq${process.pid}x${Date.now()} { hello }`);
    for (const expected of [2, 3]) {
        assert.deepEqual((await client.query({ query, fetchPolicy: 'network-only' })).data, { hello: 'world' });
        assert.equal(posts, expected, `${posts} requests`);
    }
});

// --- urql ---
// It breaks off a finished request when the last subscriber goes; nobody listens to that in Node.
process.on('unhandledRejection', (error) => {
    if (error?.name !== 'AbortError') throw error;
});
const urql = (exchanges, more = {}) => new Client({ url, exchanges, preferGetMethod: false, ...more });
check('urql: query', async () =>
    assert.deepEqual((await urql([cacheExchange, fetchExchange]).query('query Hello { hello }', {}).toPromise()).data, { hello: 'world' }),
);
check('urql: query by GET', async () =>
    assert.deepEqual(
        (
            await urql([fetchExchange], { preferGetMethod: 'force' })
                .query('query E($t: String) { echo(text: $t) }', { t: 'ü&+' })
                .toPromise()
        ).data,
        { echo: 'ü&+' },
    ),
);
check('urql: mutation', async () =>
    assert.deepEqual((await urql([fetchExchange]).mutation('mutation Set($to: Int!) { setNumber(to: $to) }', { to: 4 }).toPromise()).data, {
        setNumber: 4,
    }),
);
check('urql: errors', async () => {
    const r = await urql([fetchExchange]).query('query P { hello fail }', {}).toPromise();
    assert.equal(r.data.hello, 'world');
    assert.equal(r.error.graphQLErrors[0].message, 'told to fail');
});
check('urql: upload of a file', async () => {
    const r = await urql([fetchExchange], { fetchOptions: { headers: { 'GraphQL-Require-Preflight': '1' } } })
        .mutation('mutation Up($file: Upload!) { upload(file: $file) { name size } }', { file: new File(['abc'], 'c.txt') })
        .toPromise();
    assert.deepEqual([r.data?.upload.name, r.data?.upload.size], ['c.txt', 3], String(r.error));
});
const urqlSubscription = (client) =>
    new Promise((done, fail) => {
        const seen = [];
        const { unsubscribe } = client
            .subscription('subscription Down($from: Int!) { countdown(from: $from) }', { from: 2 })
            .subscribe((r) => {
                if (r.error) fail(r.error);
                else seen.push(r.data.countdown);
                if (seen.length === 3) {
                    done(seen);
                    setTimeout(() => unsubscribe());
                }
            });
    });
check('urql: subscription over WebSocket', async () => {
    const ws = createClient({ url: wsUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    const client = urql([
        fetchExchange,
        subscriptionExchange({
            forwardSubscription: (request) => ({
                subscribe: (sink) => ({ unsubscribe: ws.subscribe({ query: request.query ?? '', variables: request.variables }, sink) }),
            }),
        }),
    ]);
    assert.deepEqual(await urqlSubscription(client), [2, 1, 0]);
    await ws.dispose();
});
check('urql: subscription over SSE', async () =>
    assert.deepEqual(await urqlSubscription(urql([fetchExchange], { fetchSubscriptions: true })), [2, 1, 0]),
);

// --- graphql-codegen ---
const DOCUMENTS = `query Hello { hello list(count: 2) }
    mutation Nested($input: UploadInput!) { uploadNested(input: $input) { ...F } }
    fragment F on File { name size note }
    subscription Ticks { ticks }`;
const USE = `import type { HelloQuery, NestedMutation, NestedMutationVariables } from './types';
export const a: HelloQuery = { hello: 'x', list: [1] };
export const v: NestedMutationVariables = { input: { file: new Blob([]), note: null } };
export const n: (m: NestedMutation) => number = (m) => m.uploadNested.size;
// @ts-expect-error size is a number
export const s: (m: NestedMutation) => string = (m) => m.uploadNested.size;
`;
const ask = async (query) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    return (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).json()).data;
};
check('graphql-codegen: types from introspection, checked by the TypeScript compiler', () => checkTypes(ask, DOCUMENTS, { Upload: 'Blob' }, USE));
await runChecks();
