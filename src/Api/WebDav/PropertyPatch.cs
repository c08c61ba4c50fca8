using Api.Http;
using Api.WebDav.Properties;
using Commands;
using Domain;
using Domain.Nodes;
using Domain.Tags;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>What a PROPPATCH comes to: every instruction applied in order, or which of them cannot be. RFC 4918 §9.2.</summary>
internal sealed class PropertyPatch
{
    private static readonly QName WindowsMtime = new("urn:schemas-microsoft-com:", "Win32LastModifiedTime");

    private readonly Dictionary<QName, Property?> _dead = [];
    private readonly Dictionary<QName, (int Status, string? Condition)> _refused = [];
    private readonly List<QName> _names = [];
    private readonly bool _isOfExisting;
    private readonly bool _mayMark;
    private DateTimeOffset? _mtime;
    private IReadOnlyList<Tag>? _tags;
    private bool? _isFavorite;

    /// <param name="isOfExisting">It is about something that is there: only that has tags.</param>
    /// <param name="mayMark">The caller keeps favorites.</param>
    public PropertyPatch(IReadOnlyList<PropertyInstruction> instructions, bool isOfExisting = false, bool mayMark = false)
    {
        (_isOfExisting, _mayMark) = (isOfExisting, mayMark);
        foreach (var instruction in instructions)
        {
            if (!_names.Contains(instruction.Name)) _names.Add(instruction.Name);
            Apply(instruction);
        }
    }

    /// <summary>Nothing is to be changed, because something cannot be.</summary>
    public bool IsRefused => _refused.Count > 0;

    /// <summary>Something changes that everybody sees, not only a mark of the caller's own.</summary>
    public bool IsForAll => _dead.Count > 0 || _mtime is not null || _tags is not null;

    public bool SetsTags => _tags is not null;

    /// <param name="tags">Those that the thing has.</param>
    public PropertyChange Change(IReadOnlyList<string>? tags = null) => new(
        [.. _dead.Values.OfType<Property>()],
        [.. _dead.Where(change => change.Value is null).Select(change => new PropertyName(change.Key.Namespace, change.Key.Name))],
        _mtime, _tags is null ? null : new TagChange(tags ?? [], _tags), _isFavorite);

    /// <summary>The fate of each name, once: its own, or 424 because of another's.</summary>
    public void Write(MultistatusWriter writer)
    {
        var fates = _names.GroupBy(name =>
            _refused.TryGetValue(name, out var fate) ? fate
            : IsRefused ? (StatusCodes.Status424FailedDependency, null)
            : (StatusCodes.Status200OK, (string?)null));
        foreach (var fate in fates)
        {
            writer.StartPropStat();
            foreach (var name in fate) writer.EmptyProperty(new PropertyTag(name));
            writer.EndPropStat(fate.Key.Item1, fate.Key.Item2);
        }
    }

    private void Apply(PropertyInstruction instruction)
    {
        var name = instruction.Name;

        // The sync clients and rclone set a file's time by these two, Windows by its own, which it also wants to read back.
        if (name is (Ns.Dav, "lastmodified" or "getlastmodified") || (name == WindowsMtime && !instruction.IsRemoval))
        {
            if (instruction.IsRemoval) Refuse(name);
            else if (Time(instruction.Text) is { } mtime) _mtime = mtime;
            else if (name != WindowsMtime) _refused[name] = (StatusCodes.Status409Conflict, null);
            if (name != WindowsMtime) return;
        }
        else if (_isOfExisting && name == Marked.Tags.Tag.Name)
        {
            _tags = instruction.IsRemoval ? [] : Tag.ParseList(instruction.Text, out _);
            if (_tags is null) _refused[name] = (StatusCodes.Status409Conflict, null);
            return;
        }
        else if (_mayMark && name == Marked.Favorite.Tag.Name)
        {
            _isFavorite = instruction.IsRemoval ? false : Flag(instruction.Text);
            if (_isFavorite is null) _refused[name] = (StatusCodes.Status409Conflict, null);
            return;
        }
        else if (Known.Properties.Find(name) is not null)
        {
            Refuse(name);
            return;
        }

        _dead[name] = instruction.IsRemoval ? null : new Property(name.Namespace, name.Name, instruction.Xml);
    }

    private void Refuse(QName name) => _refused[name] = (StatusCodes.Status403Forbidden, ErrorBody.CannotModifyProtectedProperty);

    private static bool? Flag(string text) => text.Trim() switch
    {
        "1" or "true" => true,
        "0" or "false" or "" => false,
        _ => null,
    };

    /// <summary>Seconds since 1970, or a date of HTTP.</summary>
    private static DateTimeOffset? Time(string text) => HttpDate.TryParse(text.Trim(), out var date) ? date : ClientTime.Parse(text);
}
