namespace GraphQl.Language;

/// <summary>A place for people and editors: both count from 1, columns in UTF-16 code units.</summary>
public readonly record struct SourceLocation(int Line, int Column);
