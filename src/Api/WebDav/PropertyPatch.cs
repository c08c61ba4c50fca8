using Api.Http;
using Api.WebDav.Properties;
using Commands;
using Domain;
using Domain.Nodes;
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
    private DateTimeOffset? _mtime;

    public PropertyPatch(IReadOnlyList<PropertyInstruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            if (!_names.Contains(instruction.Name)) _names.Add(instruction.Name);
            Apply(instruction);
        }
    }

    /// <summary>Nothing is to be changed, because something cannot be.</summary>
    public bool IsRefused => _refused.Count > 0;

    public PropertyChange Change => new(
        [.. _dead.Values.OfType<Property>()],
        [.. _dead.Where(change => change.Value is null).Select(change => new PropertyName(change.Key.Namespace, change.Key.Name))],
        _mtime);

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
        else if (Known.Properties.Find(name) is not null)
        {
            Refuse(name);
            return;
        }

        _dead[name] = instruction.IsRemoval ? null : new Property(name.Namespace, name.Name, instruction.Xml);
    }

    private void Refuse(QName name) => _refused[name] = (StatusCodes.Status403Forbidden, ErrorBody.CannotModifyProtectedProperty);

    /// <summary>Seconds since 1970, or a date of HTTP.</summary>
    private static DateTimeOffset? Time(string text) => HttpDate.TryParse(text.Trim(), out var date) ? date : ClientTime.Parse(text);
}
