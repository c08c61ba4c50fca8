using Api.GraphQl.Requests;
using Domain;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core.People;

namespace Api.GraphQl.Types;

/// <summary>A picture, and whose it is.</summary>
internal sealed record PhotoView(UserId Person, PhotoRow Row);

/// <summary>type Photo, and Person.photo.</summary>
internal static class PhotoType
{
    private const string Name = "Photo";

    public static readonly ObjectType<PhotoView> Definition = new(Name, "A picture that others see somebody by.",
    [
        new("url", "String!", (photo, context) =>
                new($"{context.Request.Api.PublicUrl}/graph/v1.0/users/{photo.Person.Value:D}/photo/$value"),
            "Where it is, for who is signed in."),
        new("mimeType", "String!", photo => photo.Row.MimeType, "What kind of image it is."),
        new("size", "Long!", photo => photo.Row.SizeBytes, "Its bytes."),
        new("etag", "String!", photo => $"\"{photo.Row.Position:x}\"", "Changes with the picture."),
    ]);

    public static readonly Field<PersonView> OfPerson = new(
        "photo", Name, ResolveAsync, "The picture that others see them by; null for guests, who look nobody up.");

    private static async ValueTask<object?> ResolveAsync(PersonView person, FieldContext context) =>
        (person.IsFull || context.Request.User.Role.Shares) && !person.User.IsDeleted
        && await context.Loaders.Photos.LoadAsync(person.User.Id) is { } photo
            ? new PhotoView(person.User.Id, photo)
            : null;
}
