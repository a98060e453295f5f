using System.Text;
using System.Text.Json;

namespace Safeguarding.Reports;

/// <summary>One report with all its events and amendments is one document (design 4, rule 5): this keeps it below the store's 2 MB with room to spare.</summary>
public static class DocumentRoom
{
    /// <summary>However many desks hear of however much.</summary>
    public const int MostRoutes = 500;

    private const int MostBytes = 1_750_000;

    // What one of each takes at most as it is stored, from the largest that the samples make.
    private const int OfARoute = 2_400;
    private const int OfAnEffect = 250;
    private const int OfAFinding = 250;

    public static bool Holds(Report report) => report.Routes.Count <= MostRoutes && Bytes(report) <= MostBytes;

    private static long Bytes(Report report) => Bytes(report.Content) + (report.InForce is { } now ? Bytes(now.Content) : 0)
        + report.Events.Sum(e => Bytes(e.Content) + ((long)e.Warnings.Count * OfAFinding))
        + report.Amendments.Sum(a => ((long)a.Effects.Count * OfAnEffect) + ((long)a.Warnings.Count * OfAFinding) + ((long)a.ReadBefore.Count * OfAnEffect) + (a.Reason?.Length ?? 0))
        + ((long)report.Routes.Count * OfARoute) + ((long)report.Warnings.Count * OfAFinding);

    private static long Bytes(JsonElement content) => Encoding.UTF8.GetByteCount(content.GetRawText());
}
