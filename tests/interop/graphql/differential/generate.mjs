// Random requests for a schema: a document (mostly valid, sometimes slightly broken), variables and the data it needs.
import {
    GraphQLList,
    GraphQLNonNull,
    Lexer,
    Source,
    TokenKind,
    Kind,
    astFromValue,
    getNamedType,
    isAbstractType,
    isCompositeType,
    isEnumType,
    isInputObjectType,
    isLeafType,
    isListType,
    isNonNullType,
    isObjectType,
    parse,
    print,
} from 'graphql';
import { random } from './random.mjs';

export function generateRequest(schema, seed) {
    const r = random(seed);
    for (let i = 0; i < 8; i++) r.next();
    const composites = Object.values(schema.getTypeMap()).filter((t) => isCompositeType(t) && !t.name.startsWith('__'));
    const fragments = new Map(); // name -> text
    const fragmentTypes = new Map();
    const variables = new Map(); // name -> { type, def }
    let budget = 30;

    // --- values ---
    const texts = ['', 'a', 'b c', 'ä€😀', 'quote " \\ back', 'line\nbreak', '12', 'true', '\u0000\u001f'];
    const literal = (type, depth = 0) => {
        if (r.chance(0.02)) return r.pick(['1', '"x"', 'true', 'null', 'NOPE', '{}', '[]', '1.5', '2147483648']);
        if (isNonNullType(type)) return literalOf(type.ofType, depth);
        return r.chance(0.1) ? 'null' : literalOf(type, depth);
    };
    const literalOf = (type, depth) => {
        if (isListType(type))
            return r.chance(0.15)
                ? value(type.ofType, depth + 1)
                : '[' + times(r.int(3), () => value(type.ofType, depth + 1)).join(r.pick([', ', ' '])) + ']';
        if (isInputObjectType(type)) {
            const fields = Object.values(type.getFields());
            if (type.isOneOf) {
                const field = r.pick(depth > 2 ? fields.filter((f) => isLeafType(getNamedType(f.type))) : fields);
                return r.chance(0.04)
                    ? '{}'
                    : `{${field.name}: ${r.chance(0.03) ? 'null' : value(new GraphQLNonNull(field.type), depth + 1)}}`;
            }
            return (
                '{' +
                shuffle(
                    fields.filter((f) =>
                        isNonNullType(f.type) && f.defaultValue === undefined && f.default === undefined
                            ? !r.chance(0.02)
                            : r.chance(depth > 2 ? 0.05 : 0.35),
                    ),
                )
                    .map((f) => `${f.name}: ${value(f.type, depth + 1, f)}`)
                    .join(', ') +
                '}'
            );
        }
        if (isEnumType(type)) return r.pick(type.getValues()).name;
        switch (type.name) {
            case 'Int':
                return r.pick(['0', '1', '-1', '42', '2147483647', '-2147483648']);
            case 'Float':
                return r.pick(['0', '1', '-1.5', '1e3', '2.5E-3', '123456789.125']);
            case 'Boolean':
                return r.pick(['true', 'false']);
            case 'ID':
                return r.pick(['"f1"', '7', '"7"', '-3']);
            case 'String':
                return r.chance(0.2) ? '"""\n  block\n    text\n"""' : JSON.stringify(r.pick(texts)).replace(/\\u0000/g, '\\u{0}');
            default:
                return r.pick(['1', '"s"', 'null', '{a: 1, b: [true]}', '[1, {x: E}]', '2.5']);
        }
    };
    const value = (type, depth = 0, position) => (r.chance(0.2) ? variable(type, position) : literal(type, depth));
    const variable = (type, position) => {
        const same = [...variables].filter(([, v]) => String(v.type) === String(type));
        if (same.length && r.chance(0.4)) return '$' + r.pick(same)[0];
        const name = `v${variables.size}`;
        let own = type;
        let def = '';
        if (isNonNullType(type) && r.chance(0.3)) {
            own = type.ofType;
            def = ` = ${constant(type)}`;
        } else if (!isNonNullType(type) && r.chance(0.2)) own = new GraphQLNonNull(type);
        else if (r.chance(0.25)) def = ` = ${constant(type)}`;
        else if (r.chance(0.02)) own = isListType(type) ? type.ofType : new GraphQLList(type);
        variables.set(name, { type: own, def });
        return '$' + name;
    };
    const constant = (type) => {
        const before = r.chance;
        r.chance = (p) => (p === 0.2 ? false : before(p)); // no variables inside default values
        try {
            return literal(type);
        } finally {
            r.chance = before;
        }
    };
    const json = (type, depth = 0) => {
        if (r.chance(0.015)) return r.pick([1, 'x', true, null, {}, [], 1.5, 2147483648]);
        if (isNonNullType(type)) return jsonOf(type.ofType, depth);
        return r.chance(0.1) ? null : jsonOf(type, depth);
    };
    const jsonOf = (type, depth) => {
        if (isListType(type)) return r.chance(0.15) ? json(type.ofType, depth + 1) : times(r.int(3), () => json(type.ofType, depth + 1));
        if (isInputObjectType(type)) {
            const fields = Object.values(type.getFields());
            if (type.isOneOf) {
                const f = r.pick(depth > 2 ? fields.filter((x) => isLeafType(getNamedType(x.type))) : fields);
                return r.chance(0.04) ? {} : { [f.name]: json(new GraphQLNonNull(f.type), depth + 1) };
            }
            return Object.fromEntries(
                shuffle(fields.filter((f) => (isNonNullType(f.type) ? !r.chance(0.05) : r.chance(depth > 2 ? 0.05 : 0.4)))).map((f) => [
                    f.name,
                    json(f.type, depth + 1),
                ]),
            );
        }
        if (isEnumType(type)) return r.pick(type.getValues()).name;
        switch (type.name) {
            case 'Int':
                return r.pick([0, 1, -1, 42, 2147483647]);
            case 'Float':
                return r.pick([0, 1, -1.5, 1000, 0.0025]);
            case 'Boolean':
                return r.chance(0.5);
            case 'ID':
                return r.pick(['f1', 7, '7']);
            case 'String':
                return r.pick(texts);
            default:
                return r.pick([1, 's', null, { a: 1, b: [true] }, [1, 'x']]);
        }
    };

    // --- selections ---
    const args = (list) => {
        const given = shuffle(
            list.filter((a) =>
                isNonNullType(a.type) && a.defaultValue === undefined && a.default === undefined ? !r.chance(0.01) : r.chance(0.4),
            ),
        );
        return given.length ? `(${given.map((a) => `${a.name}: ${value(a.type, 0, a)}`).join(r.pick([', ', ' ']))})` : '';
    };
    const condition = () =>
        `@${r.pick(['skip', 'include'])}` +
        `(if: ${r.chance(0.4) ? variable(new GraphQLNonNull(schema.getType('Boolean'))) : r.pick(['true', 'false'])})`;
    const directives = (extra = []) =>
        (r.chance(0.08) ? ' ' + condition() : '') + (extra.length && r.chance(0.05) ? ' ' + r.pick(extra) : '');
    const selectionSet = (type, depth) => `{ ${times(1 + r.int(4), () => selection(type, depth)).join(r.pick([' ', ', ', '\n']))} }`;
    const overlapping = (type) => composites.filter((t) => schema.getPossibleTypes && possible(t).some((p) => possible(type).includes(p)));
    const possible = (t) => (isAbstractType(t) ? schema.getPossibleTypes(t) : [t]);
    const extras = schema.getDirective('mark') ? ['@mark', '@mark(level: 2)', '@mark @mark(tags: "a")'] : [];
    const selection = (type, depth) => {
        budget--;
        const kind = r.next();
        if (kind < 0.08 || budget < -20) return r.chance(0.3) ? `t${r.int(3)}: __typename` : '__typename';
        if (kind < 0.22 && depth < 6)
            return `...${r.chance(0.25) ? '' : ` on ${r.pick(overlapping(type)).name}`}${directives(extras)} `.replace(
                /^\.\.\.( on (\w+))?(.*)$/s,
                (_, __, on, rest) => `...${on ? ' on ' + on : ''}${rest}${selectionSet(on ? schema.getType(on) : type, depth + 1)}`,
            );
        if (kind < 0.32 && depth < 6) {
            const usable = [...fragmentTypes].filter(([n, t]) => fragments.get(n) && overlapping(type).includes(t));
            if (usable.length && r.chance(0.5)) return `...${r.pick(usable)[0]}${directives(extras)}`;
            const name = `F${fragments.size}`;
            const on = r.pick(overlapping(type));
            fragments.set(name, undefined);
            fragmentTypes.set(name, on);
            fragments.set(name, `fragment ${name} on ${on.name} ${selectionSet(on, depth + 1)}`);
            return `...${name}${directives(extras)}`;
        }
        if (!type.getFields) return '__typename';
        const fields = Object.values(type.getFields());
        let field = r.pick(fields);
        if ((depth > 4 || budget < 0) && isCompositeType(getNamedType(field.type)))
            field = r.pick(fields.filter((f) => isLeafType(getNamedType(f.type)))) ?? null;
        if (!field) return '__typename';
        const given = args(field.args);
        const alias = given ? `a${variables.size}_${r.int(1000)}: ` : r.chance(0.1) ? `${r.pick(['x', 'y', 'z', field.name])}: ` : '';
        return `${alias}${field.name}${given}${directives(extras)}${below(field, depth + 1)}`;
    };
    const below = (field, depth) => {
        const type = getNamedType(field.type);
        return isCompositeType(type) ? ' ' + selectionSet(type, depth) : '';
    };

    const kinds = ['query', 'query', 'query', 'query', 'query', 'query', 'mutation', 'subscription'].filter((k) => schema.getRootType(k));
    const operation = r.pick(kinds);
    const rootType = schema.getRootType(operation);
    let body = operation === 'subscription' && !r.chance(0.1) ? `{ ${rootField()} }` : selectionSet(rootType, 0);
    function rootField() {
        const field = r.pick(Object.values(rootType.getFields()));
        return `${field.name}${args(field.args)}${below(field, 1)}`;
    }
    if (operation === 'query' && r.chance(0.05))
        body = body.replace(
            /\{/,
            `{ __type(name: ${JSON.stringify(r.pick(composites).name)}) { kind name fields` +
                `${r.chance(0.3) ? '(includeDeprecated: true)' : ''}` +
                ' { name type { kind name ofType { kind name } } args { name defaultValue } } } ',
        );
    const definitions = [...variables].map(([n, v]) => `$${n}: ${v.type}${v.def}`).join(r.pick([', ', ' ']));
    const named = r.chance(0.4) || variables.size > 0;
    const head =
        operation === 'query' && !named && r.chance(0.7)
            ? ''
            : `${operation}${named ? ' Main' : ''}${definitions ? `(${definitions})` : ''} `;
    const parts = [head + body, ...[...fragments.values()].filter(Boolean)];
    let operationName;
    if (named && r.chance(0.1)) {
        parts.push('query Other { __typename }');
        operationName = r.pick(['Main', 'Main', 'Other', 'Neither', undefined]);
    } else if (named && r.chance(0.1)) operationName = 'Main';
    let document = shuffle(parts).join(r.pick([' ', '\n', '\n\n']));
    if (r.chance(0.3)) document = tryPrint(document);
    if (r.chance(0.2)) document = breakUp(document);

    const values = {};
    for (const [name, { type, def }] of variables)
        if (!((def || !isNonNullType(type)) && r.chance(0.3)) && !r.chance(0.01)) values[name] = json(type);
    return {
        document,
        variables: Object.keys(values).length || r.chance(0.3) ? values : undefined,
        operationName,
        data: dataFor(document, operation),
    };

    // --- slightly broken documents ---
    function breakUp(text) {
        const tokens = [];
        try {
            const lexer = new Lexer(new Source(text));
            for (let t = lexer.advance(); t.kind !== TokenKind.EOF; t = lexer.advance()) tokens.push(t);
        } catch {
            return text;
        }
        const t = r.pick(tokens);
        const other = r.pick(tokens);
        const names = tokens.filter((x) => x.kind === TokenKind.NAME);
        const name = r.pick(names);
        const cut = (x, y) => text.slice(0, x.start) + y + text.slice(x.end);
        return r.pick([
            () => cut(t, ''),
            () => cut(t, text.slice(t.start, t.end) + ' ' + text.slice(t.start, t.end)),
            () => cut(t, text.slice(other.start, other.end)),
            () => text.slice(0, t.start),
            () => cut(t, r.pick(['@', '!', '{', '}', '"', '"""', '&', '?', '...', '$', '0x1', '#', '\u0007', '|', ':'])),
            () => cut(name, name.value + 'X'),
            () => cut(name, r.pick(names).value),
            () => cut(name, r.pick(['on', 'true', 'null', 'query', '__typename', 'id'])),
            () => text + ' fragment Unused on ' + r.pick(composites).name + ' { __typename }',
            () => text.replace(/\$v\d+: [^,)$]+[, ]*/, ''),
            () => text.replace(/: (\w+)!/, ': $1'),
            () => text + text,
            () => text.replace(/\(if: [^)]*\)/, ''),
            () => text.replace(/\.\.\.F\d/, '...Gone'),
            () => text.replace(/\{/, '{ nope '),
            () => text.replace(/\{/, '{ __typename @gone '),
        ])();
    }
    function tryPrint(text) {
        try {
            return print(parse(text));
        } catch {
            return text;
        }
    }

    // --- data: only what the document may ask for ---
    function dataFor(text, kind) {
        let ast;
        try {
            ast = parse(text);
        } catch {
            return {};
        }
        const defs = Object.fromEntries(ast.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));
        const need = (sets, seen = new Set()) => {
            const fields = new Map();
            const walk = (set) => {
                for (const s of set?.selections ?? []) {
                    if (s.kind === Kind.FIELD)
                        fields.set(s.name.value, [...(fields.get(s.name.value) ?? []), ...(s.selectionSet ? [s.selectionSet] : [])]);
                    else if (s.kind === Kind.INLINE_FRAGMENT) walk(s.selectionSet);
                    else if (defs[s.name.value] && !seen.has(s.name.value)) {
                        seen.add(s.name.value);
                        walk(defs[s.name.value].selectionSet);
                    }
                }
            };
            sets.forEach(walk);
            return fields;
        };
        const object = (type, sets, depth) => {
            const out = {};
            if (depth > 9) return out;
            for (const [name, below] of need(sets))
                if (type.getFields()[name]) out[name] = resolved(type.getFields()[name].type, below, depth + 1, type.getFields()[name]);
            return out;
        };
        let errors = 0;
        const resolved = (type, sets, depth, field) => {
            if (r.chance(0.03)) return { $error: `told ${++errors}`, ...(r.chance(0.2) && { extensions: { code: 'E' + errors } }) };
            if (r.chance(0.1)) return { $async: resolved(type, sets, depth, field), ...(r.chance(0.3) && { after: r.int(4) }) };
            if (isNonNullType(type)) return r.chance(0.03) ? null : plain(type.ofType, sets, depth, field);
            return r.chance(0.08) ? null : plain(type, sets, depth, field);
        };
        const plain = (type, sets, depth, field) => {
            if (isListType(type)) return times(r.int(4), () => resolved(type.ofType, sets, depth));
            if (isLeafType(type)) {
                if (field?.args.length && !isEnumType(type) && !['Int', 'Float', 'Boolean', 'ID', 'String'].includes(type.name))
                    return { $args: true };
                if (r.chance(0.02) && type.name !== 'Any') return { wrong: 'kind' };
                if (isEnumType(type)) return r.chance(0.02) ? 'NOPE' : r.pick(type.getValues()).name;
                switch (type.name) {
                    case 'Int':
                        return r.pick([0, 1, -7, 2147483647, 12345]);
                    case 'Float':
                        return r.pick([0, 1.5, -2e10, 3, 1e-7, 1e21]);
                    case 'Boolean':
                        return r.chance(0.5);
                    case 'ID':
                        return r.pick(['f1', 'x/y', '7', 12]);
                    case 'String':
                        return r.pick(texts);
                    default:
                        return r.pick([1, 's', { a: [1, null] }, [], true]);
                }
            }
            if (isAbstractType(type)) {
                const concrete = r.pick(schema.getPossibleTypes(type));
                if (r.chance(0.01)) return { $type: r.pick(['Gone', schema.getQueryType().name, type.name]) };
                return { $type: concrete.name, ...object(concrete, sets, depth) };
            }
            return object(type, sets, depth);
        };
        const roots = ast.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
        if (kind !== 'subscription')
            return object(
                rootType,
                roots.map((d) => d.selectionSet),
                0,
            );
        const sets = roots.map((d) => d.selectionSet);
        return Object.fromEntries(
            [...need(sets).keys()].map((name) => [
                name,
                r.chance(0.05) ? { $error: 'no stream' } : { $stream: times(r.int(4), () => object(rootType, sets, 0)) },
            ]),
        );
    }
    function times(n, make) {
        return Array.from({ length: n }, make);
    }
    function shuffle(list) {
        return list
            .map((x) => [r.next(), x])
            .sort((a, b) => a[0] - b[0])
            .map(([, x]) => x);
    }
}
