using System.Text.Json;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// What a report says, as plain tags that a table of duties can name: "concern:trafficking", "immediate-danger", "sender:police",
/// "age:approaching-18", "status:care-order", "sexual-abuse:disclosed", "has:intelligence". No tag is a score and none is weighed (paragraphs 32-33).
/// </summary>
public static class ContentFacts
{
    /// <param name="concerns">Concern types or risk markers of the kind.</param>
    public static IReadOnlySet<string> Of(RoutingRequest request, string kind, IEnumerable<string> concerns, bool immediateDanger) => new HashSet<string>(
    [
        $"kind:{kind}",
        .. Tag(request.SenderType is not null, $"sender:{request.SenderType}"),
        .. concerns.Select(c => $"concern:{c}"),
        .. Tag(immediateDanger, "immediate-danger"),
        .. Tag(request.Content.Flag("concern", "mayGoMissing"), "may-go-missing"),
        .. request.Content.Texts("concern", "sexualAbuse").Select(c => $"sexual-abuse:{c}"),
        .. Tag(request.Content.At("intelligence").SaysAnything(), "has:intelligence"),
        .. request.Children.SelectMany(c => OfChild(request.Of(c), LondonTime.Local(request.ReceivedAt).Date)),
    ]);

    private static IEnumerable<string> OfChild(JsonElement child, LocalDate today) =>
    [
        .. child.Texts("legalStatus").Select(s => $"status:{s}"),
        .. Tag(child.Text("communicationAdvice") is not null, "has:communication-advice"),
        .. WireTime.Read(child.Text("dateOfBirth"))?.Date is { } born && Age(born, today) is { } age ? Tag(true, age) : [],
    ];

    private static IEnumerable<string> Tag(bool holds, string tag) => Enumerable.Repeat(tag, holds ? 1 : 0);

    /// <summary>Duties to a child last until 00:00 London of the 18th birthday (paragraph 162), so the day itself is the first of an adult.</summary>
    private static string? Age(LocalDate born, LocalDate today)
    {
        var eighteen = EighteenthBirthday(born);
        return today >= eighteen ? "age:18-or-over"
            : today >= eighteen.PlusDays(-Limits.Value(LimitIds.ApproachingEighteen)) ? "age:approaching-18"
            : null;
    }

    /// <summary>Born on 29 February: 1 March, the later of the two readings, because protection must not end early.</summary>
    private static LocalDate EighteenthBirthday(LocalDate born)
    {
        var birthday = born.PlusYears(18);
        return birthday.Day == born.Day ? birthday : birthday.PlusDays(1);
    }
}
