namespace Api.Graph.Drives;

/// <summary>Disables a space; one that is disabled is deleted for good with the header <c>Purge: T</c>.</summary>
internal static class DeleteDrive
{
    private const string PurgeHeader = "Purge";

    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var (target, refusal) = await DriveTarget.FindUnchangedAsync(request, ct);
        if (target is null) return refusal!;
        var space = target.Drive.Space;

        // A personal space goes with its account, not by its owner's hand.
        if (!target.IsAdministered && (space.IsPersonal || !target.Manages)) return GraphRefusal.Forbidden;
        var isPurged = ChangeDrive.IsSet(request.Http.Headers[PurgeHeader]);
        var spaces = request.Services.Spaces;
        return await request.CommandAsync(
            target.Reason, by => isPurged ? spaces.DeleteAsync(by, space.Id, ct) : spaces.DisableAsync(by, space.Id, ct), ct)
            is { } no ? no : GraphAnswer.NoContent;
    }
}
