namespace Safeguarding.Local.Engines;

/// <summary>The emulators, each on free ports of its own; what the app sees are the fronts before them.</summary>
internal static class Emulators
{
    public const string CosmosKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";
    public const string StorageAccount = "devstoreaccount1";
    public const string StorageKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static async Task<NodePackages> PrepareAsync(string folder, Action<string> progress, CancellationToken cancellation)
    {
        await NodeRuntime.RequireAsync(cancellation);
        var packages = new NodePackages(folder, progress);
        await packages.EnsureInstalledAsync(cancellation);
        return packages;
    }

    /// <returns>Ports: blob, then queue.</returns>
    public static Task<NodeProcess> StartAzuriteAsync(NodePackages packages, string folder, CancellationToken cancellation) =>
        NodeProcess.StartAsync(
            "Azurite",
            folder,
            [
                packages.Script("Azurite", "azurite/dist/src/azurite.js"),
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
                "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            ],
            [Listening("Blob"), Listening("Queue")],
            cancellation);

    public static Task<NodeProcess> StartCosmosAsync(NodePackages packages, string folder, CancellationToken cancellation)
    {
        packages.Script("The Cosmos DB server", "@vercel/cosmosdb-server/lib/index.js");
        return NodeProcess.StartAsync(
            "The Cosmos DB server",
            folder,
            [Path.Combine(folder, "cosmos.cjs")],
            [@"Ready to accept HTTP connections at \S+:(?<port>\d+)"],
            cancellation);
    }

    private static string Listening(string service) => $@"Azurite {service} service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)";
}
