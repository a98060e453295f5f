using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>The words of published lists for what kind of establishment it is.</summary>
internal static class SchoolTypes
{
    /// <summary>The most telling word first: "Independent special school" is an independent school to its own sheet.</summary>
    private static readonly (string Word, SchoolType Type)[] Words =
    [
        ("independent", SchoolType.Independent), ("pupil referral", SchoolType.Pru), ("pru", SchoolType.Pru),
        ("otherwise than at school", SchoolType.Eotas), ("eotas", SchoolType.Eotas), ("special", SchoolType.Special),
        ("further education", SchoolType.FurtherEducation), ("sixth form college", SchoolType.FurtherEducation), ("nursery", SchoolType.Nursery),
        ("middle", SchoolType.Middle), ("all-through", SchoolType.Middle), ("primary", SchoolType.Primary), ("infant", SchoolType.Primary),
        ("junior", SchoolType.Primary), ("secondary", SchoolType.Secondary),
    ];

    public static SchoolType Of(params ReadOnlySpan<string?> published)
    {
        var text = string.Join(' ', published.ToArray());
        return Words.FirstOrDefault(w => text.Contains(w.Word, StringComparison.OrdinalIgnoreCase)).Type;
    }
}
