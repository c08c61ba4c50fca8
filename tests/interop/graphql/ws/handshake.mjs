// How a connection begins, what may not be said on it, and pings.
import { assert, check } from '../lib/check.mjs';
import { closesWith, connect, delay, initWait, openStreams, ready } from './connection.mjs';

// --- handshake and connection ---
check('the sub-protocol is graphql-transport-ws', async () => {
    const c = await connect();
    assert.equal(c.socket.protocol, 'graphql-transport-ws');
    await c.end();
});
for (const protocol of ['graphql-ws', 'nonsense'])
    check(`another sub-protocol (${protocol}) is refused: 4406, or at the handshake`, async () => {
        let c;
        try {
            c = await connect(protocol);
        } catch {
            return 'at the handshake';
        }
        c.send({ type: 'connection_init' });
        await closesWith(c, 4406);
        return '4406';
    });
check('the right one of several sub-protocols is chosen', async () => {
    const c = await connect(['nonsense', 'graphql-transport-ws']);
    assert.equal(c.socket.protocol, 'graphql-transport-ws');
    await c.init();
    await c.end();
});
check('init is acknowledged', async () => {
    const c = await connect();
    const ack = await c.init();
    assert.ok(Object.keys(ack).every((k) => k === 'type' || k === 'payload'));
    await c.end();
});
for (const payload of [null, {}, { token: 'x', nested: { a: [1] } }])
    check(`init with payload ${JSON.stringify(payload)}`, async () => {
        const c = await connect();
        await c.init(payload);
        await c.end();
    });
check('4403 when the connection is refused', async () => {
    const c = await connect();
    c.send({ type: 'connection_init', payload: { reject: true } });
    await closesWith(c, 4403);
});
check('4408 when nothing comes in time', async () => {
    const c = await connect();
    const t = Date.now();
    await closesWith(c, 4408);
    const waited = Date.now() - t;
    assert.ok(waited > initWait * 0.7 && waited < initWait * 2 + 500, `after ${waited} ms`);
});
check('4408 although pings come', async () => {
    const c = await connect();
    const timer = setInterval(() => c.socket.readyState === 1 && c.send({ type: 'ping' }), initWait / 5);
    try {
        await closesWith(c, 4408);
    } finally {
        clearInterval(timer);
    }
});
check('no 4408 after init', async () => {
    const c = await ready();
    await delay(initWait * 1.4);
    c.subscribe('1', '{ hello }');
    assert.equal((await c.next()).type, 'next');
    await c.end();
});
check('4429 on a second init', async () => {
    const c = await ready();
    c.send({ type: 'connection_init' });
    await closesWith(c, 4429);
});
check('4429 on two inits at once', async () => {
    const c = await connect();
    c.send({ type: 'connection_init' });
    c.send({ type: 'connection_init' });
    await closesWith(c, 4429);
});
check('4401 on subscribe before init', async () => {
    const c = await connect();
    c.subscribe('1', '{ hello }');
    await closesWith(c, 4401);
});
check('1000 when the client says goodbye', async () => {
    const c = await ready();
    assert.equal((await c.end()).code, 1000);
});

// --- invalid messages: 4400 ---
for (const [name, message] of [
    ['no JSON', 'nonsense'],
    ['empty text', ''],
    ['cut-off JSON', '{"type":"ping"'],
    ['a number', '5'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no type', '{}'],
    ['unknown type', { type: 'start', id: '1', payload: { query: '{ hello }' } }],
    ['type is a number', { type: 1 }],
    ['subscribe without id', { type: 'subscribe', payload: { query: '{ hello }' } }],
    ['subscribe with an empty id', { type: 'subscribe', id: '', payload: { query: '{ hello }' } }],
    ['subscribe with a number as id', { type: 'subscribe', id: 1, payload: { query: '{ hello }' } }],
    ['subscribe without payload', { type: 'subscribe', id: '1' }],
    ['subscribe without query', { type: 'subscribe', id: '1', payload: {} }],
    ['subscribe with a query that is no text', { type: 'subscribe', id: '1', payload: { query: 5 } }],
    ['subscribe with variables that are a list', { type: 'subscribe', id: '1', payload: { query: '{ hello }', variables: 'x' } }],
    ['subscribe with an operationName that is no text', { type: 'subscribe', id: '1', payload: { query: '{ hello }', operationName: 5 } }],
    ['complete without id', { type: 'complete' }],
    ['ping with a payload that is no object', { type: 'ping', payload: 'x' }],
    ['pong with a payload that is no object', { type: 'pong', payload: 5 }],
])
    check(`4400 on an invalid message: ${name}`, async () => {
        const c = await ready();
        c.send(message);
        const reason = await closesWith(c, 4400);
        assert.ok(Buffer.byteLength(reason) <= 123, 'a close reason has at most 123 bytes');
    });
check('a message that only servers send: 4400 or 4500', async () => {
    const c = await ready();
    c.send({ type: 'connection_ack' });
    const { code } = await c.closed;
    assert.ok(code === 4400 || code === 4500, `closed with ${code}`);
    return String(code);
});
check('4400 before init too', async () => {
    const c = await connect();
    c.send('{"type":');
    await closesWith(c, 4400);
});
check('init with a payload that is no object: 4400', async () => {
    const c = await connect();
    c.send({ type: 'connection_init', payload: 'token' });
    await closesWith(c, 4400);
});
check('null is the same as absent in a subscribe payload', async () => {
    const c = await ready();
    c.subscribe('1', '{ hello }', { operationName: null, variables: null, extensions: null });
    assert.deepEqual((await c.next()).payload, { data: { hello: 'world' } });
    await c.end();
});

// --- ping and pong ---
check('ping is answered with pong', async () => {
    const c = await ready();
    c.send({ type: 'ping' });
    assert.equal((await c.next()).type, 'pong');
    await c.end();
});
check('ping before init is answered', async () => {
    const c = await connect();
    c.send({ type: 'ping' });
    assert.equal((await c.next()).type, 'pong');
    await c.init();
    await c.end();
});
check('the payload of a ping is allowed', async () => {
    const c = await ready();
    c.send({ type: 'ping', payload: { at: 1 } });
    const pong = await c.next();
    assert.equal(pong.type, 'pong');
    await c.end();
    return pong.payload ? 'payload returned' : 'payload not returned';
});
check('an unasked pong is ignored', async () => {
    const c = await ready();
    c.send({ type: 'pong' });
    c.send({ type: 'pong', payload: { a: 1 } });
    await c.quiet(100);
    await c.end();
});
check('ping is answered while a stream runs', async () => {
    const c = await ready();
    c.subscribe('1', 'subscription { ticks }');
    await c.next();
    c.send({ type: 'ping' });
    let m;
    do m = await c.next();
    while (m.type === 'next');
    assert.equal(m.type, 'pong');
    await c.end();
    await openStreams(0);
});
