// node product.mjs URL USER PASSWORD [listing] [large] [live]: the product's own API, beside WebDAV where both can do the same.
//   listing: a folder of 1,000 files by children(first: 1000) and by PROPFIND: bytes on the wire and time.
//   large:   pages of a folder of 100,000 files, from its beginning, its middle and its end.
//   live:    1,000 open subscriptions, 100 changes a second for 10 s: from the request that changes to each one that hears.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

const [origin, user, password, ...only] = process.argv.slice(2);
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const dav = `${origin}/remote.php/dav/files/${user}/`;

const send = (method, url, headers = {}, body = '') =>
    new Promise((done, fail) => {
        const begun = performance.now();
        const sent = request(url, { method, agent, headers: { authorization, ...headers } }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('end', () => done({ status: response.statusCode, body: Buffer.concat(chunks), ms: performance.now() - begun }));
        });
        sent.on('error', fail);
        sent.end(body);
    });
const query = async (text, variables) => {
    const answer = await send(
        'POST', `${origin}/graphql`, { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        JSON.stringify({ query: text, variables }));
    const { data, errors } = JSON.parse(answer.body);
    if (errors) throw new Error(JSON.stringify(errors));
    return { ...answer, data };
};
const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const times = (values) => `p50 ${quantile(values, 0.5).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;

const fill = async (folder, count) => {
    await send('MKCOL', dav + folder);
    let next = 0;
    const put = async () => {
        while (next < count) {
            const n = next++;
            const { status } = await send('PUT', `${dav}${folder}/document ${String(n).padStart(6, '0')}.txt`.replaceAll(' ', '%20'), {}, `text ${n}`);
            if (status !== 201) throw new Error(`PUT: ${status}`);
        }
    };
    await Promise.all(Array.from({ length: 64 }, put));
};
const idOf = async (path) => (await query('query($path: String!) { item(ref: { at: { path: $path } }) { id } }', { path })).data.item.id;

// What the sync clients ask of each file.
const PROPFIND = `<?xml version="1.0"?><d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><d:resourcetype/><d:getlastmodified/>
<d:getcontentlength/><d:getetag/><d:getcontenttype/><oc:id/><oc:size/><oc:permissions/><oc:checksums/></d:prop></d:propfind>`;
const LISTING = `query($id: ID!, $first: Int!, $after: String) { node(id: $id) { ... on Folder { children(first: $first, after: $after) {
    nodes { __typename id name modifiedAt size etag ... on File { mimeType } } pageInfo { endCursor hasNextPage } } } } }`;

const listing = async () => {
    const folder = `listing ${Date.now()}`;
    await fill(encodeURIComponent(folder), 1000);
    const id = await idOf(`/${folder}`);
    const [graphql, propfind] = [[], []];
    let [bytes, davBytes] = [0, 0];
    for (let round = 0; round < 60; round++) {
        const asked = await query(LISTING, { id, first: 1000 });
        const found = await send('PROPFIND', dav + encodeURIComponent(folder), { depth: '1', 'content-type': 'application/xml' }, PROPFIND);
        if (asked.data.node.children.nodes.length !== 1000 || found.status !== 207) throw new Error('not the whole folder');
        [bytes, davBytes] = [asked.body.length, found.body.length];
        if (round >= 20) [graphql, propfind].forEach((list, i) => list.push([asked, found][i].ms));
    }
    console.log(`children(first: 1000): ${bytes} bytes, ${times(graphql)}`);
    console.log(`PROPFIND depth 1:      ${davBytes} bytes, ${times(propfind)}: ${(davBytes / bytes).toFixed(1)} x the bytes`);
};

const large = async () => {
    const folder = `large ${Date.now()}`;
    const begun = performance.now();
    await fill(encodeURIComponent(folder), 100_000);
    console.log(`100,000 files in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    const id = await idOf(`/${folder}`);
    const pages = [];
    for (let after = null, more = true; more; ) {
        const page = await query(LISTING, { id, first: 1000, after });
        const { pageInfo } = page.data.node.children;
        pages.push(page.ms);
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    if (pages.length !== 100) throw new Error(`${pages.length} pages`);
    for (const [name, at] of [['first', 1], ['middle', 45], ['last', 90]]) console.log(`${name} ten pages of 1,000: ${times(pages.slice(at, at + 10))}`);
    for (const field of ['NAME', 'SIZE', 'MODIFIED_AT']) {
        const sorted = [];
        for (let i = 0; i < 20; i++)
            sorted.push((await query(LISTING.replace('after: $after)', `after: $after, orderBy: { field: ${field}, direction: DESC })`), { id, first: 50 })).ms);
        console.log(`50 by ${field}, from the other end: ${times(sorted)}`);
    }
};

// RFC 6455 §5.2: a client masks what it sends; with a mask of zeros it stays as it is.
const frame = (message) => {
    const text = Buffer.from(JSON.stringify(message));
    const head = text.length < 126 ? Buffer.from([0x81, 0x80 | text.length]) : Buffer.from([0x81, 0xfe, text.length >> 8, text.length & 255]);
    return Buffer.concat([head, Buffer.alloc(4), text]);
};

const live = async () => {
    const [sockets, each, perSecond, seconds] = [100, 10, 100, 10];
    const folder = `live ${Date.now()}`;
    await send('MKCOL', dav + encodeURIComponent(folder));
    const id = await idOf(`/${folder}`);
    const waited = [];
    // Frames are not parsed: this program shares the cores with the server, and has a million of them to look at.
    const open = () =>
        new Promise((done, fail) => {
            const { hostname, port } = new URL(origin);
            const socket = connect(Number(port), hostname);
            let rest = Buffer.alloc(0);
            socket.on('error', fail);
            socket.write(
                `GET /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
                    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n');
            socket.write(frame({ type: 'connection_init', payload: { authorization } }));
            const query = 'subscription($of: ID!) { changes(of: { item: $of }) { position activity { verb name } } }';
            for (let n = 0; n < each; n++) socket.write(frame({ id: String(n), type: 'subscribe', payload: { query, variables: { of: id } } }));
            socket.on('data', (chunk) => {
                const now = performance.now();
                const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
                let end = 0;
                for (let at; (at = data.indexOf('sent-', end)) >= 0; ) {
                    const stop = data.indexOf('.txt', at);
                    if (stop < 0) break;
                    waited.push(now - Number(data.latin1Slice(at + 5, stop)));
                    end = stop;
                }
                rest = data.subarray(Math.max(end, data.length - 64));
                if (data.includes('connection_ack')) done(socket);
                if (data.includes('"error"')) fail(new Error(data.toString()));
            });
        });
    const all = await Promise.all(Array.from({ length: sockets }, open));
    await new Promise((r) => setTimeout(r, 3000));
    const [begun, acknowledged] = [performance.now(), []];
    for (let n = 0; n < perSecond * seconds; n++) {
        const due = begun + (n * 1000) / perSecond;
        if (due > performance.now()) await new Promise((r) => setTimeout(r, due - performance.now()));
        send('PUT', `${dav}${encodeURIComponent(folder)}/sent-${performance.now().toFixed(2)}.txt`, {}, 'x').then((answer) => acknowledged.push(answer.ms));
    }
    const expected = sockets * each * perSecond * seconds;
    for (let i = 0; i < 300 && waited.length < expected; i++) await new Promise((r) => setTimeout(r, 100));
    all.forEach((socket) => socket.destroy());
    console.log(`PUT: ${times(acknowledged)}`);
    console.log(`${waited.length} of ${expected} heard, after ${((performance.now() - begun) / 1000).toFixed(1)} s; ${times(waited)}`);
};

for (const [name, run] of Object.entries({ listing, large, live })) if (only.length === 0 || only.includes(name)) await run();
process.exit(0);
