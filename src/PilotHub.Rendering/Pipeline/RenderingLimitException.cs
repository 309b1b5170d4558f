namespace PilotHub.Rendering.Pipeline;

/// <summary>Content asked for more work or output than its length warrants; it is then shown as it was written.</summary>
internal sealed class RenderingLimitException(RenderingFallback reason) : Exception
{
    public RenderingFallback Reason => reason;
}
