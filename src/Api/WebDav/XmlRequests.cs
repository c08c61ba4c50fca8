using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>Request bodies that are XML.</summary>
internal static class XmlRequests
{
    extension(DavRequest request)
    {
        /// <summary>The parsed body, or why not: 400, 413, or <paramref name="wrongRootStatus"/> for another request's body.</summary>
        public async ValueTask<(T? Body, DavRefusal? Refusal)> ReadXmlAsync<T>(
            Func<ReadOnlyMemory<byte>, XmlLimits, T> parse, CancellationToken ct,
            int wrongRootStatus = StatusCodes.Status422UnprocessableEntity)
            where T : class
        {
            try
            {
                var body = await XmlBody.ReadAsync(request.Request.BodyReader, XmlLimits.Default, ct);
                return (parse(body, XmlLimits.Default), null);
            }
            catch (XmlBodyException refused)
            {
                var status = refused.Error switch
                {
                    XmlBodyError.TooLarge => StatusCodes.Status413PayloadTooLarge,
                    XmlBodyError.WrongRoot => wrongRootStatus,
                    _ => StatusCodes.Status400BadRequest,
                };
                return (null, new(status, refused.Message));
            }
        }
    }
}
