// What the checks of a socket share.
import WebSocket from 'ws';
import { address, assert } from '../lib/check.mjs';

export const url = address();
export const initWait = Number(process.argv.includes('--init-wait') ? process.argv[process.argv.indexOf('--init-wait') + 1] : 1000);
export const delay = (ms) => new Promise((done) => setTimeout(done, ms));

/** A raw connection: messages in order, and how it ended. */
export async function connect(protocol = 'graphql-transport-ws') {
    const socket = new WebSocket(url, protocol);
    const queue = [];
    const waiting = [];
    const closed = new Promise((done) => socket.once('close', (code, reason) => done({ code, reason: String(reason) })));
    socket.on('message', (data, binary) => {
        assert.ok(!binary, 'messages are text frames');
        const message = JSON.parse(data);
        const next = waiting.shift();
        if (next) next(message);
        else queue.push(message);
    });
    await new Promise((done, fail) => {
        socket.once('open', done);
        socket.once('error', fail);
    });
    const c = {
        socket,
        closed,
        send: (message) => socket.send(typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message)),
        next: () =>
            queue.length
                ? Promise.resolve(queue.shift())
                : Promise.race([
                      new Promise((done) => waiting.push(done)),
                      closed.then((e) => {
                          throw new Error(`closed with ${e.code} ${e.reason}`);
                      }),
                  ]),
        quiet: async (ms) => {
            await delay(ms);
            assert.deepEqual(queue, [], 'nothing more was expected');
        },
        drain: () => queue.splice(0),
        async init(payload) {
            c.send({ type: 'connection_init', ...(payload !== undefined && { payload }) });
            const ack = await c.next();
            assert.equal(ack.type, 'connection_ack');
            return ack;
        },
        subscribe: (id, query, extra = {}) => c.send({ id, type: 'subscribe', payload: { query, ...extra } }),
        end: async () => {
            socket.close(1000);
            return closed;
        },
    };
    return c;
}
export async function ready() {
    const c = await connect();
    await c.init();
    return c;
}
export const closesWith = async (c, code) => {
    const e = await c.closed;
    assert.equal(e.code, code, `closed with ${e.code} '${e.reason}'`);
    return e.reason;
};
export async function ask(query) {
    const c = await ready();
    c.subscribe('q', query);
    const m = await c.next();
    await c.end();
    assert.equal(m.type, 'next', JSON.stringify(m));
    return m.payload.data;
}
export async function openStreams(expected) {
    let found;
    for (let i = 0; i < 40; i++) {
        ({ openStreams: found } = await ask('{ openStreams }'));
        if (found === expected) return;
        await delay(50);
    }
    assert.equal(found, expected, 'streams that still run on the server');
}
