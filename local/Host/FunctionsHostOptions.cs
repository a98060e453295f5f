namespace Safeguarding.Local.Host;

internal sealed record FunctionsHostOptions(string ScriptRoot, PortChoice Port)
{
    /// <summary>The app settings, given to the app as environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>What the triggers listen on; apart from the settings, so that a fault set for the app spares the host's own polling.</summary>
    public required string TriggerStorage { get; init; }

    /// <summary>After the third failure of an app that had been up, go on as the platform would, which starts a host that shut down again.</summary>
    public bool StartsAgain { get; init; }

    public IReadOnlyDictionary<string, string> HostJsonOverrides { get; init; } = new Dictionary<string, string>();
}
