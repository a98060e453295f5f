using System.Text.Json;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>An authority that a report names.</summary>
/// <param name="FromPostcode">Nobody wrote it: the directory's table has exactly this one for the postcode.</param>
public sealed record NamedAuthority(string Code, bool FromPostcode = false)
{
    /// <summary>The rule as the receipt cites it, so that a reader sees what the route rests on.</summary>
    public RoutingRule By(RoutingRule rule) =>
        FromPostcode ? rule with { Citation = rule.Citation + "; no authority was written: taken from the postcode, domain 4.1" } : rule;
}

/// <summary>
/// The authority of a place: as written, right or wrong; only where none is written, of its postcode. Border postcodes straddle, so one that lies in
/// several authorities decides nothing and a person finds out (domain 4.1; design rule 8).
/// </summary>
public static class PlaceAuthority
{
    /// <summary>A place and the field beside it that names its authority too: what is written in either wins over the postcode.</summary>
    private static readonly Dictionary<string, string> WrittenBeside = new()
    {
        ["homeAddress"] = "homeAuthority",
        ["currentPlace"] = "currentAuthority",
        ["placementAddress"] = "placementAuthority",
    };

    /// <summary>Of the place at a path.</summary>
    public static NamedAuthority? Of(DeskBook desks, JsonElement content, params ReadOnlySpan<string> path) =>
        content.At(path) is not { } place ? null
        : place.Authority("authority") is { } written ? new(written)
        : desks.AuthoritiesOfPostcode(place.Postcode("postcode")) is [var only] ? new(only, FromPostcode: true)
        : null;

    /// <summary>The child's home authorities, most certain first.</summary>
    public static IReadOnlyList<NamedAuthority> Homes(DeskBook desks, JsonElement child) => Named(desks, child, "homeAddress");

    /// <summary>Where the child is now, the plain field before the place.</summary>
    public static IReadOnlyList<NamedAuthority> Current(DeskBook desks, JsonElement child) => Named(desks, child, "currentPlace");

    /// <summary>Where the child is placed, the plain field before the address.</summary>
    public static NamedAuthority? Placement(DeskBook desks, JsonElement child) => Named(desks, child, "placementAddress") is [var first, ..] ? first : null;

    /// <summary>Warns where a postcode stands in for an authority, and where it cannot.</summary>
    /// <param name="name">Property of the place in <paramref name="of"/>.</param>
    public static void Check(DeskBook desks, JsonElement of, string name, string pointer, Findings findings)
    {
        if (of.Text(name, "authority") is not null || (WrittenBeside.TryGetValue(name, out var beside) && of.Text(beside) is not null))
        {
            return;
        }
        switch (desks.AuthoritiesOfPostcode(of.Postcode(name, "postcode")))
        {
            case [var only]:
                findings.Warn($"{pointer}/postcode", "authority-from-postcode", only);
                break;
            case { Count: > 1 } several:
                findings.Warn($"{pointer}/postcode", "postcode-of-several-authorities", string.Join(", ", several));
                break;
        }
    }

    private static IReadOnlyList<NamedAuthority> Named(DeskBook desks, JsonElement child, string place)
    {
        IReadOnlyList<NamedAuthority> written =
            [.. new[] { child.Authority(WrittenBeside[place]), child.Authority(place, "authority") }.OfType<string>().Distinct().Select(a => new NamedAuthority(a))];
        return written.Count > 0 ? written : Of(desks, child, place) is { } found ? [found] : [];
    }
}
