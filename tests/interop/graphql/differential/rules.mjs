// Which section of the September 2025 specification each error of graphql-js belongs to.
import * as g from 'graphql';
import { validate } from 'graphql';

// One entry per rule; where a rule of graphql-js covers several sections, the text of the error tells which.
const sections = {
    ExecutableDefinitions: '5.1.1',
    KnownOperationTypes: '5.2.1.1',
    UniqueOperationNames: '5.2.2.1',
    LoneAnonymousOperation: '5.2.3.1',
    SingleFieldSubscriptions: '5.2.4.1',
    FieldsOnCorrectType: '5.3.1',
    OverlappingFieldsCanBeMerged: '5.3.2',
    ScalarLeafs: '5.3.3',
    KnownArgumentNames: '5.4.1',
    UniqueArgumentNames: '5.4.2',
    ProvidedRequiredArguments: '5.4.3',
    UniqueFragmentNames: '5.5.1.1',
    // An unknown type in a variable definition belongs to 5.8.2, one in a type condition to 5.5.1.2.
    KnownTypeNames: (error) => (error.nodes[0].loc.startToken.prev?.kind === 'Name' ? '5.5.1.2' : '5.8.2'),
    FragmentsOnCompositeTypes: '5.5.1.3',
    NoUnusedFragments: '5.5.1.4',
    KnownFragmentNames: '5.5.2.1',
    NoFragmentCycles: '5.5.2.2',
    PossibleFragmentSpreads: '5.5.2.3',
    ValuesOfCorrectType: (error) =>
        /not to include unknown field/.test(error.message) ? '5.6.2' : /to include required field/.test(error.message) ? '5.6.4' : '5.6.1',
    UniqueInputFieldNames: '5.6.3',
    KnownDirectives: (error) => (/^Unknown/.test(error.message) ? '5.7.1' : '5.7.2'),
    UniqueDirectivesPerLocation: '5.7.3',
    UniqueVariableNames: '5.8.1',
    VariablesAreInputTypes: '5.8.2',
    NoUndefinedVariables: '5.8.3',
    NoUnusedVariables: '5.8.4',
    VariablesInAllowedPosition: '5.8.5',
};

/** The rules of the specification's section 5. Those for @defer and @stream and the introspection depth are not in this edition. */
export const specRules = Object.entries(sections).map(([name, section]) => ({
    name,
    rule: g[name + 'Rule'],
    section: typeof section === 'string' ? () => section : section,
}));

/** Validates and says for each error the section of the specification and where it is, in the order of section, line, column. */
export function validateBySection(schema, document) {
    const errors = [];
    for (const { rule, section } of specRules)
        for (const error of validate(schema, document, [rule], { maxErrors: Infinity }))
            // The text of the specification counts a null literal in a required place under 5.6.1 as well as under 5.4.3 (arguments)
            // and 5.6.4 (input fields).
            errors.push({
                rule: section(error),
                ...(/of non-null type .* not to be null/.test(error.message) && { or: ['5.4.3', '5.6.4'] }),
                locations: error.locations.map(({ line, column }) => [line, column]).sort(byPlace),
            });
    return errors.sort(
        (a, b) =>
            compareSections(a.rule, b.rule) ||
            byPlace(a.locations[0], b.locations[0]) ||
            JSON.stringify(a).localeCompare(JSON.stringify(b)),
    );
}

const byPlace = (a, b) => a[0] - b[0] || a[1] - b[1];
const compareSections = (a, b) => a.localeCompare(b, 'en', { numeric: true });
