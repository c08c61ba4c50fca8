// Types that graphql-codegen makes of a server's schema, checked by the TypeScript compiler.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as documentPlugin from '@graphql-codegen/typed-document-node';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildClientSchema, getIntrospectionQuery, parse, printSchema } from 'graphql';
import typescript from 'typescript';
import { assert } from './check.mjs';

/**
 * @param {(query: string) => Promise<object>} ask gives the data of a query's answer
 * @param {string} documents the operations to make types of
 * @param {Record<string, string>} scalars their types in TypeScript
 * @param {string} use a module that imports from './types' and has to compile
 */
export async function checkTypes(ask, documents, scalars, use) {
    const introspection = getIntrospectionQuery({
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
    });
    const schema = buildClientSchema(await ask(introspection));
    const text = await codegen({
        schema: parse(printSchema(schema)),
        schemaAst: schema,
        documents: [{ location: 'all.graphql', document: parse(documents) }],
        filename: 'types.ts',
        config: { scalars, useTypeImports: true },
        pluginMap: { operations: operationsPlugin, documents: documentPlugin },
        plugins: [{ operations: {} }, { documents: {} }],
    });
    // Beside the packages, which the types import.
    const folder = mkdtempSync(join(fileURLToPath(new URL('..', import.meta.url)), 'tmp-'));
    try {
        writeFileSync(join(folder, 'types.ts'), text);
        writeFileSync(join(folder, 'use.ts'), use);
        const program = typescript.createProgram([join(folder, 'types.ts'), join(folder, 'use.ts')], {
            strict: true,
            noEmit: true,
            skipLibCheck: true,
            target: typescript.ScriptTarget.ES2022,
            module: typescript.ModuleKind.ESNext,
            moduleResolution: typescript.ModuleResolutionKind.Bundler,
            lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
            types: [],
        });
        const problems = typescript.getPreEmitDiagnostics(program).map((d) => typescript.flattenDiagnosticMessageText(d.messageText, '\n'));
        assert.equal(problems.length, 0, problems.slice(0, 3).join(' / '));
    } finally {
        rmSync(folder, { recursive: true });
    }
}
