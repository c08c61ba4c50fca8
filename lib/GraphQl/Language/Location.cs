namespace GraphQl.Language;

/// <summary>The bytes of the source that a node was read from, as offsets into the UTF-8 text: from Start up to and without End.</summary>
public readonly record struct Location(int Start, int End);
