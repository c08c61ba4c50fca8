using System.Text.Json;
using WebDav;

namespace Api.Ocs;

/// <summary>
/// A value that is written the same way as XML and as JSON.
/// In XML a flag is 1 or 0, and a list's members are <c>element</c>s.
/// </summary>
internal abstract class OcsValue
{
    private OcsValue() { }

    public static OcsValue Object(params (string Name, OcsValue Value)[] members) => new Members(members);

    public static OcsValue List(params OcsValue[] elements) => new Elements(elements);

    public static implicit operator OcsValue(string text) => new Text(text);

    public static implicit operator OcsValue(long number) => new Number(number);

    public static implicit operator OcsValue(bool flag) => new Flag(flag);

    public abstract void WriteTo(Utf8JsonWriter json);

    public abstract void WriteTo(XmlBuffer xml);

    private sealed class Text(string text) : OcsValue
    {
        public override void WriteTo(Utf8JsonWriter json) => json.WriteStringValue(text);

        public override void WriteTo(XmlBuffer xml) => xml.Text(text);
    }

    private sealed class Number(long number) : OcsValue
    {
        public override void WriteTo(Utf8JsonWriter json) => json.WriteNumberValue(number);

        public override void WriteTo(XmlBuffer xml) => xml.Number(number);
    }

    private sealed class Flag(bool flag) : OcsValue
    {
        public override void WriteTo(Utf8JsonWriter json) => json.WriteBooleanValue(flag);

        public override void WriteTo(XmlBuffer xml) => xml.Raw(flag ? "1"u8 : "0"u8);
    }

    private sealed class Members(IReadOnlyList<(string Name, OcsValue Value)> members) : OcsValue
    {
        public override void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        public override void WriteTo(XmlBuffer xml)
        {
            foreach (var (name, value) in members) Element(xml, name, value);
        }
    }

    private sealed class Elements(IReadOnlyList<OcsValue> elements) : OcsValue
    {
        public override void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartArray();
            foreach (var element in elements) element.WriteTo(json);
            json.WriteEndArray();
        }

        public override void WriteTo(XmlBuffer xml)
        {
            foreach (var element in elements) Element(xml, "element", element);
        }
    }

    private static void Element(XmlBuffer xml, string name, OcsValue value)
    {
        xml.Raw($"<{name}>");
        value.WriteTo(xml);
        xml.Raw($"</{name}>");
    }
}
