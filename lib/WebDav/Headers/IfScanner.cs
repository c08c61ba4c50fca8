namespace WebDav;

/// <summary>Reads the grammar of RFC 4918 §10.4.2 from left to right, never back.</summary>
internal ref struct IfScanner(ReadOnlySpan<char> text)
{
    private const string Whitespace = " \t";

    private ReadOnlySpan<char> _rest = text;
    private int _conditions;

    /// <summary>If = 1*No-tag-list | 1*Tagged-list</summary>
    public bool TryRead(out List<IfList> lists)
    {
        lists = [];
        string? resource = null;
        var needsList = true;
        for (SkipSpace(); !_rest.IsEmpty; SkipSpace())
        {
            if (_rest[0] == '<')
            {
                // A tag after untagged lists, or straight after another tag, fits no production.
                if ((lists.Count > 0 && resource is null) || (resource is not null && needsList)) return false;
                if (!TryTakeBracketed(out var reference) || !Uris.AbsoluteUri.IsReference(reference)) return false;
                (resource, needsList) = (reference.ToString(), true);
            }
            else
            {
                if (lists.Count == IfHeader.ListsMax || !TryReadList(out var conditions)) return false;
                lists.Add(new IfList(resource, conditions));
                needsList = false;
            }
        }

        return !needsList;
    }

    /// <summary>List = "(" 1*Condition ")"</summary>
    private bool TryReadList(out List<IfCondition> conditions)
    {
        conditions = [];
        if (!TryTake('(')) return false;
        for (SkipSpace(); !TryTake(')'); SkipSpace())
        {
            if (++_conditions > IfHeader.ConditionsMax || !TryReadCondition(out var condition)) return false;
            conditions.Add(condition);
        }

        return conditions.Count > 0;
    }

    /// <summary>Condition = ["Not"] (State-token | "[" entity-tag "]")</summary>
    private bool TryReadCondition(out IfCondition condition)
    {
        condition = default;
        var isNegated = _rest.StartsWith("Not", StringComparison.OrdinalIgnoreCase);
        if (isNegated)
        {
            _rest = _rest[3..];
            SkipSpace();
        }

        if (TryTake('['))
        {
            if (!EntityTag.TryTake(ref _rest, out var tag) || !TryTake(']')) return false;
            condition = new IfCondition(isNegated, Token: null, tag);
            return true;
        }

        if (!TryTakeBracketed(out var token) || !Uris.AbsoluteUri.IsPlausible(token)) return false;
        condition = new IfCondition(isNegated, token.ToString(), default);
        return true;
    }

    private bool TryTakeBracketed(out ReadOnlySpan<char> inner)
    {
        inner = default;
        if (_rest is not ['<', ..]) return false;
        var end = _rest.IndexOf('>');
        if (end < 0) return false;
        inner = _rest[1..end];
        _rest = _rest[(end + 1)..];
        return true;
    }

    private bool TryTake(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected) return false;
        _rest = _rest[1..];
        return true;
    }

    private void SkipSpace() => _rest = _rest.TrimStart(Whitespace);
}
