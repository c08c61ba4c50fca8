// Compares two responses by what the specification promises, and no more.
//
// - data: the same values; keys of objects in the same order (7.2.2); numbers by value, so that 1 and 1.0 are equal.
// - request errors (no data): both have errors, at the same set of places. How many errors and their text are free.
// - execution errors: for each position of data that is null because of an error, the same errors by path and place.
//   Where several errors would null the same ancestor, a server may report only some of them (6.4.4), so there
//   it is enough that one of the expected errors is there and that none comes from elsewhere.
// - message and extensions: only where the expected error has them (those which the data asked for).

export function compareResponses(expected, actual) {
    if (Array.isArray(expected) !== Array.isArray(actual))
        return Array.isArray(expected) ? 'a response stream was expected' : 'a single response was expected';
    if (!Array.isArray(expected)) return compareOne(expected, actual);
    if (expected.length !== actual.length) return `${expected.length} responses were expected, not ${actual.length}`;
    for (let i = 0; i < expected.length; i++) {
        const difference = compareOne(expected[i], actual[i]);
        if (difference) return `response ${i + 1}: ${difference}`;
    }
}

function compareOne(expected, actual) {
    if (actual === null || typeof actual !== 'object') return `not a response: ${JSON.stringify(actual)}`;
    for (const key of Object.keys(actual)) if (!['data', 'errors', 'extensions'].includes(key)) return `a response has no '${key}'`;
    if ('data' in expected !== 'data' in actual)
        return `data is ${'data' in expected ? 'missing' : 'there, but a request error has none'}: ${JSON.stringify(actual).slice(0, 300)}`;
    const wanted = (expected.errors ?? []).map(plainError);
    if ('errors' in actual && !(Array.isArray(actual.errors) && actual.errors.length)) return 'errors must be a list that is not empty';
    for (const e of actual.errors ?? []) if (typeof e?.message !== 'string') return `an error has no message: ${JSON.stringify(e)}`;
    const got = (actual.errors ?? []).map(plainError);
    if (!('data' in expected))
        return wanted.length && !got.length
            ? 'errors are missing'
            : sameSet(
                  'places of the request errors',
                  wanted.map((e) => e.at),
                  got.map((e) => e.at),
              );
    const difference = compareValues(expected.data, actual.data, 'data');
    if (difference) return difference;

    const position = (error) => JSON.stringify(nullPosition(expected.data, error.path));
    const positions = sameSet('positions that an error made null', wanted.map(position), got.map(position));
    if (positions) return positions;
    for (const error of got) {
        const same = wanted.find((w) => JSON.stringify(w.path) === JSON.stringify(error.path));
        const exact = position(error) === JSON.stringify(error.path);
        if (!same && exact) return `an error too many at ${JSON.stringify(error.path)}`;
        if (same) {
            if (same.at !== error.at) return `the error at ${JSON.stringify(error.path)} is at ${error.at}, expected ${same.at}`;
            if (same.message !== undefined && same.message !== error.message)
                return `the error at ${JSON.stringify(error.path)} says '${error.message}', expected '${same.message}'`;
            if (same.extensions !== undefined && compareValues(same.extensions, error.extensions, 'x'))
                return `extensions of the error at ${JSON.stringify(error.path)}: ${JSON.stringify(error.extensions)}`;
        }
    }
    for (const p of new Set(wanted.map(position)))
        if (!got.some((g) => position(g) === p && wanted.some((w) => JSON.stringify(w.path) === JSON.stringify(g.path))))
            return `no expected error for the null at ${p}`;
}

function plainError({ message, locations = [], path, extensions }) {
    const at = locations
        .map((l) => (Array.isArray(l) ? l.join(':') : `${l.line}:${l.column}`))
        .sort()
        .join(' ');
    return { at, path, message, extensions };
}

// The nearest ancestor of the error's path that is null in the data.
function nullPosition(data, path) {
    const walked = [];
    for (const key of path ?? []) {
        if (data === null || data === undefined) break;
        walked.push(key);
        data = data[key];
    }
    return walked;
}

function sameSet(what, a, b) {
    const [x, y] = [a, b].map((list) => [...new Set(list)].sort());
    if (JSON.stringify(x) !== JSON.stringify(y)) return `${what}: expected [${x.join(', ')}], found [${y.join(', ')}]`;
}

export function compareValues(expected, actual, at) {
    if (expected === null || typeof expected !== 'object')
        return Object.is(expected, actual) || (expected === 0 && actual === 0)
            ? undefined
            : `${at}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;
    if (actual === null || typeof actual !== 'object' || Array.isArray(expected) !== Array.isArray(actual))
        return `${at}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;
    const [e, a] = [Object.keys(expected), Object.keys(actual)];
    if (JSON.stringify(e) !== JSON.stringify(a))
        return Array.isArray(expected)
            ? `${at}: expected ${e.length} items, found ${a.length}`
            : `${at}: expected the keys ${e}, found ${a}`;
    for (const key of e) {
        const difference = compareValues(expected[key], actual[key], `${at}.${key}`);
        if (difference) return difference;
    }
}
