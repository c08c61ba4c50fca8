namespace Api.Graph.Received;

/// <summary>What others share with the caller; what they declined or hid too, marked as such.</summary>
internal static class SharedWithMe
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct) => GraphAnswer.List(
        await ReceivedItem.AllAsync(request, ct), request.Query.HasCount, (json, item) => item.Write(json, request));
}
