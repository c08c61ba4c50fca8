using System.Text.Json;
using Api.Http;

namespace Api.Graph.Drives;

/// <summary>One line of a list of drives: what lists are filtered and sorted by, and how the rest is written.</summary>
internal sealed record DriveEntry(string Id, string Type, string Name, DateTimeOffset Mtime, Action<Utf8JsonWriter> Write)
{
    public static DriveEntry Of(DriveView view, GraphRequest request)
    {
        var drive = view.Drive;
        return new(
            FileIds.Of(request.Storage, drive.Space.Id), DriveView.TypeOf(drive), drive.Space.Name, drive.Mtime,
            json => view.WriteTo(json, request));
    }
}
