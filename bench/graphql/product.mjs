// node product.mjs URL USER PASSWORD [listing] [large] [live] [people]: the product's own API, beside WebDAV where both can do the same.
//   listing: a folder of 1,000 files by children(first: 1000) and by PROPFIND: bytes on the wire and time.
//   large:   pages of a folder of 100,000 files, from its beginning, its middle and its end.
//   live:    1,000 open subscriptions, 100 changes a second for 10 s: from the request that changes to each one that hears.
//   people:  200 people with one subscription each to one space, 20 changes a second for 10 s.
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

const HEAR = 'subscription($of: ChangesOf!) { changes(of: $of) { position activity { verb name } } }';
const BEFORE_ID = '{"id":"'.length;
const BEFORE_POSITION = '","type":"next","payload":{"data":{"changes":{"position":'.length;
const BEFORE_SENT = ',"activity":{"verb":"uploaded","name":"sent-'.length;

// The messages of a socket: told(id, position, sent) for each. They are read where the server writes what the query asks for, with no
// string made of them: this program shares the cores with the server, and has a million of them to look at.
const read = (data, told) => {
    let at = 0;
    const number = () => {
        let value = 0;
        for (let digit; (digit = data[at] - 48) >= 0 && digit <= 9; at++) value = value * 10 + digit;
        return value;
    };
    for (let begin = 0; ; ) {
        const head = data[begin + 1] === 126 ? 4 : 2;
        const end = begin + head + (head === 4 ? data.readUInt16BE(begin + 2) : data[begin + 1]);
        if (!(end <= data.length)) return data.subarray(begin);
        if (data[begin + head + 2] === 0x69) {
            at = begin + head + BEFORE_ID;
            const id = number();
            at += BEFORE_POSITION;
            const position = number();
            at += BEFORE_SENT;
            const sent = number();
            if (data[at] !== 0x2e) throw new Error(data.toString('utf8', begin, end));
            told(id, position, sent);
        }
        begin = end;
    }
};

// A socket with so many subscriptions. It is there when the server has let it in.
const listen = (credentials, count, of, told) =>
    new Promise((done, fail) => {
        const { hostname, port } = new URL(origin);
        const socket = connect(Number(port), hostname);
        let rest = null;
        socket.on('error', fail);
        socket.write(
            `GET /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
                'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n');
        socket.write(frame({ type: 'connection_init', payload: { authorization: credentials } }));
        for (let n = 0; n < count; n++) socket.write(frame({ id: String(n), type: 'subscribe', payload: { query: HEAR, variables: { of } } }));
        socket.on('data', (chunk) => {
            if (rest === null) {
                const end = chunk.indexOf('\r\n\r\n');
                if (end < 0 || !chunk.includes(' 101 ')) return fail(new Error(chunk.toString()));
                [rest, chunk] = [Buffer.alloc(0), chunk.subarray(end + 4)];
            }
            if (chunk.includes('connection_ack')) done(socket);
            rest = read(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), told);
        });
    });

// Changes at a rate, and how long each listener waits for each: every one has to hear each once, in the order of the log.
const hear = async (listeners, count, of, folder, perSecond, seconds) => {
    const total = perSecond * seconds;
    const waited = new Float64Array(listeners.length * count * total);
    let [heard, wrong] = [0, 0];
    const newest = [];
    const open = (credentials, index) => {
        const last = (newest[index] = { positions: Array(count).fill(0), times: Array(count).fill(0) });
        return listen(credentials, count, of, (id, position, sent) => {
            waited[heard++] = performance.now() - sent / 1000;
            if (position <= last.positions[id]) wrong++;
            last.positions[id] = position;
            last.times[id]++;
        });
    };
    const all = await Promise.all(listeners.map(open));
    await new Promise((r) => setTimeout(r, 5000));
    const [begun, acknowledged] = [performance.now(), []];
    for (let n = 0; n < total; n++) {
        const due = begun + (n * 1000) / perSecond;
        if (due > performance.now()) await new Promise((r) => setTimeout(r, due - performance.now()));
        send('PUT', `${folder}/sent-${Math.round(performance.now() * 1000)}.txt`, {}, 'x').then((answer) => acknowledged.push(answer.ms));
    }
    for (let i = 0; i < 300 && heard < waited.length; i++) await new Promise((r) => setTimeout(r, 100));
    all.forEach((socket) => socket.destroy());
    wrong += newest.flatMap((each) => each.times).filter((heardTimes) => heardTimes !== total).length;
    console.log(`PUT: ${times(acknowledged)}`);
    console.log(
        `${heard} of ${waited.length} heard, ${wrong} missing or out of order, after ${((performance.now() - begun) / 1000).toFixed(1)} s; ` +
            times([...waited.subarray(0, heard)]));
};

const live = async () => {
    const folder = `live ${Date.now()}`;
    await send('MKCOL', dav + encodeURIComponent(folder));
    await hear(Array(100).fill(authorization), 10, { item: await idOf(`/${folder}`) }, dav + encodeURIComponent(folder), 100, 10);
};

const people = async () => {
    const made = await query(
        'mutation($name: String!) { createSpace(input: { name: $name }) { space { id root { id webDavUrl } } } }', { name: `People ${Date.now()}` });
    const { id: space, root } = made.data.createSpace.space;
    const invite = async (n) => {
        const [name, word] = [`p${n}-${Date.now()}`, 'a Long enough passw0rd'];
        const person = await query(
            'mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { id } errors { message } } }',
            { input: { signInName: name, displayName: name, password: word } });
        if (!person.data.createPerson.person) throw new Error(JSON.stringify(person.data));
        const grant = { item: root.id, grantee: person.data.createPerson.person.id, role: 'spaceviewer' };
        await query('mutation($input: CreateGrantInput!) { createGrant(input: $input) { errors { message } } }', { input: grant });
        return `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}`;
    };
    const invited = [];
    for (let n = 0; n < 200; n++) invited.push(await invite(n));
    await hear(invited, 1, { space }, root.webDavUrl, 20, 10);
};

for (const [name, run] of Object.entries({ listing, large, live, people })) if (only.length === 0 || only.includes(name)) await run();
process.exit(0);
