using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GraphQl.Transport;

/// <summary>
/// A request with files: <c>operations</c>, then <c>map</c>, then the files, each to be put at the places the map says.
/// <see href="https://github.com/jaydenseric/graphql-multipart-request-spec">Multipart request specification 2.0</see>
/// </summary>
internal static class MultipartRequest
{
    public static bool IsOne(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true;

    public static async ValueTask<RequestParameters> ReadAsync(
        HttpRequest request, TransportOptions options, UploadedFiles files, CancellationToken ct)
    {
        if (!options.Uploads.IsAllowed)
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "Uploads are not served here.");
        Preflight.Check(request, options);
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary)) throw Wrong("The content type has no boundary.");
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Uploads.TotalBytesMax + (2L * options.Uploads.FieldBytesMax);
        try
        {
            return await ReadPartsAsync(new(boundary, request.Body), options, files, ct);
        }
        catch (Exception exception) when (exception is (IOException and not BadHttpRequestException) or InvalidDataException)
        {
            throw Wrong("The multipart body cannot be read.");
        }
    }

    private static async ValueTask<RequestParameters> ReadPartsAsync(
        MultipartReader parts, TransportOptions options, UploadedFiles files, CancellationToken ct)
    {
        using var operations =
            RequestReader.ParseJson(await ReadFieldAsync(parts, "operations", options, ct), options, "operations is no JSON.");
        using var map = RequestReader.ParseJson(await ReadFieldAsync(parts, "map", options, ct), options, "map is no JSON.");
        var parameters = RequestReader.ReadText(() => RequestParameters.Read(operations.RootElement));
        if (parameters.Query is null && parameters.DocumentId is null && parameters.Extensions is null)
            throw Wrong("operations has no query.");
        var paths = RequestReader.ReadText(() => UploadMap.Read(map.RootElement, parameters, options));

        var (totalBytes, uploads) = (0L, options.Uploads);
        while (await parts.ReadNextSectionAsync(ct) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)) throw Wrong("A part has no name.");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            // A file that the map does not know has no place; it is read over.
            if (!paths.Contains(name)) continue;
            if (!disposition.FileName.HasValue && !disposition.FileNameStar.HasValue) throw Wrong($"The part {name} is no file.");
            var file = await ReadFileAsync(part, disposition, uploads, files, ct);
            if ((totalBytes += file.SizeBytes) > uploads.TotalBytesMax) throw TooLarge();
            paths.Put(name, file);
        }

        if (paths.Missing is { } missing) throw Wrong($"The file {missing} is missing.");
        return parameters;
    }

    private static async ValueTask<UploadedFile> ReadFileAsync(
        MultipartSection part, ContentDispositionHeaderValue disposition, UploadOptions options, UploadedFiles files, CancellationToken ct)
    {
        var content = new FileBufferingReadStream(part.Body, options.MemoryBytesMax, options.FileBytesMax, Path.GetTempPath());
        files.Add(content);
        try
        {
            await content.DrainAsync(ct);
        }
        catch (IOException) when (content.Length >= options.FileBytesMax)
        {
            throw TooLarge();
        }

        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        var type = MediaTypeHeaderValue.TryParse(part.ContentType, out var parsed) ? parsed.MediaType.Value! : "application/octet-stream";
        return new(name.Value!, type, content);
    }

    private static async ValueTask<byte[]> ReadFieldAsync(
        MultipartReader parts, string name, TransportOptions options, CancellationToken ct)
    {
        var part = await parts.ReadNextSectionAsync(ct);
        if (part is null || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value != name)
            throw Wrong($"The next part has to be {name}.");
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = await part.Body.ReadAsync(buffer, ct)) > 0;)
        {
            if (text.Length + read > options.Uploads.FieldBytesMax) throw TooLarge();
            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }

    internal static RequestRefusedException Wrong(string message) => new(StatusCodes.Status400BadRequest, message);

    private static RequestRefusedException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "The upload is too large.");
}
