using Safeguarding.Reports;

namespace Safeguarding.Intake;

/// <summary>Fields of an amendment (design 7).</summary>
public static class AmendmentFields
{
    private static readonly FieldSyntax Amendment = new("design 7; WG37941 paragraph 271: what was recorded first is kept as evidence");

    public static readonly IReadOnlyList<Field> All =
    [
        Amendment.Text("reference"), Amendment.Time("sentAt"),
        Amendment.Code("type", [.. SendersTypes.Names]) with { DecidesRouting = true },
        Amendment.Text("child") with { DecidesRouting = true },
        Amendment.Code("reasonCode", [.. AmendmentReasons.All.Select(r => r.Code)]),
        Amendment.Text("reason"),
        Amendment.Object("actingPerson", Amendment.Text("id"), Amendment.Text("name"), Amendment.Text("role")),
        Amendment.Any("changes"),
    ];
}

/// <summary>The types that a sender may send, as they are written on the wire.</summary>
internal static class SendersTypes
{
    private static readonly Dictionary<string, AmendmentType> ByName = new[] { AmendmentType.Correct, AmendmentType.Add, AmendmentType.Withdraw }.ToDictionary(t => t.Name());

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static AmendmentType? Find(string? name) => name is not null && ByName.TryGetValue(name, out var type) ? type : null;
}
