// The reference: runs what PROTOCOL.md describes with graphql-js, in this process.
import {
    buildSchema,
    execute,
    subscribe,
    parse,
    print,
    validate,
    specifiedRules,
    GraphQLError,
    getOperationAST,
    validateSchema,
    getNamedType,
    isAbstractType,
} from 'graphql';

class Told extends Error {} // an error that the data asks for: its message is compared

// September 2025 has neither @defer/@stream nor a limit on the depth of introspection.
export const rules = specifiedRules.filter((rule) => !/^(Defer|Stream|MaxIntrospection)/.test(rule.name));

const has = (value, marker) => value !== null && typeof value === 'object' && Object.hasOwn(value, marker);

/** What a resolver returns for a value of the data tree: markers acted upon, the rest as it is. */
function resolveValue(value, args, counters) {
    if (Array.isArray(value)) return value.map((item) => resolveItem(item, args, counters));
    if (value === null || typeof value !== 'object') return value;
    if (has(value, '$error')) throw new GraphQLError(value.$error, { originalError: new Told(value.$error), extensions: value.extensions });
    if (has(value, '$async'))
        return handled(new Promise((done) => setTimeout(done, value.after ?? 0)).then(() => resolveValue(value.$async, args, counters)));
    if (has(value, '$args')) return { ...args };
    if (has(value, '$arg')) return args[value.$arg];
    if (has(value, '$number')) return Number(value.$number);
    if (has(value, '$next')) return (counters[value.$next] = (counters[value.$next] ?? 0) + 1);
    return value;
}
// An item of a list that is an error must fail alone, so it becomes a rejected promise.
function resolveItem(item, args, counters) {
    try {
        return resolveValue(item, args, counters);
    } catch (error) {
        return handled(Promise.reject(error));
    }
}
// Nobody may be waiting any more when it fails: the parent can have become null before.
function handled(promise) {
    promise.catch(() => {});
    return promise;
}

const schemas = new Map();
export function schemaOf(sdl) {
    let schema = schemas.get(sdl);
    if (!schema) {
        schema = buildSchema(sdl);
        const errors = validateSchema(schema);
        if (errors.length) throw errors[0];
        schemas.set(sdl, schema);
        if (schemas.size > 200) schemas.delete(schemas.keys().next().value);
    }
    return schema;
}

function format(error) {
    const out = { message: error.message };
    if (error.locations) out.locations = error.locations;
    if (error.path) out.path = error.path;
    if (error.extensions && Object.keys(error.extensions).length) out.extensions = error.extensions;
    let cause = error;
    while (cause && !(cause instanceof Told)) cause = cause.originalError;
    if (cause) Object.defineProperty(out, 'told', { value: true });
    return out;
}
const result = ({ data, errors }) => ({ ...(errors?.length && { errors: errors.map(format) }), ...(data !== undefined && { data }) });

/** POST /differential */
export async function differential({ schema: sdl, data, document, variables, operationName }) {
    const schema = schemaOf(sdl);
    let ast;
    try {
        ast = parse(document);
    } catch (error) {
        return result({ errors: [error] });
    }
    const errors = validate(schema, ast, rules, { maxErrors: Infinity, hideSuggestions: true });
    if (errors.length) return result({ errors });
    const counters = {};
    const request = {
        schema,
        document: ast,
        rootValue: data ?? {},
        variableValues: variables ?? undefined,
        operationName: operationName ?? undefined,
        fieldResolver: (source, args, _context, info) => resolveValue(source?.[info.fieldName], args, counters),
        typeResolver: (value) => value?.$type,
        // A stream in the data gives one root value per event.
        subscribeFieldResolver: async function (source, args, _context, info) {
            const told = await resolveValue(source?.[info.fieldName], args, counters);
            if (!has(told, '$stream')) return told;
            return (async function* () {
                for (const event of told.$stream) yield resolveValue(event, args, counters);
            })();
        },
    };
    if (getOperationAST(ast, operationName ?? undefined)?.operation !== 'subscription') return result(await execute(request));
    const stream = await subscribe(request);
    if (!(Symbol.asyncIterator in stream)) return result(stream);
    const responses = [];
    for await (const response of stream) responses.push(result(response));
    return responses;
}

/** POST /parse */
export function parseDocument({ document }) {
    try {
        return { printed: print(parse(document)) };
    } catch (error) {
        return { error: error.locations[0] };
    }
}
