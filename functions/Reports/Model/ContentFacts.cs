using System.Text.Json;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// What a report says, as plain tags that a table of duties can name: "concern:trafficking", "immediate-danger", "sender:police",
/// "age:approaching-18", "status:care-order", "sexual-abuse:disclosed", "has:intelligence", "placement:secure". No tag is a score and none is weighed (paragraphs 32-33).
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
        .. request.Content.Codes("concern", "sexualAbuse").Select(c => $"sexual-abuse:{c}"),
        .. Tag(request.Content.At("intelligence").SaysAnything(), "has:intelligence"),
        .. Tag(request.Content.At("notSafeToShare").SaysAnything(), "has:not-safe-to-share"),
        .. request.Children.SelectMany(c => OfChild(request.Of(c), LondonTime.Local(request.ReceivedAt).Date)),
    ]);

    private static IEnumerable<string> OfChild(JsonElement child, LocalDate today) =>
    [
        .. child.Codes("legalStatus").Select(s => $"status:{s}"),
        .. Tag(child.Text("communicationAdvice") is not null, "has:communication-advice"),
        .. Tag(child.At("notSafeToShare").SaysAnything(), "has:not-safe-to-share"),
        .. Tag(child.Code("placementType") is not null, $"placement:{child.Code("placementType")}"),
        .. WireTime.Read(child.Text("dateOfBirth"))?.Day is { } born && born <= today ? Ages(born, today) : [],
    ];

    private static IEnumerable<string> Tag(bool holds, string tag) => Enumerable.Repeat(tag, holds ? 1 : 0);

    /// <summary>
    /// Duties to a child last until 00:00 London of the 18th birthday (paragraph 162), so the day itself is the first of an adult. An age opens
    /// duties and is no threshold of any (paragraphs 12 and 28).
    /// </summary>
    private static IEnumerable<string> Ages(LocalDate born, LocalDate today)
    {
        var eighteen = Birthday(born, Limits.Value(LimitIds.AdultAge));
        return
        [
            .. Tag(today < Birthday(born, 13), "age:under-13"),
            .. Tag(today >= Birthday(born, 16) && today < eighteen, "age:16-or-17"),
            .. Tag(today < eighteen && today >= eighteen.PlusDays(-Limits.Value(LimitIds.ApproachingEighteen)), "age:approaching-18"),
            .. Tag(today >= eighteen, "age:18-or-over"),
            .. Tag(today >= eighteen && today < Birthday(born, 21), "age:18-to-20"),
        ];
    }

    /// <summary>Born on 29 February: 1 March, the later of the two readings, because protection must not end early.</summary>
    private static LocalDate Birthday(LocalDate born, int years)
    {
        var birthday = born.PlusYears(years);
        return birthday.Day == born.Day ? birthday : birthday.PlusDays(1);
    }
}
