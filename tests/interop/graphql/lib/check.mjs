// The few lines that every runner shares: named checks, 'ok' / 'not ok' lines, a total at the end.
import assert from 'node:assert/strict';

export { assert };
const checks = [];
export const check = (name, run) => checks.push({ name, run });

/** Runs all checks one after the other, each with a time limit in milliseconds. */
export async function runChecks(limit = Number(process.env.CHECK_LIMIT_MS ?? 15_000)) {
    let [passed, failed] = [0, 0];
    for (const { name, run } of checks) {
        let timer;
        try {
            const note = await Promise.race([
                run(),
                new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`no end after ${limit} ms`)), limit))),
            ]);
            passed++;
            console.log(`ok ${name}${typeof note === 'string' ? ` # ${note}` : ''}`);
        } catch (error) {
            failed++;
            console.log(
                `not ok ${name}: ${String(error.message ?? error)
                    .split('\n')
                    .slice(0, 4)
                    .join(' | ')}`,
            );
        } finally {
            clearTimeout(timer);
        }
    }
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed ? 1 : 0);
}

export function address(index = 2) {
    const url = process.argv[index];
    if (!url || url.startsWith('--')) {
        console.error(`usage: node ${process.argv[1].split('/').slice(-2).join('/')} URL`);
        process.exit(2);
    }
    return url;
}
