using Domain;
using EventStore;

namespace Commands;

/// <summary>The envelope as what the store keeps beside an event.</summary>
internal static class Metadata
{
    /// <summary>UTF-16 units of a text that a client chose: enough for every honest one, and no way to swell events.</summary>
    public const int ClientTextMax = 256;

    extension(Envelope by)
    {
        public EventMetadata ToMetadata() => new(
            EnvelopeJson.Write(by with
            {
                ClientAddress = by.ClientAddress.Shortened(),
                UserAgent = by.UserAgent.Shortened(),
                RequestId = by.RequestId.Value.Shortened(ClientTextMax),
            }),
            by.Correlation.ToString(),
            by.Causation,
            by.Actor.Value.ToString());
    }

    extension(Personal? text)
    {
        private Personal? Shortened() => text is { } value ? new Personal(value.Value.Shortened(ClientTextMax)) : default(Personal?);
    }
}
