// The client library of the protocol.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { assert, check } from '../lib/check.mjs';
import { delay, openStreams, url } from './connection.mjs';

const collect = async (client, payload) => {
    const all = [];
    for await (const r of client.iterate(payload)) all.push(r);
    return all;
};
const withClient = (options, run) => async () => {
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
    try {
        return await run(client);
    } finally {
        await client.dispose();
    }
};
check(
    'client: a query',
    withClient({}, async (c) => assert.deepEqual(await collect(c, { query: '{ hello }' }), [{ data: { hello: 'world' } }])),
);
check(
    'client: a mutation with variables',
    withClient({}, async (c) =>
        assert.deepEqual(await collect(c, { query: 'mutation ($n: Int!) { setNumber(to: $n) }', variables: { n: 7 } }), [
            { data: { setNumber: 7 } },
        ]),
    ),
);
check(
    'client: a subscription to its end',
    withClient({}, async (c) =>
        assert.deepEqual(
            (await collect(c, { query: 'subscription { countdown(from: 3) }' })).map((r) => r.data.countdown),
            [3, 2, 1, 0],
        ),
    ),
);
check(
    'client: twenty subscriptions on one socket',
    withClient({ lazy: false }, async (c) => {
        const all = await Promise.all(
            Array.from({ length: 20 }, (_, i) => collect(c, { query: `subscription { countdown(from: ${i}, everyMs: 2) }` })),
        );
        all.forEach((r, i) => assert.equal(r.length, i + 1));
    }),
);
check(
    'client: a request error',
    withClient({}, async (c) => {
        await assert.rejects(collect(c, { query: '{ nope }' }), (e) => Array.isArray(e) && e[0].message.length > 0);
    }),
);
check(
    'client: an execution error is a result',
    withClient({}, async (c) => {
        const [r] = await collect(c, { query: '{ hello fail }' });
        assert.equal(r.data.hello, 'world');
        assert.equal(r.errors[0].message, 'told to fail');
    }),
);
check(
    'client: stops in the middle, the server lets go',
    withClient({}, async (c) => {
        const it = c.iterate({ query: 'subscription { ticks }' });
        for (let i = 0; i < 3; i++) assert.equal((await it.next()).value.data.ticks, i);
        await it.return();
        await openStreams(0);
    }),
);
check(
    'client: terminate (4499 on its own side), the server lets go',
    withClient({}, async (c) => {
        let code;
        c.on('closed', (e) => (code = e.code));
        const it = c.iterate({ query: 'subscription { ticks }' });
        await it.next();
        c.terminate();
        await assert.rejects(async () => {
            for (;;) if ((await it.next()).done) throw new Error('ended');
        });
        assert.equal(code, 4499);
        await openStreams(0);
    }),
);
check(
    'client: keep-alive pings are answered',
    withClient({ keepAlive: 50, lazy: false }, async (c) => {
        let pongs = 0;
        c.on('pong', () => pongs++);
        await delay(400);
        assert.ok(pongs >= 3, `${pongs} pongs`);
    }),
);
check(
    'client: payload of the acknowledgement',
    withClient({ connectionParams: { greet: 'you' }, lazy: false }, async (c) => {
        const payload = await new Promise((done) => c.on('connected', (_s, p) => done(p)));
        assert.deepEqual(payload, { hello: 'you' });
    }),
);
