// Operations, their ids, and how all of it is let go.
import { assert, check } from '../lib/check.mjs';
import { closesWith, delay, openStreams, ready } from './connection.mjs';

// --- operations ---
check('query: next, then complete, nothing more', async () => {
    const c = await ready();
    c.subscribe('1', '{ hello }');
    assert.deepEqual(await c.next(), { id: '1', type: 'next', payload: { data: { hello: 'world' } } });
    assert.deepEqual(await c.next(), { id: '1', type: 'complete' });
    await c.quiet(50);
    await c.end();
});
check('mutation: next, then complete', async () => {
    const c = await ready();
    c.subscribe('m', 'mutation { setNumber(to: 3) }');
    assert.deepEqual((await c.next()).payload, { data: { setNumber: 3 } });
    assert.deepEqual(await c.next(), { id: 'm', type: 'complete' });
    await c.end();
});
check('subscription: each event, then complete', async () => {
    const c = await ready();
    c.subscribe('s', 'subscription { countdown(from: 2) }');
    for (const n of [2, 1, 0]) assert.deepEqual(await c.next(), { id: 's', type: 'next', payload: { data: { countdown: n } } });
    assert.deepEqual(await c.next(), { id: 's', type: 'complete' });
    await c.end();
});
for (const [name, query, extra] of [
    ['syntax error', '{'],
    ['empty document', ''],
    ['validation error', '{ nope }'],
    ['unknown operation', 'query A { hello }', { operationName: 'B' }],
    ['ambiguous operation', 'query A { hello } query B { hello }'],
])
    check(`${name}: error, and no complete`, async () => {
        const c = await ready();
        c.subscribe('e', query, extra);
        const m = await c.next();
        assert.equal(m.type, 'error', JSON.stringify(m));
        assert.equal(m.id, 'e');
        assert.ok(Array.isArray(m.payload) && typeof m.payload[0].message === 'string');
        await c.quiet(80);
        c.subscribe('e', '{ hello }');
        assert.equal((await c.next()).type, 'next', 'the id is free again');
        await c.end();
    });
check('bad variables: error, or next without data', async () => {
    const c = await ready();
    c.subscribe('v', 'query ($x: Int!) { number(x: $x) }', { variables: { x: 'a' } });
    const m = await c.next();
    if (m.type === 'next') assert.ok(m.payload.errors.length && !('data' in m.payload));
    else assert.equal(m.type, 'error');
    await c.end();
    return m.type;
});
check('an execution error is part of next', async () => {
    const c = await ready();
    c.subscribe('x', '{ failRequired }');
    const m = await c.next();
    assert.equal(m.type, 'next');
    assert.equal(m.payload.data, null);
    assert.deepEqual(m.payload.errors[0].path, ['failRequired']);
    assert.equal((await c.next()).type, 'complete');
    await c.end();
});
check('events that fail do not end the stream', async () => {
    const c = await ready();
    c.subscribe('b', 'subscription { badEvents }');
    for (let i = 0; i < 3; i++) {
        const m = await c.next();
        assert.equal(m.type, 'next');
        assert.equal(m.payload.errors[0].message, 'bad event');
    }
    assert.equal((await c.next()).type, 'complete');
    await c.end();
});
check('a source stream that fails: error for that operation, or close', async () => {
    const c = await ready();
    c.subscribe('f', 'subscription { failing(after: 2) }');
    assert.equal((await c.next()).type, 'next');
    assert.equal((await c.next()).type, 'next');
    const end = await c.next().catch((e) => ({ type: e.message }));
    assert.ok(end.type === 'error' || /^closed with (4500|1011)/.test(end.type), JSON.stringify(end));
    if (end.type === 'error') await c.end();
    return end.type;
});
check('slow and fast operations overtake each other', async () => {
    const c = await ready();
    c.subscribe('slow', '{ slow(ms: 300) }');
    c.subscribe('fast', '{ hello }');
    assert.equal((await c.next()).id, 'fast');
    assert.deepEqual(await c.next(), { id: 'fast', type: 'complete' });
    assert.equal((await c.next()).id, 'slow');
    await c.end();
});
check('unknown properties of messages are ignored', async () => {
    const c = await ready();
    c.send({ id: '1', type: 'subscribe', more: 1, payload: { query: '{ hello }', more: 2, extensions: { a: 1 } } });
    assert.equal((await c.next()).type, 'next');
    await c.end();
});
check('text of any kind arrives whole', async () => {
    const c = await ready();
    const text = 'ä€\u{1F600}\u0000"\\\n' + 'x'.repeat(200_000);
    c.subscribe('1', 'query ($t: String) { echo(text: $t) }', { variables: { t: text } });
    assert.equal((await c.next()).payload.data.echo, text);
    await c.end();
});
check('operationName chooses', async () => {
    const c = await ready();
    c.subscribe('1', 'query A { hello } subscription S { countdown(from: 0) }', { operationName: 'S' });
    assert.deepEqual((await c.next()).payload.data, { countdown: 0 });
    await c.end();
});

// --- ids and completion ---
check('4409 on an id that is in use', async () => {
    const c = await ready();
    c.subscribe('1', 'subscription { ticks }');
    await c.next();
    c.subscribe('1', 'subscription { ticks }');
    const reason = await closesWith(c, 4409);
    assert.match(reason, /1/);
    await openStreams(0);
});
check('4409 whatever the kind of operation', async () => {
    const c = await ready();
    c.subscribe('q', '{ slow(ms: 2000) }');
    c.subscribe('q', '{ hello }');
    await closesWith(c, 4409);
});
check('an id is free after complete from the server', async () => {
    const c = await ready();
    for (let i = 0; i < 3; i++) {
        c.subscribe('1', '{ hello }');
        assert.equal((await c.next()).type, 'next');
        assert.equal((await c.next()).type, 'complete');
    }
    await c.end();
});
check('an id is free after complete from the client', async () => {
    const c = await ready();
    c.subscribe('1', 'subscription { ticks }');
    await c.next();
    c.send({ id: '1', type: 'complete' });
    await openStreams(0);
    c.drain();
    c.subscribe('1', '{ hello }');
    assert.deepEqual((await c.next()).payload, { data: { hello: 'world' } });
    await c.end();
});
check('ids that look like numbers, words or emoji', async () => {
    const c = await ready();
    for (const id of ['0', '__proto__', 'constructor', '\u{1F600}', ' ', 'x'.repeat(500)]) {
        c.subscribe(id, '{ hello }');
        assert.equal((await c.next()).id, id);
        assert.equal((await c.next()).id, id);
    }
    await c.end();
});
check('complete from the client: no more events, and no complete back', async () => {
    const c = await ready();
    c.subscribe('1', 'subscription { ticks }');
    await c.next();
    c.send({ id: '1', type: 'complete' });
    await delay(150);
    c.drain().forEach((m) => assert.equal(m.type, 'next'));
    await c.quiet(200);
    await openStreams(0);
    await c.end();
});
check('complete before the result: the result is not sent', async () => {
    const c = await ready();
    c.subscribe('1', '{ slow(ms: 200) }');
    c.send({ id: '1', type: 'complete' });
    await c.quiet(500);
    c.subscribe('2', '{ hello }');
    assert.equal((await c.next()).id, '2');
    await c.end();
});
check('complete right after subscribe: the stream does not leak', async () => {
    const c = await ready();
    for (let i = 0; i < 10; i++) {
        c.subscribe('r' + i, 'subscription { ticks }');
        c.send({ id: 'r' + i, type: 'complete' });
    }
    await delay(100);
    c.drain();
    await c.quiet(200);
    await openStreams(0);
    await c.end();
});
check('complete for an unknown id is ignored', async () => {
    const c = await ready();
    c.send({ id: 'nobody', type: 'complete' });
    c.subscribe('1', '{ hello }');
    assert.equal((await c.next()).type, 'next');
    assert.equal((await c.next()).type, 'complete');
    c.send({ id: '1', type: 'complete' });
    await c.quiet(50);
    await c.end();
});

// --- letting go ---
check('the client goes with 1000: its streams end', async () => {
    const c = await ready();
    for (let i = 0; i < 5; i++) c.subscribe('s' + i, 'subscription { ticks }');
    await c.next();
    await c.end();
    await openStreams(0);
});
check('the socket breaks: its streams end', async () => {
    const c = await ready();
    for (let i = 0; i < 5; i++) c.subscribe('s' + i, 'subscription { ticks }');
    await c.next();
    c.socket.terminate();
    await openStreams(0);
});
check('4400 ends the streams of that socket', async () => {
    const c = await ready();
    c.subscribe('1', 'subscription { ticks }');
    await c.next();
    c.send('nonsense');
    await closesWith(c, 4400);
    await openStreams(0);
});
check('a message in fragments is read', async () => {
    const c = await ready();
    const text = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ hello }' } });
    c.socket.send(text.slice(0, 10), { fin: false });
    c.socket.send(text.slice(10), { fin: true });
    assert.equal((await c.next()).type, 'next');
    await c.end();
});
check('WebSocket pings are answered', async () => {
    const c = await ready();
    const pong = new Promise((done) => c.socket.once('pong', done));
    c.socket.ping('x');
    assert.equal(String(await pong), 'x');
    await c.end();
});
