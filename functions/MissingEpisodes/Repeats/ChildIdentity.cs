using System.Text.Json;
using NodaTime.Text;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a child of one report can be matched by (domain 2.5): family name with first initial and date of birth, and an NHS number whose check digit
/// is right. A child without enough detail has nothing to be matched by: nothing is matched, and nothing is refused.
/// </summary>
public static class ChildIdentity
{
    /// <summary>The canonical identities of a child, the surest first. They identify a child: they are hashed at once and never stored or logged.</summary>
    internal static IEnumerable<(MatchBasis Basis, string[] Parts)> Of(JsonElement child)
    {
        if (NhsNumber(child) is { } number)
        {
            yield return (MatchBasis.NhsNumber, [number]);
        }
        var (family, given, born) = (NameFolding.Fold(child.Text("familyName")), NameFolding.Fold(child.Text("givenNames")), DateOfBirth(child));
        if (family.Length > 0 && given.Length > 0 && born is not null)
        {
            yield return (MatchBasis.NameAndDateOfBirth, [family, given.EnumerateRunes().First().ToString(), born]);
        }
    }

    /// <summary>Null where the number of the child is none that could be right.</summary>
    public static string? NhsNumber(JsonElement child) => Reports.NhsNumber.Read(child.Text("nhsNumber"));

    private static string? DateOfBirth(JsonElement child) => WireTime.Read(child.Text("dateOfBirth"))?.Day is { } born
        ? LocalDatePattern.Iso.Format(born)
        : null;
}
